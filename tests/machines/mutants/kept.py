"""Switches of what keeps an old object or an old moment in the place of a new one."""

from __future__ import annotations

from typing import Final

import pytest

from flowc_runtime import backdate, classes, discarded, glimpse
from flowc_runtime.heap import journal as journal_module
from flowc_runtime.heap import open_files, state
from flowc_runtime.heap.journal import Journal
from tests.machines.mutants.mutant import Mutant, Switch, loose, off


def _backdating(name: str, result: object) -> Switch:
    return lambda patch: patch.setattr(backdate, name, lambda *_: result)


def _files_move(patch: pytest.MonkeyPatch) -> None:
    for kind in open_files.TYPES:
        patch.setitem(state._EXACT, kind, state.OPAQUE)


KEPT: Final = (
    Mutant("a closed file may have moved", _files_move, ("closed_file_is_reached_by_all",), outside=True),
    Mutant(
        "an equal result that has got out gives way",
        _backdating("all_accounted_for", True),
        ("equal_list_leaked_by_its_maker",),
    ),
    Mutant(
        "an old result that outlives its run is bound again",
        off(backdate.Pairing, "is_own", True),
        ("equal_list_in_session_state",),
    ),
    Mutant(
        "an equal result gives way although its identity was noted",
        _backdating("may_keep_old", True),
        ("equal_list_noted_by_identity",),
    ),
    Mutant(
        "equality of results forgets types",
        lambda patch: patch.setattr(backdate, "same_value", loose),
        ("equal_list_is_not_the_same_sharing",),
    ),
    Mutant(
        "an old result stands for two new ones",
        off(backdate.Pairing, "is_taken", False),
        ("equal_list_is_not_the_same_sharing",),
    ),
    Mutant("any object can be kept", _backdating("can_stand", True), ("equal_object_with_a_payload",)),
    Mutant(
        "a class that is made again stays as it is",
        lambda patch: patch.setattr(classes, "_take_over", lambda *_: None),
        ("class_state", "old_method_reads_a_global", "class_of_an_object_in_session_state"),
    ),
    Mutant(
        "a part that was looked at stays the same",
        lambda patch: patch.setattr(glimpse.Glimpse, "holds", lambda *_: True),
        ("glances",),
    ),
    Mutant(
        "a part is looked at in whatever state its object is",
        lambda patch: patch.setattr(glimpse, "_is_in_place", lambda *_: True),
        ("glances",),
    ),
    Mutant(
        "whatever changed is as it was before",
        lambda patch: patch.setattr(journal_module, "same_state_as_before", lambda *_: True),
        ("changed_back",),
    ),
    Mutant(
        "a button's value goes nowhere, whoever asks for it",
        lambda patch: patch.setattr(discarded, "_is_statement", lambda *_: True),
        ("button_inside_a_button",),
    ),
    Mutant(
        "an old result stays in its latest state",
        off(Journal, "put_back", True),
        ("equal_list_changed_later",),
    ),
)
