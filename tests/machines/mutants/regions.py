"""Switches of what keeps opened statements exact: errors that are raised again, jumps that are made again."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Final

import pytest

from flowc_compiler.ir.cell import Block
from flowc_compiler.nested import scopes_of
from flowc_compiler.passes import plan
from flowc_compiler.steady import Steady
from flowc_runtime import frame, outcome, raised, verify
from flowc_runtime import run as run_module
from flowc_runtime.frame import Frame
from flowc_runtime.raised import handling
from flowc_runtime.run import Run
from flowc_runtime.signals import Close
from flowc_runtime.trace import Slot, Trace
from flowc_runtime.verify import first_difference
from flowc_runtime.witness import Witness
from tests.machines.mutants.mutant import Mutant, off


def _any_error_is_handled(patch: pytest.MonkeyPatch) -> None:
    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        return first_difference(run, slot, replace(trace, handled=handling(run)), local_values)

    patch.setattr(run_module, "first_difference", weaker)


def _names_of_a_failed_cell_are_known(patch: pytest.MonkeyPatch) -> None:
    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        known = trace if trace.ending is None else replace(trace, volatile=None)
        return first_difference(run, slot, known, local_values)

    patch.setattr(run_module, "first_difference", weaker)


def _after_a_stop_as_ever(patch: pytest.MonkeyPatch) -> None:
    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        stopped, run.doors.stopped = run.doors.stopped, False
        try:
            return verify.first_difference(run, slot, replace(trace, volatile=None), local_values)
        finally:
            run.doors.stopped = stopped

    patch.setattr(run_module, "first_difference", weaker)


def _scripts_catch_the_closing(patch: pytest.MonkeyPatch) -> None:
    def close(self: Frame, close: Close) -> None:
        raise close

    patch.setattr(Frame, "close", close)


def _own_names(body: Block) -> dict[str, frozenset[str]]:
    return {name: own for name, (own, _) in scopes_of(body).items()}


REGIONS: Final = (
    Mutant(
        "what stands left of a call is evaluated after it",
        lambda patch: patch.setattr(Steady, "stays", lambda self, node, names: isinstance(node, ast.expr)),
        ("calls_in_expressions",),
    ),
    Mutant(
        "variables around a nested function are no inputs",
        lambda patch: patch.setattr(plan, "local_names", _own_names),
        ("functions_in_a_function",),
    ),
    Mutant(
        "what stars unpack goes with any parameters",
        lambda patch: patch.setattr(frame, "fits", lambda called, args, words: True),
        ("stars_at_calls",),
    ),
    Mutant(
        "errors raised again carry what flowc gave them",
        lambda patch: patch.setattr(raised, "put_back", lambda error, trace: None),
        ("error_of_a_reused_slot",),
    ),
    Mutant(
        "the error that is handled is no input",
        _any_error_is_handled,
        ("handled_error_is_an_input", "error_while_another_one_leaves"),
    ),
    Mutant(
        "nobody has made an error",
        lambda patch: patch.setattr(outcome, "_errors", lambda ending: ()),
        ("error_changed_by_its_handler",),
    ),
    Mutant(
        "a cell that failed has bound no names",
        _names_of_a_failed_cell_are_known,
        ("names_of_a_cell_that_failed",),
    ),
    Mutant("reused jumps are not made", off(Frame, "jumped", False), ("left_by_a_jump",)),
    Mutant("after a stop slots are reused", _after_a_stop_as_ever, ("stopped_inside_a_try",)),
    Mutant("scripts catch the closing of a loop", _scripts_catch_the_closing, ("closed_inside_a_try",)),
)
