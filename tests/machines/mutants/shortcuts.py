"""Switches for what is not looked at again: each takes one reason to look away from the checks that guard it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

import pytest

from flowc_runtime.heap import surroundings, walk
from flowc_runtime.heap.journal import Journal
from flowc_runtime.heap.surroundings import Surroundings

Shortcut: TypeAlias = tuple[str, Callable[[pytest.MonkeyPatch], None], tuple[str, ...]]
"""Name, switch, and the traps that notice it."""


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
)
