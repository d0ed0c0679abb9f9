"""What the traces of a session hold, in bytes, kept under a budget: over it, the cheapest to recompute per byte goes.

What the last run's names, session state, callbacks and page hold anyway does not count: giving up a trace would not
free it. Copies of arrays go first (a maker then executes instead of an array being put back), then whole traces, with
all others that hold the same object: it is free when nobody holds it any more.

Holds: a slot without a trace executes, and an object without a copy is made anew, so the page never changes. What
callbacks and session state can reach is left alone, since nothing could make it anew for a callback.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, cast

import numpy as np

from flowc_runtime.budget import DEFAULT
from flowc_runtime.generation import Generation
from flowc_runtime.heap.journal import Journal, Record, Stamp
from flowc_runtime.heap.sizes import Parts, held_by, parts_of_record, parts_of_stamp, parts_of_values
from flowc_runtime.heap.state import DROPPED
from flowc_runtime.identity import identity
from flowc_runtime.run import Run
from flowc_runtime.trace import Slot, StateRead, StateSet, Trace
from flowc_runtime.values import ABSENT, ATOMS

SHARE: Final = 0.02
"""Of the time of runs, what taking stock may cost: after short runs it waits for more. What can be made meanwhile is
little, since making it takes time too."""

GUESS: Final = 0.2
"""Milliseconds that taking stock of a slot may take, as long as nobody knows."""

EVICTED: Final = "evicted: the session held more than its budget of memory"


class Held(NamedTuple):
    """`held`: bytes that traces hold, shared ones once. `evicted`: outcomes and copies given up after this run."""

    held: int
    evicted: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """Not the trace itself, which would stay alive until stock is taken again."""

    trace: tuple[int, int]
    parts: Parts


class Memory:
    """Of one session. `after` is called when a run has ended."""

    def __init__(self, budget: int = DEFAULT) -> None:
        self.budget = budget
        self.held = 0
        self.share = SHARE
        self._cost = 0.0
        """Milliseconds that it took to take stock the last time."""
        self._unseen = 0.0
        """Milliseconds of the runs since then."""
        self._generation: Generation | None = None
        self._entries: dict[Slot, _Entry] = {}
        self._holders: dict[int, int] = {}
        self._sizes: Parts = {}
        self._known: dict[int, tuple[int, Parts]] = {}
        """Parts of records by identity, with the stamp that they had."""

    def after(self, run: Run, lasting: list[object], milliseconds: float, *, whole: bool) -> Held:
        """`lasting`: what session state and callbacks hold. `milliseconds`: that the run took. `whole`: it was not cut
        short."""
        generation = run.session.generation
        if generation is not self._generation:
            self._forget()
            self._generation = generation
        self._unseen += milliseconds if run.executed else 0.0
        # As long as it is not known, it is guessed; too high, since the first page is waited for.
        cost = self._cost or GUESS * len(run.reached)
        if self._unseen == 0.0 or self._unseen * self.share < cost:
            return Held(self.held, 0)
        started = time.perf_counter()
        self._take_stock(generation)
        # After a run that was cut short callbacks may need what an earlier run left.
        evicted = self._evict(run, generation, lasting) if whole and self.is_over() else 0
        self._unseen, self._cost = 0.0, (time.perf_counter() - started) * 1000
        return Held(self.held, evicted)

    def is_over(self) -> bool:
        return self.held > self.budget

    # --- taking stock
    def _take_stock(self, generation: Generation) -> None:
        known, count = self._entries, 0
        for slot in generation.slots():
            trace = slot.trace or slot.previous
            entry = known.get(slot)
            if trace is None:
                continue
            count += 1
            if entry is None or entry.trace != (identity(trace), trace.run):
                self._remove(slot)
                self._add(slot, trace)
        if count != len(known):
            left = {slot for slot in generation.slots() if (slot.trace or slot.previous) is not None}
            for slot in [slot for slot in known if slot not in left]:
                self._remove(slot)

    def _forget(self) -> None:
        self.held = 0
        for known in (self._entries, self._holders, self._sizes, self._known):
            known.clear()

    def _add(self, slot: Slot, trace: Trace) -> None:
        parts = self._parts_of(trace)
        self._entries[slot] = _Entry((identity(trace), trace.run), parts)
        holders, sizes = self._holders, self._sizes
        for key, size in parts.items():
            before = holders.get(key, 0)
            self.held += size - (sizes[key] if before else 0)
            holders[key], sizes[key] = before + 1, size

    def _remove(self, slot: Slot) -> Iterable[int]:
        """The identities that nobody holds any more."""
        entry = self._entries.pop(slot, None)
        gone: list[int] = []
        for key in entry.parts if entry is not None else ():
            self._holders[key] -= 1
            if not self._holders[key]:
                del self._holders[key]
                self.held -= self._sizes.pop(key)
                self._known.pop(key, None)
                gone.append(key)
        return gone

    def _parts_of(self, trace: Trace) -> Parts:
        found = parts_of_values(_values_of(trace))
        for record, stamp in (*trace.touched, *trace.made):
            found.update(self._parts_of_record(record))
            if stamp is not None:
                found.update(parts_of_stamp(stamp))
        return found

    def _parts_of_record(self, record: Record) -> Parts:
        known = self._known.get(identity(record.object))
        if known is None or known[0] != identity(record.actual):
            known = self._known[identity(record.object)] = (identity(record.actual), parts_of_record(record))
        return known[1]

    # --- giving up
    def _evict(self, run: Run, generation: Generation, lasting: list[object]) -> int:
        journal = generation.journal
        needed = self._needed(run, journal, [*generation.bound_values(), *lasting])
        excess = sum(size for key, size in self._sizes.items() if key not in needed) - self.budget
        if excess <= 0:
            return 0
        kept = lasting_records(journal, lasting)
        count = 0
        for stamp in copies(self._entries, kept):
            if excess <= 0:
                return count
            excess -= self._drop(stamp)
            count += 1
        for slots in self._groups(needed, kept):
            if excess <= 0:
                break
            for slot in slots:
                if slot in self._entries:
                    sizes = {key: self._sizes[key] for key in self._entries[slot].parts}
                    slot.evict(EVICTED)
                    excess -= sum(sizes[key] for key in self._remove(slot) if key not in needed)
                    count += 1
        return count

    def _needed(self, run: Run, journal: Journal, roots: list[object]) -> set[int]:
        """Identities of parts that are held whatever traces do."""
        found: set[int] = set()
        seen: set[int] = set()
        stack = list(roots)
        while stack:
            value = stack.pop()
            if identity(value) in seen or type(value) in ATOMS - {str, bytes}:
                continue
            seen.add(identity(value))
            record = journal.records.get(identity(value))
            if record is not None:
                known = identity(value) in self._holders
                found.update(self._parts_of_record(record) if known else parts_of_record(record))
                stack.extend(held_by(record))
            else:
                found.update(parts_of_values([value]))
                if isinstance(value, tuple | frozenset):
                    stack.extend(cast("Iterable[object]", value))
        for slot in run.reached:
            if slot.trace is not None:
                found.update(parts_of_values(slot.trace.writes))
        return found

    def _drop(self, stamp: Stamp) -> int:
        """The bytes that this frees."""
        key, stamp.saved = identity(stamp.saved), DROPPED
        freed = self._sizes.get(key, 0)
        self.held -= freed
        self._sizes[key] = 0
        return freed

    def _groups(self, needed: set[int], kept: set[Record]) -> Iterator[tuple[Slot, ...]]:
        """Slots that together keep something from being freed, in the order in which they go."""
        holders: dict[int, list[Slot]] = {}
        for slot, entry in self._entries.items():
            for key in entry.parts:
                if key not in needed:
                    holders.setdefault(key, []).append(slot)
        groups: dict[tuple[Slot, ...], int] = {}
        for key, holding in holders.items():
            group = tuple(holding)
            groups[group] = groups.get(group, 0) + self._sizes[key]
        goes = [group for group, size in groups.items() if size and not any(stays(slot, kept) for slot in group)]
        yield from sorted(goes, key=lambda group: sum(map(_cost, group)) / groups[group])


def lasting_records(journal: Journal, lasting: list[object]) -> set[Record]:
    """Objects that session state and callbacks can reach."""
    return set(journal.reach([value for value in lasting if type(value) not in ATOMS]).records)


def stays(slot: Slot, kept: set[Record]) -> bool:
    """It left something that a callback may need after a run that does not reach it."""
    return slot.trace is not None and any(record in kept for record, _ in slot.trace.made)


def copies(slots: Iterable[Slot], kept: set[Record]) -> list[Stamp]:
    """With copies of arrays that can be made anew, in the order in which they go."""
    found: dict[Stamp, float] = {}
    for trace in (slot.trace for slot in slots if slot.trace is not None):
        for record, stamp in (*trace.touched, *trace.made):
            maker = record.maker
            if stamp is None or record in kept or not isinstance(maker, Slot):
                continue
            if record.shape.name == "array" and isinstance(stamp.saved, np.ndarray):
                found[stamp] = _cost(maker) / max(1, stamp.saved.nbytes)
    return sorted(found, key=found.__getitem__)


def _cost(slot: Slot) -> float:
    """Milliseconds that giving it up costs: nothing where it executes in any case."""
    trace = slot.trace
    return trace.milliseconds if trace is not None and trace.volatile is None else 0.0


def _values_of(trace: Trace) -> Iterator[object]:
    """What it holds itself; objects with a state are among its records too."""
    for values in (trace.locals, trace.globals, trace.local_outs, trace.global_outs):
        yield from (value for value in values if _is_plain(value))
    yield from (value for _, _, value in (*trace.names, *trace.name_outs) if _is_plain(value))
    if _is_plain(trace.value):
        yield trace.value
    yield from trace.writes
    for operation in trace.operations:
        if isinstance(operation, StateSet):
            yield operation.value
    for door in trace.doors:
        if isinstance(door, StateRead):
            yield door.value


def _is_plain(value: object) -> bool:
    """No record is made of it, and it may be large."""
    return value is not ABSENT and (isinstance(value, str | bytes | tuple | frozenset) or _is_arrow(value))


def _is_arrow(value: object) -> bool:
    return type(value).__module__.startswith("pyarrow")
