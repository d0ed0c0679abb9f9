"""Switches of what a slot that asked a cached function depends on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from flowc_runtime import cache_doors
from flowc_runtime.cache.given import Given, Key
from flowc_runtime.cache_doors import CacheDoors
from flowc_runtime.doors import Doors
from flowc_runtime.heap.walk import Reached
from flowc_runtime.recording import Recording
from flowc_runtime.trace import CacheCleared, CacheKept, CacheRead, Slot
from flowc_shims.streamlit.caching.cached_function import CachedFunction
from flowc_shims.streamlit.host import CacheEntry, CachePolicy
from tests.machines.mutants.mutant import Mutant, off


def _inner_results_are_inputs(patch: pytest.MonkeyPatch) -> None:
    original = CacheDoors.cache_get

    def recorded(self: CacheDoors, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        entry = original(self, function, arguments, policy)
        if self.recording is not None and self._collecting:
            self.recording.doors.append(CacheRead(function, arguments, policy, entry))
        return entry

    patch.setattr(CacheDoors, "cache_get", recorded)


def _age_is_nothing(patch: pytest.MonkeyPatch) -> None:
    original: Callable[[CacheDoors, CacheRead], bool] = CacheDoors.holds

    def ageless(self: CacheDoors, read: CacheRead) -> bool:
        policy = replace(read.policy, ttl=None, fresh=None)
        return original(self, replace(read, policy=policy))

    patch.setattr(CacheDoors, "holds", ageless)


def _effects_are_replayed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Recording, "computed_with_effects", property(lambda self: False, lambda self, value: None))


def _closures_live_on(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Reached, "remembers_locals", property(lambda self: False, lambda self, value: None))


def _given_to_anyone(patch: pytest.MonkeyPatch) -> None:
    noted = Given[object].note

    def note(self: Given[object], key: Key, slot: Slot, what: object) -> None:
        noted(self, key, slot, what)
        self._now[key][-1] = (None, what)

    patch.setattr(Given, "note", note)


def _nothing_is_kept_after_clearing(patch: pytest.MonkeyPatch) -> None:
    original = CacheDoors.cached_again

    def only_cleared(self: CacheDoors, operation: CacheCleared | CacheKept) -> None:
        if isinstance(operation, CacheCleared):
            original(self, operation)

    patch.setattr(CacheDoors, "cached_again", only_cleared)


CACHING: Final = (
    Mutant(
        "caches are not cleared again where the walk began again",
        off(CacheDoors, "cached_again"),
        ("cache_cleared_above_what_computes_again",),
        outside=True,
    ),
    Mutant(
        "what a cell put into a cache that it had cleared is lost where the walk began again",
        _nothing_is_kept_after_clearing,
        ("cache_cleared_and_filled_by_one_cell",),
        outside=True,
    ),
    Mutant("a cached function keeps the variables of an older call", _closures_live_on, ("cached_closure",)),
    Mutant(
        "results that others were made from are inputs",
        _inner_results_are_inputs,
        ("cached_results_pushed_out",),
        outside=True,
    ),
    Mutant(
        "what computing did in a walk that began again is not repeated",
        off(Doors, "take_back_computed"),
        ("cached_function_sets_state_in_a_walk_that_restarts",),
    ),
    Mutant(
        "what a slot got from a cache is given to whoever asks for the same",
        _given_to_anyone,
        ("cached_function_sets_state_twice_asked", "pushed_out_and_asked_by_another"),
        outside=True,
    ),
    Mutant(
        "what a cache gave before the walk began again is not given again",
        off(Given, "begin_again"),
        ("pushed_out_in_a_walk_that_restarts",),
        outside=True,
    ),
    Mutant("results do not grow old for who is reused", _age_is_nothing, ("cached_result_grows_old",)),
    Mutant(
        "a cached result is there for ever",
        off(CacheDoors, "holds", True),
        ("cached_results_cleared", "cached_result_grows_old"),
    ),
    Mutant(
        "what computing a result did is done again",
        _effects_are_replayed,
        ("cached_function_writes_state", "cached_function_draws"),
    ),
    Mutant(
        "what code of the script says of a result is asked once",
        off(Doors, "asked_at_each_use"),
        (
            "cached_function_writes_elsewhere",
            "cached_function_shows_in_the_sidebar",
            "resource_is_validated",
            "hash_of_an_argument_changes",
        ),
    ),
    Mutant(
        "a cached function leaves what the slot can reach as it was",
        lambda patch: patch.setattr(cache_doors, "something_changed", lambda _: False),
        ("cached_function_changes_its_argument",),
    ),
    Mutant(
        "a cached function leaves what the slot has made for it as it was",
        off(CachedFunction, "_note_change"),
        ("cached_function_changes_its_argument",),
    ),
)
