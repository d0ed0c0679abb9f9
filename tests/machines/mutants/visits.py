"""Switches of what is outside session state: query parameters, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from flowc_runtime import emulate, verify
from flowc_runtime.session_state import SessionState
from flowc_runtime.trace import Changed, Operation
from tests.machines.mutants.mutant import Mutant

if TYPE_CHECKING:
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
    Mutant("changes of the address take place once", _changed_once, ("query_parameter_set_again",)),
)
