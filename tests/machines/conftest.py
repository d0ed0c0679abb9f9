"""The machines' counts reach the terminal through each test's properties, so that they survive parallel workers."""

from __future__ import annotations

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
