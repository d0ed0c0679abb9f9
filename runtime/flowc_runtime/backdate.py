"""A slot that executed anew and gave an equal result keeps its old one, so that what reads it stays as it was.

The old *object* is bound in the new one's place. That is what reusing the slot would have done, so it is sound where
the two outcomes cannot be told apart and nothing has got hold of the new one:

- equal: the same types, bits, order and sharing, part by part. What the slot made this time stands for what it made
  the last time, one to one over all its results; anything else must be the very same object, or an equal atom;
- not got out: every reference to each new object is accounted for (`references.py`): by the names that the slot bound,
  by other new objects, or by the journal. One that is not (a closure, a cache, a view, a class, a thread) keeps it;
- the old objects are still the slot's own (they did not get into what outlives a run), and have been put in the state
  that the slot had left them in.

All of it or nothing, and nothing when in doubt: a slot whose results are not kept has made new ones, as ever.
"""

from __future__ import annotations

import types
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias, cast

import numpy as np
import pandas as pd

from flowc_runtime.heap.journal import Journal, Record, Stamp
from flowc_runtime.heap.state import INDEX, INSTANCE, is_made_of_attributes, same_state
from flowc_runtime.heap.tables import content_of
from flowc_runtime.heap.walk import IDENTITY, Reached
from flowc_runtime.identity import identity
from flowc_runtime.recording import Recording
from flowc_runtime.references import all_accounted_for, can_count
from flowc_runtime.trace import Slot, Trace
from flowc_runtime.values import ABSENT, same_value

PARTS: Final = 10_000
"""Parts that are compared for one slot; beyond, its results are new ones."""

_PLAIN: Final = frozenset({list, dict, defaultdict, bytearray})
_TABLES: Final = frozenset({pd.DataFrame, pd.Series})

Entry: TypeAlias = tuple[Record, Stamp]


class Results(NamedTuple):
    """What a slot gave: what its local names, its global ones and the structure around it are to hold."""

    locals: tuple[object, ...]
    globals: tuple[object, ...]
    values: tuple[object, ...]
    """One, or none."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`results` with old objects in them. `instead`: which records give way to which old ones."""

    results: Results
    instead: dict[Record, Entry]


def kept_results(
    journal: Journal, recording: Recording, after: Reached, made: Sequence[Record], results: Results
) -> Kept | None:
    """None: the new results stay. Otherwise the journal speaks of the old ones; binding them is left to the caller."""
    slot, before = recording.slot, recording.slot.previous
    if before is None or not made or not may_keep_old(recording, before, after):
        return None
    certain = slot.plan.certain.issuperset(slot.plan.local_writes)
    pairing = Pairing(journal, slot, before, made)
    kept = dict(_paired(pairing, _results_of(before, results), results, certain=certain))
    if not pairing.records:
        return None
    tuples = [value for group in results for value in group if _is_tuple(value) and identity(value) in kept]
    if not all_accounted_for(journal, pairing.records, tuples, _held(results, certain=certain), pairing.common):
        return None
    if not all(journal.put_back(record, stamp) for record, stamp in pairing.records.values()):
        return None
    for record, (old, stamp) in pairing.records.items():
        journal.records.pop(identity(record.object), None)
        journal.put(old, stamp)
    return Kept(
        Results(*(tuple(kept.get(identity(value), value) for value in group) for group in results)), pairing.records
    )


def may_keep_old(recording: Recording, before: Trace, after: Reached) -> bool:
    """Whether the slot that has just executed is one whose results can be followed at all."""
    now = recording.before
    noted = now.notes_identity or not IDENTITY.isdisjoint(recording.slot.plan.global_reads)
    barrier = recording.names_before is not None
    return can_count() and before.ending is None and not (noted or barrier or now.overflow or after.overflow)


def _results_of(trace: Trace, like: Results) -> Results:
    return Results(trace.local_outs, trace.global_outs, (trace.value,) if like.values else ())


def _paired(pairing: Pairing, before: Results, now: Results, *, certain: bool) -> Iterator[tuple[int, object]]:
    """The id of each new result that an old one can stand for, and that one."""
    for at in range(len(now)):
        # Of a local name that may be unbound nobody knows here if it holds the object.
        if (at > 0 or certain) and len(before[at]) == len(now[at]):
            for place in range(len(now[at])):
                if pairing.same(before[at][place], now[at][place]):
                    yield identity(now[at][place]), before[at][place]


def _held(results: Results, *, certain: bool) -> Counter[int]:
    """How often the results are held by the tuples that list them, and by the names that are bound anew."""
    counted = Counter(map(identity, (value for group in results for value in group)))
    for group in results if certain else results[1:]:
        counted.update(map(identity, (value for value in group if value is not ABSENT)))
    return counted


class Pairing:
    """New objects and the old ones that may stand for them. No two have the same one."""

    def __init__(self, journal: Journal, slot: Slot, before: Trace, made: Iterable[Record]) -> None:
        self.journal = journal
        self.slot = slot
        self.fresh = {identity(record.object): record for record in made}
        self.old = {identity(record.object): (record, stamp) for record, stamp in before.made if self.is_own(record)}
        self.records: dict[Record, Entry] = {}
        self.taken: set[Record] = set()
        self.common: set[int] = set()
        """Objects in new ones that were in the old ones."""
        self.parts = 0

    def same(self, old: object, new: object) -> bool:
        """Equal in every respect that a script can see, with something new in it. Forgets what it paired if not."""
        if identity(new) not in self.fresh and not _is_tuple(new):
            return False
        records, taken = dict(self.records), set(self.taken)
        same = self._same(old, new)
        if not same:
            self.records, self.taken = records, taken
        return same

    def _same(self, old: object, new: object) -> bool:
        todo: list[tuple[object, object, bool]] = [(old, new, False)]
        while todo:
            old, new, of_table = todo.pop()
            self.parts += 1
            record = self.fresh.get(identity(new))
            found: list[tuple[object, object]] | None
            if record is not None:
                found = self._pair(old, record)
            elif _is_tuple(old) and _is_tuple(new) and old is not new:
                found = _parts(cast("tuple[object, ...]", old), cast("tuple[object, ...]", new), of_table=of_table)
            else:
                of_table = of_table and not self.is_known(new)
                found = [] if identity(old) not in self.old and _same_leaf(old, new, of_table=of_table) else None
            if found is None or self.parts + len(found) > PARTS:
                return False
            of_table = of_table if record is None else type(record.object) not in _PLAIN
            todo.extend((one, other, of_table) for one, other in found)
        return True

    def is_own(self, record: Record) -> bool:
        """Made by the slot, and not in anything that outlives a run."""
        return record.maker is self.slot

    def _pair(self, old: object, record: Record) -> list[tuple[object, object]] | None:
        """What is left to compare when `record`'s object is to stand for `old`; None where it cannot."""
        known = self.records.get(record)
        if known is not None:
            return [] if known[0].object is old else None
        entry = self.old.get(identity(old))
        if entry is None or self.is_taken(entry[0]) or type(old) is not type(record.object):
            return None
        earlier, stamp = entry
        state = record.actual.state
        if not self._is_there(earlier, stamp) or not can_stand(record) or not can_stand(earlier):
            return None
        if stamp.state is None or state is None:
            return None
        if record.shape is INDEX and vars(old).get("_data") is vars(record.object).get("_data"):
            # An index over the array of another one, the last time and now: that array is not new.
            self.common.add(identity(vars(old).get("_data")))
        self.taken.add(earlier)
        self.records[record] = entry
        return [(stamp.state, state)] if len(stamp.state) == len(state) else None

    def is_known(self, new: object) -> bool:
        """Somebody else's object, which can change: what looks into it is not what looks into an equal one."""
        return identity(new) in self.journal.records

    def is_taken(self, earlier: Record) -> bool:
        return earlier in self.taken

    def _is_there(self, record: Record, stamp: Stamp) -> bool:
        """The old object is known, and in its state or perhaps able to get there. Of a table the arrays can be put
        back unseen, the table itself cannot: what has looked into it since then would show."""
        if self.journal.records.get(identity(record.object)) is not record:
            return False
        return record.actual is stamp or type(record.object) not in _TABLES


def can_stand(record: Record) -> bool:
    """Objects whose state is all that there is to tell them apart, and that nothing refers to unseen."""
    value, kind = record.object, type(record.object)
    if kind in _PLAIN:
        return True
    if kind in _TABLES:
        # Memory shared with another table is copied before a write, any other is written in place.
        return not any(block.refs.has_reference() for block in cast("Any", value)._mgr.blocks)
    if kind is np.ndarray:
        # Memory that numpy does not own may be shared with anything.
        base = cast("object", cast("np.ndarray[Any, Any]", value).base)
        return (base is None or isinstance(base, np.ndarray | bytes)) and weakref.getweakrefcount(value) == 0
    if record.shape is INDEX:
        return not issubclass(kind, pd.MultiIndex)
    if isinstance(value, tuple):
        return _is_named_tuple(kind)
    return record.shape is INSTANCE and _is_plain_instance(value)


def _is_named_tuple(kind: type) -> bool:
    """Nothing in it but its items: no attributes, no weak references, no end that is noticed, no address shown."""
    own = [base for base in kind.__mro__ if base not in (tuple, object)]
    hooks = ("__del__", "__hash__", "__eq__", "__slots__")
    return (
        kind.__dictoffset__ == 0
        and kind.__weakrefoffset__ == 0
        and all(vars(base).get("__slots__") == () for base in own)
        and not any(name in vars(base) for base in own for name in hooks[:3])
    )


def _is_plain_instance(value: object) -> bool:
    """Not one whose end is noticed, nor one that shows its address."""
    kind = type(value)
    if kind is types.SimpleNamespace:
        return weakref.getweakrefcount(value) == 0
    if not is_made_of_attributes(kind) or any("__del__" in vars(base) for base in kind.__mro__):
        return False
    shown = next(base for base in kind.__mro__ if "__repr__" in vars(base))
    return shown is not object and (not kind.__weakrefoffset__ or weakref.getweakrefcount(value) == 0)


def _is_tuple(value: object) -> bool:
    return type(value) is tuple


def _parts(old: tuple[object, ...], new: tuple[object, ...], *, of_table: bool) -> list[tuple[object, object]] | None:
    if len(old) != len(new):
        return None
    parts = list(zip(old, new, strict=True))
    owner, place = (new[0], new[1]) if of_table and len(new) > 1 else (None, None)
    if type(owner) is np.ndarray and type(place) is int:
        # The memory's owner and an address in it.
        before, earlier = old[0], old[1]
        if type(before) is not np.ndarray or type(earlier) is not int:
            return None
        if earlier - _begin(before) != place - _begin(owner):
            return None
        del parts[1]
    return parts


def _begin(owner: np.ndarray[Any, Any]) -> int:
    return cast("int", owner.__array_interface__["data"][0])


def _same_leaf(old: object, new: object, *, of_table: bool) -> bool:
    if old is new or same_value(old, new):
        return True
    if not of_table or type(old) is not type(new):
        return False
    if type(new) is np.ndarray:
        # Where a table's columns stand.
        return not new.dtype.hasobject and same_state(content_of(old), content_of(new))
    return _are_same_texts(old, new)


def _are_same_texts(old: Any, new: Any) -> bool:
    """Two Arrow arrays of texts; they cannot be changed."""
    kind = str(getattr(new, "type", ""))
    return type(new).__name__ == "ChunkedArray" and kind in ("string", "large_string") and _equal(old, new)


def _equal(old: Any, new: Any) -> bool:
    return old.type == new.type and bool(old.equals(new))
