"""Every script under `regressions/`, with its own events: reuse shows what a full rerun shows, after every step.

Each file is one trap (`traps.py` says how it is written).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.machines.sessions import Twin
from tests.machines.traps import FOLDER, read_trap

TRAPS: Final = sorted(FOLDER.glob("*.py"))

pytestmark = pytest.mark.filterwarnings("ignore")


def test_there_are_traps() -> None:
    assert len(TRAPS) >= 50


@pytest.mark.parametrize("path", TRAPS, ids=lambda path: path.stem)
def test_regression(path: Path, tmp_path: Path) -> None:
    trap = read_trap(path)
    twin = Twin(tmp_path, trap.text, trap.modules)
    try:
        for action in trap.actions:
            twin.step(action)
    finally:
        twin.close()
