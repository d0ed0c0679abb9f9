"""Switches for what flowc does about local modules: opened functions, names that outlive runs, imports."""

from __future__ import annotations

import types
from typing import Final

import pytest

from flowc_runtime import emulate, frame, outcome
from flowc_runtime import run as run_module
from flowc_runtime.frame import Frame
from flowc_runtime.heap import walk
from flowc_runtime.heap.journal import Journal
from flowc_runtime.module_names import ModuleNames
from flowc_runtime.opened import Opened, OpenedForms
from flowc_runtime.trace import Slot, Trace
from tests.machines.mutants.mutant import Mutant, off


def _imports_read_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(walk, "follow_import", lambda walk, entry, namespace: None)
    patch.setattr(outcome, "taken_from_modules", lambda run, slot: ())


def _only_names_of_the_script(slot: Slot, trace: Trace) -> Trace:
    kept = tuple(out for out in trace.name_outs if out[0].get("__name__") == "__main__")
    outs = trace.global_outs if not slot.plan.module else tuple(map(slot.space.get, slot.plan.global_writes))
    trace = Trace(**{name: getattr(trace, name) for name in Trace.__slots__})
    trace.name_outs, trace.global_outs = kept, outs
    return trace


def _globals_of_modules_stay(patch: pytest.MonkeyPatch) -> None:
    original = emulate.emulate
    patch.setattr(
        run_module, "emulate", lambda run, slot, trace: original(run, slot, _only_names_of_the_script(slot, trace))
    )


def _arguments_fit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(frame, "fits", lambda called, args, words: True)


def _slots_by_id_alone(patch: pytest.MonkeyPatch) -> None:
    original = Frame.slot

    def slot(self: Frame, cell: int) -> Slot:
        known = self.block.get(cell)
        if known is not None:
            known.space = self.space
        return known or original(self, cell)

    patch.setattr(Frame, "slot", slot)


def _first_form_for_ever(patch: pytest.MonkeyPatch) -> None:
    original = OpenedForms.of

    def of(self: OpenedForms, plain: object) -> Opened | None:
        known = self.known.get(plain) if isinstance(plain, types.FunctionType) else None
        return known or original(self, plain)

    patch.setattr(OpenedForms, "of", of)


OF_MODULES: Final = (
    Mutant("imports of functions read nothing", _imports_read_nothing, ("import_in_a_function",)),
    Mutant("from-imports read nothing", _imports_read_nothing, ("function_of_a_module_replaced",)),
    Mutant(
        "globals of modules are not bound again",
        _globals_of_modules_stay,
        ("global_of_a_module_put_back",),
    ),
    Mutant("globals of modules are not put back", off(ModuleNames, "put_back"), ("restart_after_a_module_counted",)),
    Mutant(
        "modules with attributes that are set stay as they are",
        off(Journal, "undo_modules"),
        ("name_of_a_set_module_read_before",),
    ),
    Mutant(
        "names that are set on modules are not bound again",
        lambda patch: patch.setattr(run_module, "names_of_modules", lambda *_: None),
        ("module_name_set_and_read_by_name", "module_name_set_before_a_restart"),
    ),
    Mutant("arguments always fit", _arguments_fit, ("pages_by_name",)),
    Mutant("slots of another file are used", _slots_by_id_alone, ("pages_by_name",)),
    Mutant("an opened form stays what it was", _first_form_for_ever, ("function_of_a_module_replaced",)),
)
