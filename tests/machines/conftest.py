"""The machines' counts reach the terminal through each test's properties, so that they survive parallel workers."""

from __future__ import annotations

import logging
from collections.abc import Generator

import pytest

from tests.machines.tally import Tally


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "machine" and getattr(report, "when", "") == "call":
                    terminalreporter.section(f"machine {report.nodeid.rpartition('::')[2]}")
                    for line in Tally.load(str(value)).summary():
                        terminalreporter.line(line)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """What scripts log is not gathered: a list of all records, which every script that logs can reach, soon leads to
    more objects than a session looks at."""
    root = logging.getLogger()
    handlers = list(root.handlers)
    root.handlers[:] = [one for one in handlers if not type(one).__module__.startswith("_pytest.")]
    try:
        return (yield)
    finally:
        root.handlers[:] = handlers
