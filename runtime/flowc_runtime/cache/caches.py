"""The process's caches: results of `cache_data` and `cache_resource` functions in, found again by any session.

Entries are found by function and arguments, grow old by the time that is handed in, and are bounded per function, the
least recently used going first. One caller at a time computes an entry (`computing`).

Holds (`check_valid`): no function is empty; every entry has a version that no other entry, also of the past, had.
Thread-safe; no lock of this module is held while code of a script runs, except for the entry being computed.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from flowc_runtime.cache.disk import Disk
from flowc_runtime.cache.refreshing import Refreshing
from flowc_shims.streamlit.caching.resource import Resource
from flowc_shims.streamlit.host import CacheEntry

_log: Final = logging.getLogger("flowc.caching")

_PATIENCE: Final = 0.1
"""Seconds between two looks at whether a waiting run should give up."""


@dataclass(frozen=True, slots=True)
class _Kept:
    entry: CacheEntry
    version: int


@dataclass(slots=True)
class _Function:
    """One function's entries by arguments, least recently used first; `ttl` is the last one asked with."""

    entries: OrderedDict[str, _Kept] = field(default_factory=OrderedDict)
    ttl: float | None = None


@dataclass(slots=True)
class _Flight:
    """A lock that lives while somebody holds it or waits for it. Re-entrant: a function may ask for itself."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    users: int = 0


class Caches:
    """All sessions of a process share one."""

    def __init__(self, disk: Disk | None = None) -> None:
        self.disk = disk
        """Where results lie that outlive the process."""
        self._refreshing = Refreshing()
        self._lock = threading.Lock()
        self._functions: dict[str, _Function] = {}
        self._flights: dict[tuple[str, str], _Flight] = {}
        self._versions = 0
        self._warned: set[str] = set()
        self.touches: dict[int, int] = {}
        """How often a slot of any session touched a shared object that nobody can look into, by identity."""

    def get(self, function: str, arguments: str, *, ttl: float | None, now: float) -> CacheEntry | None:
        """The entry, younger than `ttl` seconds, and used now; None where there is none."""
        with self._lock:
            kept, gone = self._find(function, arguments, ttl, now)
        _release(gone)
        return None if kept is None else kept.entry

    def version(self, function: str, arguments: str, *, ttl: float | None, now: float) -> int | None:
        """A number that stays while `get` would give the same entry; None where it would give none."""
        with self._lock:
            known = self._functions.get(function)
            kept = None if known is None else known.entries.get(arguments)
            return None if kept is None or _is_old(kept, ttl, now) else kept.version

    def put(
        self,
        function: str,
        arguments: str,
        entry: CacheEntry,
        *,
        max_entries: int | None,
        max_bytes: int | None = None,
    ) -> None:
        """Keep an entry, and of the others as many as there is room for; one that is too large stays alone.

        Raises ValueError where `max_entries` leaves no room for any."""
        if max_entries is not None and max_entries < 1:
            raise ValueError(f"max_entries is {max_entries}, which leaves no room for an entry")
        with self._lock:
            known = self._functions.setdefault(function, _Function())
            gone = _drop(known, lambda kept: _is_old(kept, known.ttl, entry.stored_at))
            replaced = known.entries.pop(arguments, None)
            gone += [] if replaced is None else [replaced]
            self._versions += 1
            known.entries[arguments] = _Kept(entry, self._versions)
            while len(known.entries) > 1 and not _fits(known, max_entries, max_bytes):
                gone.append(known.entries.popitem(last=False)[1])
        if max_bytes is not None and _size(entry) > max_bytes and function not in self._warned:
            self._warned.add(function)
            _log.warning("a cached result of %d bytes is larger than max_size, and is kept alone", _size(entry))
        _release(gone)

    def refresh(
        self,
        function: str,
        arguments: str,
        entry: CacheEntry,
        compute: Callable[[], CacheEntry],
        clock: Callable[[], float],
    ) -> None:
        """Compute in a thread, once at a time, and put the new entry where `entry` still is then."""

        def task() -> None:
            fresh = compute()
            if not self._replace(function, arguments, entry, fresh) and isinstance(fresh.value, Resource):
                fresh.value.release()

        self._refreshing.start((function, arguments), task, clock)

    def settled(self) -> None:
        """Wait until nothing is being refreshed."""
        self._refreshing.settled()

    def clear(self, function: str, arguments: str | None) -> None:
        """Forget one entry; without `arguments`, all entries of the functions whose key starts with `function`."""
        with self._lock:
            gone = self._forget(function) if arguments is None else self._forget_one(function, arguments)
        if self.disk is not None:
            self.disk.clear(function, arguments)
        _release(gone)

    def clear_again(self, function: str, arguments: str | None) -> None:
        """`clear`, where a walk begins again that had cleared before. Resources stay: what was released is no more, and
        those that are there were made since."""
        with self._lock:
            for name in self._beginning_with(function):
                for key, kept in list(self._functions[name].entries.items()):
                    meant = arguments is None or (name, key) == (function, arguments)
                    if meant and not isinstance(kept.entry.value, Resource):
                        self._forget_one(name, key)
        if self.disk is not None:
            self.disk.clear(function, arguments)

    def clear_session(self, name: str) -> None:
        """A session is over: what was cached for it alone goes."""
        with self._lock:
            own = [function for function in self._functions if f"~{name}:" in function]
            gone = [kept for function in own for kept in self._functions.pop(function).entries.values()]
        _release(gone)

    def clear_all(self) -> None:
        """Forget everything."""
        self.clear("", None)

    @contextmanager
    def computing(self, function: str, arguments: str, *, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Only one thread at a time is in this block for an entry. `waiting` is called now and then while another one
        is, and may raise to give up."""
        place = (function, arguments)
        with self._lock:
            flight = self._flights.setdefault(place, _Flight())
            flight.users += 1
        try:
            while not flight.lock.acquire(timeout=_PATIENCE):
                waiting()
            try:
                yield
            finally:
                flight.lock.release()
        finally:
            with self._lock:
                flight.users -= 1
                if flight.users == 0:
                    del self._flights[place]

    def check_valid(self) -> None:
        """The invariants of the module's docstring; raises AssertionError."""
        with self._lock:
            versions = [kept.version for known in self._functions.values() for kept in known.entries.values()]
            assert len(versions) == len(set(versions)), "two entries share a version"
            assert max(versions, default=0) <= self._versions, "a version comes from the future"
            assert all(known.entries for known in self._functions.values()), "a function without entries is kept"
            assert all(flight.users > 0 for flight in self._flights.values()), "a lock nobody uses is kept"

    def _replace(self, function: str, arguments: str, old: CacheEntry, new: CacheEntry) -> bool:
        """Whether `old` was still there."""
        with self._lock:
            known = self._functions.get(function)
            kept = None if known is None else known.entries.get(arguments)
            if known is None or kept is None or kept.entry is not old:
                return False
            self._versions += 1
            known.entries[arguments] = _Kept(new, self._versions)
        if not (
            isinstance(old.value, Resource) and isinstance(new.value, Resource) and old.value.value is new.value.value
        ):
            _release([kept])
        return True

    def _find(self, function: str, arguments: str, ttl: float | None, now: float) -> tuple[_Kept | None, list[_Kept]]:
        known = self._functions.get(function)
        if known is None:
            return None, []
        known.ttl = ttl
        gone = _drop(known, lambda kept: _is_old(kept, ttl, now))
        kept = known.entries.get(arguments)
        if kept is not None:
            known.entries.move_to_end(arguments)
        elif not known.entries:
            del self._functions[function]
        return kept, gone

    def _beginning_with(self, prefix: str) -> list[str]:
        return [function for function in self._functions if function.startswith(prefix)]

    def _forget(self, prefix: str) -> list[_Kept]:
        functions = self._beginning_with(prefix)
        return [kept for function in functions for kept in self._functions.pop(function).entries.values()]

    def _forget_one(self, function: str, arguments: str) -> list[_Kept]:
        known = self._functions.get(function)
        if known is None:
            return []
        kept = known.entries.pop(arguments, None)
        if not known.entries:
            del self._functions[function]
        return [] if kept is None else [kept]


def _is_old(kept: _Kept, ttl: float | None, now: float) -> bool:
    return ttl is not None and now >= kept.entry.stored_at + ttl


def _size(entry: CacheEntry) -> int:
    return len(entry.value) if isinstance(entry.value, bytes) else 0


def _fits(known: _Function, max_entries: int | None, max_bytes: int | None) -> bool:
    if max_entries is not None and len(known.entries) > max_entries:
        return False
    return max_bytes is None or sum(_size(kept.entry) for kept in known.entries.values()) <= max_bytes


def _drop(known: _Function, goes: Callable[[_Kept], bool]) -> list[_Kept]:
    names = [arguments for arguments, kept in known.entries.items() if goes(kept)]
    return [known.entries.pop(arguments) for arguments in names]


def _release(gone: list[_Kept]) -> None:
    """Outside of the lock: a resource's `on_release` is the script's code."""
    for kept in gone:
        if isinstance(kept.entry.value, Resource):
            kept.entry.value.release()
