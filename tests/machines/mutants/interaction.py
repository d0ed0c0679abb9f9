"""Switches of what forms, fragments and dialogs stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from flowc_runtime import emulate, verify
from flowc_runtime import run as run_module
from flowc_runtime.fragments import Fragments
from flowc_runtime.run import Run
from flowc_runtime.session import Session
from flowc_runtime.trace import FragmentMade, FragmentRead, Slot, Stands, Trace
from flowc_runtime.witness import Witness
from tests.machines.mutants.mutant import Mutant, Switch, off


def _without(kind: type) -> Switch:
    original = verify.first_difference

    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        doors = tuple(door for door in trace.doors if not isinstance(door, kind))
        return original(run, slot, replace(trace, doors=doors), local_values)

    return lambda patch: patch.setattr(run_module, "first_difference", weaker)


def _calls_are_not_kept(patch: pytest.MonkeyPatch) -> None:
    original = emulate.emulate

    def weaker(run: Run, slot: Slot, trace: Trace) -> None:
        kept = tuple(one for one in trace.operations if not isinstance(one, FragmentMade))
        original(run, slot, replace(trace, operations=kept))

    patch.setattr(run_module, "emulate", weaker)


def _fragments_need_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Fragments, "held", lambda self: [])


INTERACTION: Final = (
    Mutant("where a command stands is no input", _without(Stands), ("form_by_value", "fragment_outside_is_moved")),
    Mutant("keys of fragments are no input", _without(FragmentRead), ("fragment_key_is_taken",)),
    Mutant("a fragment whose call is reused is not kept", _calls_are_not_kept, ("fragment_call_is_reused",)),
    Mutant("what fragments reach is not put in place", _fragments_need_nothing, ("fragment_needs_a_set",)),
    Mutant("fragments leave no evidence", off(Session, "reachable", ()), ("fragment_leaves_a_mark",)),
)
