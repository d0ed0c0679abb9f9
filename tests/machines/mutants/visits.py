"""Switches of what is outside session state: query parameters, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from flowc_runtime import emulate, page_space, verify
from flowc_runtime import frame as frame_module
from flowc_runtime import run as run_module
from flowc_runtime.page_space import Names, PageSpace, first_names
from flowc_runtime.session_state import SessionState
from flowc_runtime.trace import Changed, Operation, Slot, Trace
from flowc_runtime.visiting import Visiting
from flowc_runtime.witness import Witness
from flowc_shims.streamlit.elements import datetime_input, time_input
from tests.machines.mutants.mutant import Mutant

if TYPE_CHECKING:
    from flowc_runtime.frame import Frame
    from flowc_runtime.run import Run


def _changed_once(patch: pytest.MonkeyPatch) -> None:
    performed = emulate._perform

    def perform(run: Run, operation: Operation, *, aloud: bool) -> None:
        if not isinstance(operation, Changed):
            performed(run, operation, aloud=aloud)

    patch.setattr(emulate, "_perform", perform)


def _followed_once(patch: pytest.MonkeyPatch) -> None:
    performed = emulate._perform

    def perform(run: Run, operation: Operation, *, aloud: bool) -> None:
        with patch.context() as inside:
            inside.setattr(SessionState, "_follow", lambda *_: False)
            performed(run, operation, aloud=aloud)

    patch.setattr(emulate, "_perform", perform)


def _defaults_stay_gone(patch: pytest.MonkeyPatch) -> None:
    for module in (datetime_input, time_input):
        patch.setattr(module, "note_lost_default", lambda *_: None)


def _names_of_pages_stay(patch: pytest.MonkeyPatch) -> None:
    executed = PageSpace.execute

    def execute(self: PageSpace, run: Run, frame: Frame, glue: Names, names: Names) -> None:
        found = dict(self.namespace)
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(page_space, "first_names", lambda *given: {**found, **first_names(*given)})
            executed(self, run, frame, glue, names)

    patch.setattr(PageSpace, "execute", execute)


def _other_pages_are_believed(patch: pytest.MonkeyPatch) -> None:
    verified = verify.first_difference

    def first_difference(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        if any(slot.space is space for space in run.journal.spaces.values()) and trace.run < run.number - 1:
            return None
        return verified(run, slot, trace, local_values)

    patch.setattr(run_module, "first_difference", first_difference)


def _every_page_has_its_turn(patch: pytest.MonkeyPatch) -> None:
    begun = Visiting.begin_page

    def begin_page(self: Visiting, page: str) -> None:
        if self.session.mode == "full_rerun":
            begun(self, page)

    patch.setattr(Visiting, "begin_page", begin_page)


def _no_page_is_active(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(frame_module, "opened_page", lambda run, page, execute: execute)


VISITS: Final = (
    Mutant(
        "answers are not verified",
        lambda patch: patch.setattr(verify, "same_answer", lambda one, other: True),
        ("query_parameter_set_again", "pages_of_an_app"),
    ),
    Mutant(
        "what the address is after a bound widget is not verified",
        lambda patch: patch.setattr(SessionState, "peek_query", lambda *_: None),
        ("address_sets_a_widget",),
    ),
    Mutant(
        "the address does not follow a bound widget that is reused",
        _followed_once,
        ("address_sets_a_widget",),
    ),
    Mutant(
        "a default that was gone when the address spoke stays gone",
        _defaults_stay_gone,
        ("address_gives_what_state_had_not",),
    ),
    Mutant("names of pages stay", _names_of_pages_stay, ("names_of_a_page",)),
    Mutant(
        "slots of a page are believed when it is shown again",
        _other_pages_are_believed,
        ("names_of_a_page", "pages_of_an_app"),
    ),
    Mutant("pages that are opened are not the active one", _no_page_is_active, ("names_of_a_page",)),
    Mutant("nobody asks whether it is a page's turn", _every_page_has_its_turn, ("names_of_a_page",)),
    Mutant("changes of the address take place once", _changed_once, ("query_parameter_set_again",)),
)
