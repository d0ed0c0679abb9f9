"""Every trap has a script that shows it, in real Streamlit and in both of flowc's modes."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.parity.flowc_side import FlowcSession, Mode
from tests.parity.observed import Observed
from tests.parity.real_streamlit import ROOT, RealStreamlit
from tests.parity.traps import TRAPS, Trap

FOLDER: Final = ROOT / "tests" / "parity"
MODES: Final[tuple[Mode, ...]] = ("full_rerun", "reuse")
SHOWN: Final = [trap for trap in TRAPS if trap.script is not None]


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


def test_all_38_are_there_in_order() -> None:
    assert [trap.number for trap in TRAPS] == list(range(1, 39))
    assert len({trap.rule for trap in TRAPS}) == 38


def test_every_trap_names_scripts_and_tests_that_exist() -> None:
    named = [name for trap in TRAPS for name in (trap.script, *trap.also) if name is not None]
    assert [name for name in named if not _exists(name)] == []
    assert [trap.number for trap in TRAPS if trap.script is None and not any("::" in name for name in trap.also)] == []


@pytest.mark.parametrize("trap", SHOWN, ids=lambda trap: f"{trap.number}-{trap.script}")
def test_the_trap_is_seen(trap: Trap, real: RealStreamlit) -> None:
    script = FOLDER / "scripts" / f"{trap.script}.py"
    told = real.open(script)
    for step in trap.steps:
        told = real.step(step)
    assert _missed(trap, told) == []
    for mode in MODES:
        assert _missed(trap, _ours(script, mode, trap)) == []


def _ours(script: Path, mode: Mode, trap: Trap) -> Observed:
    session = FlowcSession(script, mode)
    try:
        told = session.open()
        for step in trap.steps:
            told = session.step(step)
    finally:
        session.close()
    return told


def _missed(trap: Trap, observed: Observed) -> list[str]:
    told = json.dumps([observed.page, observed.state, observed.stdout], ensure_ascii=False)
    return [
        *(f"{text!r} is not told in {told}" for text in trap.shows if text not in told.replace('\\"', '"')),
        *(f"{text!r} is told in {told}" for text in trap.never if text in told.replace('\\"', '"')),
    ]


def _exists(name: str) -> bool:
    module, _, function = name.partition("::")
    if not function:
        return (FOLDER / "scripts" / f"{name}.py").is_file()
    tree = ast.parse((FOLDER / module).read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in tree.body)
