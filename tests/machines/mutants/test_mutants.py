"""The prover is tested: with a mechanism switched off, a trap must show the difference."""

from __future__ import annotations

import pytest

from tests.machines.actions import Again, parse
from tests.machines.failures import mismatch_of
from tests.machines.mutants.switches import MUTANTS, Mutant
from tests.machines.test_regressions import FOLDER

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_trap_notices(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant.switch(monkeypatch)
    assert any(notices(trap) for trap in mutant.noticed_by), "no trap shows that this mechanism is off"


def notices(trap: str) -> bool:
    text = (FOLDER / f"{trap}.py").read_text(encoding="utf-8")
    events = parse(text.splitlines()[1].removeprefix("# events: "))
    return mismatch_of(text, (Again(), *events)) is not None
