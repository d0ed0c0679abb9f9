"""Switches of what forms, fragments and dialogs stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from flowc_runtime import run as run_module
from flowc_runtime import verify
from flowc_runtime.run import Run
from flowc_runtime.trace import Slot, Stands, Trace
from flowc_runtime.witness import Witness
from tests.machines.mutants.mutant import Mutant


def _stands_anywhere(patch: pytest.MonkeyPatch) -> None:
    original = verify.first_difference

    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        doors = tuple(door for door in trace.doors if not isinstance(door, Stands))
        return original(run, slot, replace(trace, doors=doors), local_values)

    patch.setattr(run_module, "first_difference", weaker)


INTERACTION: Final = (Mutant("where a command stands is no input", _stands_anywhere, ("form_by_value",)),)
