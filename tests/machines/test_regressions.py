"""Every script under `regressions/`, with its own events: reuse shows what a full rerun shows, after every step.

Each file is one trap: the first comment says what may go wrong, the second lists the events after the first run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.machines.actions import Again, parse
from tests.machines.sessions import Twin

FOLDER: Final = Path(__file__).parent / "regressions"
TRAPS: Final = sorted(FOLDER.glob("*.py"))

pytestmark = pytest.mark.filterwarnings("ignore")


def test_there_are_traps() -> None:
    assert len(TRAPS) >= 50


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.stem)
def test_regression(trap: Path, tmp_path: Path) -> None:
    text = trap.read_text(encoding="utf-8")
    why, events = text.splitlines()[:2]
    assert why.startswith("# "), "the first line says what the trap is"
    assert events.startswith("# events: "), "the second line says what happens at the page"
    twin = Twin(tmp_path, text)
    try:
        for action in (Again(), *parse(events.removeprefix("# events: "))):
            twin.step(action)
    finally:
        twin.close()
