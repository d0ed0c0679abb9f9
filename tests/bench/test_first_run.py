"""What keeping account costs in a session's first run, against plain execution of the same script with the same `st`.

Both run in one process, one after the other, each in a new session with its own caches; the quickest of several counts,
since what else the machine does can only slow a run down. The first pair warms up imports, and lets the process learn
which loops are cheaper as one cell.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from flowc_runtime.cache import Caches
from flowc_runtime.events import Rerun
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Mode, Session

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
APPS: Final = [*sorted(EXAMPLES.glob("*.py")), *sorted(EXAMPLES.glob("*/app.py"))]
PAIRS: Final = 15
LARGER_OF: Final = (0.05, 1.0)
"""Allowed: this share of plain execution, or so many milliseconds."""

pytestmark = pytest.mark.filterwarnings("ignore")


@dataclass(frozen=True, slots=True)
class FirstRun:
    """Milliseconds."""

    plain: float
    traced: float

    @property
    def added(self) -> float:
        return self.traced - self.plain

    @property
    def allowed(self) -> float:
        share, least = LARGER_OF
        return max(share * self.plain, least)


@pytest.mark.parametrize("app", APPS, ids=lambda path: path.parent.name if path.stem == "app" else path.stem)
def test_keeping_account_of_a_first_run_is_cheap(
    app: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(app.parent)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    measured = measure(app)
    with capsys.disabled():
        print(
            f"\n{app.parent.name + '/' + app.stem:28} plain {measured.plain:8.2f} ms   traced {measured.traced:8.2f} ms"
            f"   added {measured.added:6.2f} ms = {measured.added / measured.plain:6.1%}"
        )
    assert measured.added < measured.allowed


def measure(app: Path) -> FirstRun:
    first_run(app, "full_rerun")
    first_run(app, "reuse")
    pairs = [(first_run(app, "full_rerun"), first_run(app, "reuse")) for _ in range(PAIRS)]
    return FirstRun(min(plain for plain, _ in pairs), min(traced for _, traced in pairs))


def first_run(app: Path, mode: Mode) -> float:
    session = Session(app, sink=QuietSink(), mode=mode, caches=Caches())
    try:
        return session.handle(Rerun(1)).milliseconds
    finally:
        session.close()
