"""The lines of `--log-runs`: nothing is lost, long lists are cut, endings are said."""

from __future__ import annotations

from typing import Any

import pytest

from flowc.cli.browser import has_browser
from flowc.cli.run_log import run_lines
from flowc_runtime.events import EndingKind, RunReport, SlotReport


def _slot(line: int, label: str = "", reason: str = "", last: int = 0) -> SlotReport:
    return SlotReport(cell=label or f"L{line}", lines=(line, last or line), reason=reason)


def _lines(**fields: Any) -> list[str]:
    whole: dict[str, Any] = {
        "run": 3,
        "seq": 2,
        "ending": "normal",
        "executed": (),
        "reused": (),
        "needless": (),
        "milliseconds": 12.34,
    }
    return [line.plain for line in run_lines("session 3", RunReport(**{**whole, **fields}), "reuse")]


def test_summary_counts_everything() -> None:
    a, b, c = _slot(4, "n", "n changed"), _slot(5), _slot(7, last=9)
    lines = _lines(executed=(a, b), reused=(c, c, _slot(1)), needless=(b,))
    assert lines == [
        "run 3  session 3  executed 2  reused 3  needless 1  12.3 ms",
        "  ▸ n L4  n changed",
        "  ▸ L5  (needless: same outcome as before)",
        "  = L7–9 ×2, L1",
    ]


def test_long_lists_are_cut_and_say_so() -> None:
    executed = tuple(_slot(n, reason=f"reason {n}") for n in range(1, 101))
    lines = _lines(executed=executed, reused=tuple(_slot(n) for n in range(200, 300)))
    assert "executed 100  reused 100" in lines[0]
    assert lines[-2] == "    … and 70 more"
    assert lines[-1].endswith(", … and 88 more")
    assert len(lines) == 33


def test_what_executes_for_one_reason_is_one_line() -> None:
    first_run = tuple(_slot(n, reason="first run") for n in range(1, 21))
    lines = _lines(executed=(*first_run, _slot(30, reason="n changed")))
    assert lines[1].startswith("  ▸ L1, L2, ")
    assert lines[1].endswith("L12, … and 8 more  first run")
    assert lines[2] == "  ▸ L30  n changed"
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("exception", "ended by an exception"),
        ("stop", "ended by st.stop"),
        ("rerun", "ended by st.rerun"),
        ("preempted", "ended by a newer event"),
    ],
)
def test_endings_are_said(ending: EndingKind, said: str) -> None:
    assert _lines(ending=ending)[0].endswith(said)


def test_seconds_and_restarts() -> None:
    assert _lines(milliseconds=2345.6, restarts=2)[0].endswith("restarts 2  2.35 s")


@pytest.mark.parametrize(
    ("environment", "platform", "opens"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({"BROWSER": "firefox"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "a b"}, "darwin", False),
    ],
)
def test_a_browser_is_opened_only_on_a_desktop(environment: dict[str, str], platform: str, opens: bool) -> None:
    assert has_browser(environment, platform) is opens
