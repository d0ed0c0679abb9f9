"""The doors to the caches: what a slot asks of them is an input of it, what a cached function does is not.

A cached result is found in the process's caches, or, where the function says so, on disk. A slot that made a function
compute is reused as if it had found the result, unless computing did something that finding does not do.
"""

from __future__ import annotations

import logging
import pickle
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from flowc_runtime.cache.given import Given, Key
from flowc_runtime.heap.journal import is_as_it_was
from flowc_runtime.recording import Recording
from flowc_runtime.trace import CLEARS_CACHE, CacheCleared, CacheKept, CacheRead, Operation, Slot, StateDelete, StateSet
from flowc_shims.stdlib.observer import observe
from flowc_shims.stdlib.randomness import states
from flowc_shims.streamlit.caching.cached_function import CHANGES_ITS_ARGUMENTS
from flowc_shims.streamlit.caching.resource import Resource
from flowc_shims.streamlit.host import CacheEntry, CachePolicy
from flowc_shims.streamlit.page import Ref, Write

if TYPE_CHECKING:
    from flowc_runtime.output import Output
    from flowc_runtime.session import Session

_log: Final = logging.getLogger("flowc.caching")


@dataclass(slots=True)
class Collected:
    """Page writes made while a cached function is computed, and the elements they made. `here`: the container that was
    current when it was called."""

    here: Ref
    writes: list[Write] = field(default_factory=list)
    made: set[Ref] = field(default_factory=set)


class CacheDoors(ABC):
    """The part of the doors that `flowc_shims.streamlit.host.Host` says about caches."""

    session: Session
    recording: Recording | None
    output: Output
    _collecting: list[Collected]
    reached: dict[Slot, None]
    given: Given[CacheEntry]
    """By caches, which may not have it any more when the walk begins again."""
    computed: Given[tuple[Operation, ...]]
    """What computing did beside giving a result: where the walk begins again, the result is there, and what was done
    was taken back."""

    @abstractmethod
    def asked_at_each_use(self, why: str) -> None: ...

    @abstractmethod
    def checkpoint(self) -> None: ...

    @abstractmethod
    def now(self) -> float: ...

    @abstractmethod
    def state_set(self, key: str, value: object) -> None: ...

    @abstractmethod
    def state_delete(self, key: str) -> None: ...

    def cache_get(self, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        entry = self._find(function, arguments, policy)
        # What a cached function asks for while it computes, nobody asks for once its own result is there.
        if self.recording is not None and not self._collecting:
            self.recording.doors.append(CacheRead(function, arguments, policy, entry))
            if entry is not None:
                self._repeat((function, arguments), self.recording)
        return entry

    def _repeat(self, computed: Key, recording: Recording) -> None:
        for operation in self.computed.again(computed, recording.slot) or ():
            recording.computed_with_effects = True
            match operation:
                case StateSet(key, value):
                    self.state_set(key, value)
                case StateDelete(key):
                    self.state_delete(key)
                case _:
                    pass

    def _find(self, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        """The entry; also where it was there, or was made, in an earlier walk of this run."""
        slot, entry = self._asking(), self.look_up(function, arguments, policy)
        before = None if slot is None else self.given.again((function, arguments), slot)
        if entry is None and before is not None:
            entry = before
            self._keep(function, arguments, entry, policy)
        if entry is not None:
            self._give(function, arguments, entry, policy)
        return entry

    def _asking(self) -> Slot | None:
        """The slot that is verified or executes; None while callbacks run, which run once."""
        return next(reversed(self.reached), None)

    def _give(self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy) -> None:
        slot, recording = self._asking(), self.recording
        # A resource that a cache has let go of is released: it cannot be given again.
        if slot is None or isinstance(entry.value, Resource):
            return
        if recording is not None and recording.world == CLEARS_CACHE:
            recording.operations.append(CacheKept(function, arguments, policy, entry))
        self.given.note((function, arguments), slot, entry)

    def look_up(self, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        """The entry, used now."""
        caches = self.session.caches
        entry = caches.get(function, arguments, ttl=policy.ttl, now=self.now())
        if entry is None and policy.on_disk and caches.disk is not None:
            found = caches.disk.load(function, arguments, self.session.blobs, self.now())
            if found is not None and _can_be_given(found, function):
                entry = found
                caches.put(function, arguments, entry, max_entries=None)
        return entry

    def holds(self, read: CacheRead) -> bool:
        """Whether asking again would give the same, and nothing else: no refreshing of what is stale."""
        entry, fresh = read.entry, read.policy.fresh
        if entry is None or (fresh is not None and self.now() >= entry.stored_at + fresh):
            return False
        return self._find(read.function, read.arguments, read.policy) is entry

    def cache_put(self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy) -> None:
        self._keep(function, arguments, entry, policy)
        self._give(function, arguments, entry, policy)
        if self.recording is not None:
            doors = self.recording.doors
            for position, read in enumerate(doors):
                if isinstance(read, CacheRead) and (read.function, read.arguments) == (function, arguments):
                    # What the slot found missing it has made itself: next time it will be there.
                    doors[position] = CacheRead(function, arguments, read.policy, entry)

    def _keep(self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy) -> None:
        caches = self.session.caches
        caches.put(function, arguments, entry, max_entries=policy.max_entries, max_bytes=policy.max_bytes)
        if policy.on_disk and caches.disk is not None:
            caches.disk.store(function, arguments, entry, self.session.blobs)

    def cache_refresh(
        self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy, compute: Callable[[], CacheEntry]
    ) -> None:
        self.session.caches.refresh(function, arguments, entry, compute, self.session.clock)

    def cache_clear(self, function: str, arguments: str | None) -> None:
        self.session.caches.clear(function, arguments)
        if self.recording is not None:
            self.recording.world = CLEARS_CACHE
            self.recording.operations.append(CacheCleared(function, arguments))

    def cached_again(self, operation: CacheCleared | CacheKept) -> None:
        """By a slot that has executed in this run, whose walk began again: what comes after it finds what it found."""
        match operation:
            case CacheCleared(function, arguments):
                self.session.caches.clear_again(function, arguments)
            case CacheKept(function, arguments, policy, entry):
                if self.look_up(function, arguments, policy) is not entry:
                    self._keep(function, arguments, entry, policy)

    @contextmanager
    def cache_compute(self, function: str, arguments: str) -> Iterator[list[Write]]:
        """What a cached function reads and does is the cache's business, not the slot's."""
        collected = Collected(self.output.current())
        with self.session.caches.computing(function, arguments, waiting=self.checkpoint):
            self._collecting.append(collected)
            before, recording = states(), self.recording
            done = 0 if recording is None else len(recording.operations)
            try:
                with observe(None):
                    yield collected.writes
            finally:
                self._collecting.pop()
                if recording is not None and something_changed(recording):
                    self.asked_at_each_use(CHANGES_ITS_ARGUMENTS)
                if recording is not None and (states() != before or len(recording.operations) > done):
                    recording.computed_with_effects = True
                    self.computed.note((function, arguments), recording.slot, tuple(recording.operations[done:]))

    def take_back_computed(self, alive: Collection[Slot]) -> None:
        """The walk starts again, with these slots: what computing did to session state is to happen again."""
        self.given.begin_again(alive)
        self.computed.begin_again(alive)


def something_changed(recording: Recording) -> bool:
    """Whether an object that the slot can reach is not as it was when that began: a cached function may have changed
    it while it computed, and will not when its result is found."""
    return any(not is_as_it_was(record) for record in recording.before.records if record.actual.state is not None)


def _can_be_given(entry: CacheEntry, function: str) -> bool:
    """What another process has left on disk may not fit the code and the libraries of this one."""
    try:
        pickle.loads(cast("bytes", entry.value))
    except Exception:  # noqa: BLE001 - whatever unpickling raises, the result cannot be used
        _log.warning("a result of %s on disk cannot be read and is computed anew", function, exc_info=True)
        return False
    return True
