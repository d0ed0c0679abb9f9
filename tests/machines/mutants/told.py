"""Switches of what a page and a log tell of lines, and of what other sessions and other objects mean to a slot."""

from __future__ import annotations

import traceback
from typing import Final

import pytest

from flowc_runtime import backdate, edits, outcome
from flowc_shims.streamlit.elements import exception
from tests.machines.mutants.mutant import Mutant, off


def _as_cpython_says(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(exception, "frames", lambda error: traceback.extract_tb(error.__traceback__))


TOLD: Final = (
    Mutant("errors are told where CPython says", _as_cpython_says, ("unbound_local_in_warm_code",)),
    Mutant(
        "what moved names its old lines",
        lambda patch: patch.setattr(edits, "_names_lines", lambda trace: False),
        ("lines_told_after_an_edit",),
    ),
    Mutant(
        "who catches errors may move",
        lambda patch: patch.setattr(edits, "_CATCHES", ()),
        ("lines_told_after_an_edit",),
    ),
    Mutant(
        "imported modules are no inputs",
        lambda patch: patch.setattr(outcome, "imported", lambda source, territory: ()),
        ("module_imported_anew_by_another_visitor",),
    ),
    Mutant(
        "a view of an array stands for one of an equal array",
        off(backdate.Pairing, "is_known", False),
        ("view_of_an_equal_array",),
    ),
)
