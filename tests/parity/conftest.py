"""Prints what the parity tests compared, summed over all of them (and all workers), and draws in nobody's style."""

from __future__ import annotations

import importlib
import sys
from collections import Counter

import pytest

PREFIX = "parity "


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name.startswith(PREFIX) and isinstance(value, int):
                counts[name.removeprefix(PREFIX)] += value
    if counts:
        told = ", ".join(f"{value} {name}" for name, value in counts.items())
        terminalreporter.write_line(f"parity with real Streamlit: {told}")


collect_ignore = ["login_page"]
"""The tests of another project, as it were: `test_login_page.py` runs them."""


@pytest.fixture(autouse=True)
def plain_figures() -> None:
    """Other tests may have changed how this process draws (seaborn's styles); the oracle has a process of its own."""
    if "matplotlib" in sys.modules:
        importlib.import_module("matplotlib").rcdefaults()
