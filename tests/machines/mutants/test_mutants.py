"""The prover is tested: with a mechanism switched off, a trap must show the difference."""

from __future__ import annotations

import pytest

from tests.machines.failures import mismatch_of
from tests.machines.mutants.mutant import Mutant
from tests.machines.mutants.switches import MUTANTS
from tests.machines.traps import FOLDER, read_trap

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_trap_notices(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant.switch(monkeypatch)
    assert any(notices(trap) for trap in mutant.noticed_by), "no trap shows that this mechanism is off"


def notices(name: str) -> bool:
    trap = read_trap(FOLDER / f"{name}.py")
    return mismatch_of(trap.text, trap.actions, trap.modules) is not None
