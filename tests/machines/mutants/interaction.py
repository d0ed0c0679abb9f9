"""Switches of what widgets, forms, fragments and dialogs stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from flowc_runtime import emulate, endings, fragment_runs, fragment_walk, frame, verify
from flowc_runtime import run as run_module
from flowc_runtime.doors import Doors
from flowc_runtime.elements import places
from flowc_runtime.elements.node import Page
from flowc_runtime.fragment_doors import FragmentDoors
from flowc_runtime.fragments import Fragments
from flowc_runtime.heap.journal import Journal
from flowc_runtime.recording import Recording
from flowc_runtime.run import Run
from flowc_runtime.session import Session
from flowc_runtime.trace import (
    ButtonShown,
    FragmentMade,
    FragmentRead,
    OutsideMade,
    Slot,
    Stands,
    Trace,
    WidgetRead,
)
from flowc_runtime.witness import Witness
from flowc_runtime.worlds import Worlds
from flowc_shims.streamlit.host import WidgetSpec
from tests.machines.mutants.mutant import Mutant, Switch, off


def _without(kind: type) -> Switch:
    original = verify.first_difference

    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        doors = tuple(door for door in trace.doors if not isinstance(door, kind))
        return original(run, slot, replace(trace, doors=doors), local_values)

    return lambda patch: patch.setattr(run_module, "first_difference", weaker)


def _what_was_untold_is_no_input(patch: pytest.MonkeyPatch) -> None:
    original = verify.first_difference

    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        state = run.doors.state
        doors = tuple(
            replace(door, untold=state.untold(door.spec)) if isinstance(door, WidgetRead) else door
            for door in trace.doors
        )
        return original(run, slot, replace(trace, doors=doors), local_values)

    patch.setattr(run_module, "first_difference", weaker)


def _lists_are_read_by_reference(patch: pytest.MonkeyPatch) -> None:
    original = Doors._seen_of

    def seen(self: Doors, spec: WidgetSpec, recording: Recording) -> WidgetRead | ButtonShown:
        read = original(self, spec, recording)
        return replace(read, value=self.state.peek(spec)) if isinstance(read, WidgetRead) else read

    patch.setattr(Doors, "_seen_of", seen)


def _without_again(kind: type) -> Switch:
    original = emulate.emulate

    def weaker(run: Run, slot: Slot, trace: Trace) -> None:
        kept = tuple(one for one in trace.operations if not isinstance(one, kind))
        original(run, slot, replace(trace, operations=kept))

    return lambda patch: patch.setattr(run_module, "emulate", weaker)


def _bodies_keep_all(patch: pytest.MonkeyPatch) -> None:
    def nothing(session: Session, run: Run, bodies: object) -> bool:
        return True

    patch.setattr(fragment_walk, "_let_go", nothing)


def _moves_take_all(patch: pytest.MonkeyPatch) -> None:
    original = places.successors

    def weaker(before: Page, now: Page) -> list[tuple[str, str]]:
        return [pair for pair in original(before, now) if "@" not in "".join(pair)]

    patch.setattr(fragment_runs, "successors", weaker)


def _one_block(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(frame, "KEPT", "")


def _fragments_need_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Fragments, "held", lambda self: [])


INTERACTION: Final = (
    Mutant("callbacks of a run that was cut short see another", off(Worlds, "enter"), ("callback_after_a_cut_run",)),
    Mutant("a run that was cut short forgets the rest", off(Worlds, "follow"), ("objects_after_a_cut_run",)),
    Mutant(
        "what a callback changed ends with a cut run", off(Worlds, "called"), ("callback_changes_a_list_before_a_cut",)
    ),
    Mutant(
        "an object of an earlier run is made again before a run ends",
        lambda patch: patch.setattr(endings, "is_of_an_earlier_run", lambda run, record: False),
        ("closed_main_makes_callbacks_anew", "fragment_defined_anew_by_an_edit"),
    ),
    Mutant(
        "where a command stands is no input",
        _without(Stands),
        ("form_by_value", "fragment_outside_is_moved", "foot_of_the_page_from_another_place"),
    ),
    Mutant("keys of fragments are no input", _without(FragmentRead), ("closed_fragment_key_is_taken",)),
    Mutant(
        "a fragment whose call is reused is not kept", _without_again(FragmentMade), ("closed_fragment_call_is_reused",)
    ),
    Mutant("what fragments reach is not put in place", _fragments_need_nothing, ("fragment_needs_a_set",)),
    Mutant("fragments leave no evidence", off(Session, "reachable", ()), ("closed_fragment_leaves_a_mark",)),
    Mutant("what bodies make stays their own", _bodies_keep_all, ("fragment_body_escapes",)),
    Mutant(
        "a body is walked again on what it has changed",
        off(Journal, "begin_inside", None),
        ("fragment_walks_twice",),
    ),
    Mutant(
        "a set from outside a body stays as it is",
        off(Journal, "outlive_fragments", None),
        ("fragment_makes_again_from_a_set",),
    ),
    Mutant(
        "a body runs alone as it does in a whole run",
        off(FragmentDoors, "depends_on_run", None),
        ("fragment_has_no_place", "parallel_fragment_in_a_dialog"),
    ),
    Mutant("wrappers are made once more", _without_again(OutsideMade), ("fragment_shares_a_wrapper",)),
    Mutant(
        "what a body shows again was not made now",
        off(FragmentDoors, "made_again", None),
        ("fragment_fills_its_parents_container",),
    ),
    Mutant("a fragment that moves takes all with it", _moves_take_all, ("fragment_moves_and_fails",)),
    Mutant("a body has the cells of a plain call", _one_block, ("fragment_or_plain",)),
    Mutant(
        "what a widget shows untold is no input", _what_was_untold_is_no_input, ("widget_shows_what_it_was_not_told",)
    ),
    Mutant("a chosen list is read by reference", _lists_are_read_by_reference, ("chosen_list_changed_in_state",)),
)
