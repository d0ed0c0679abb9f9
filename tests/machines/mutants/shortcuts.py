"""Switches for what is not looked at again: each takes one reason to look away from the checks that guard it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

import pytest

from flowc_compiler.ir.cell import CellKind
from flowc_compiler.passes import plan as passes_plan
from flowc_compiler.world import Imports
from flowc_runtime import draws, outcome
from flowc_runtime.heap import surroundings, walk
from flowc_runtime.heap.journal import Journal
from flowc_runtime.heap.surroundings import Surroundings

Shortcut: TypeAlias = tuple[str, Callable[[pytest.MonkeyPatch], None], tuple[str, ...]]
"""Name, switch, and the traps that notice it."""


def _shows_at_all(node: ast.AST, kind: CellKind, imports: Imports) -> bool:
    """Whatever the arguments are."""
    calls = (imports.dotted(part.func) or "" for part in ast.walk(node) if isinstance(part, ast.Call))
    return any(path.startswith("streamlit.") for path in calls)


def _hold_without(part: Callable[[Surroundings], Surroundings]) -> Callable[[pytest.MonkeyPatch], None]:
    """Surroundings hold although something of them may have changed."""
    original = surroundings.still_holds

    def weaker(known: Surroundings, journal: Journal) -> bool:
        return original(part(known), journal)

    return lambda patch: patch.setattr(walk, "still_holds", weaker)


SHORTCUTS: Final[tuple[Shortcut, ...]] = (
    (
        "surroundings whose objects have changed hold",
        _hold_without(lambda known: replace(known, records=())),
        ("surroundings_change",),
    ),
    (
        "surroundings whose names were bound again hold",
        _hold_without(lambda known: replace(known, names=())),
        ("surroundings_bind_again",),
    ),
    (
        "surroundings whose variables were bound again hold",
        _hold_without(lambda known: replace(known, cells=())),
        ("surroundings_of_a_closure",),
    ),
    (
        "builtins keep their names",
        lambda patch: patch.setattr(walk.Walk, "may_be_bound", lambda self, namespace, name: False),
        ("builtin_is_bound_later",),
    ),
    (
        "what is shown stays as it is, whoever made it",
        lambda patch: patch.setattr(outcome, "are_plain", lambda records: True),
        ("shown_object_counts_itself",),
    ),
    (
        "a cell that calls commands does nothing else",
        lambda patch: patch.setattr(passes_plan, "only_shows", _shows_at_all),
        ("call_in_a_command",),
    ),
    (
        "arguments only hand on what names hold",
        lambda patch: patch.setattr(passes_plan, "_passes_on", lambda node, kind: kind == "arguments"),
        ("arguments_change_what_they_hand_on",),
    ),
    (
        "what a slot leads to when it has ended is what it led to before",
        lambda patch: patch.setattr(outcome, "_lead_further", lambda journal, recording, roots: False),
        ("alias_through_parameter", "equal_list_leaked_by_its_maker", "write_through_a_table"),
    ),
    (
        "no slot draws",
        lambda patch: patch.setattr(draws, "_may_draw", lambda recording: False),
        ("seeded_random", "a_library_seeds", "call_in_a_command"),
    ),
)
