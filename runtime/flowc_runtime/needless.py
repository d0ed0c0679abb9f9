"""Whether an execution was needless: all its outcomes equal those of the slot's previous trace.

Only counted and reported, never acted on; bounded, and "different" when in doubt.
"""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import Final, cast

import msgspec

from flowc_runtime.heap.journal import Record, Stamp
from flowc_runtime.heap.state import same_state
from flowc_runtime.heap.tables import content_of
from flowc_runtime.identity import identity
from flowc_runtime.trace import (
    CLEARS_CACHE,
    FILTERS_CHANGED,
    CacheCleared,
    CacheKept,
    CacheRead,
    Changed,
    Logged,
    Operation,
    Printed,
    RandomSet,
    Registered,
    StateDelete,
    StateSet,
    Trace,
    Warned,
)
from flowc_runtime.values import ATOMS, same_value

DEPTH: Final = 4
SIZE: Final = 2_000


def same_outcome(one: Trace, other: Trace) -> bool:
    return (
        _alike(one.local_outs, other.local_outs, DEPTH)
        and _alike(one.global_outs, other.global_outs, DEPTH)
        and _alike(one.value, other.value, DEPTH)
        and _alike(tuple(out[2] for out in one.name_outs), tuple(out[2] for out in other.name_outs), DEPTH)
        and _same_writes(one, other)
        and _same_operations(one, other)
        and _same_changes(one, other)
        and not _left_in_caches(one, other)
        and _same_ending(one.ending, other.ending)
    )


def _same_ending(one: BaseException | None, other: BaseException | None) -> bool:
    return type(one) is type(other) and (one is None or other is None or _alike(one.args, other.args, DEPTH))


def _same_changes(one: Trace, other: Trace) -> bool:
    """Objects that outlive runs and were changed in place make an execution needful; so does another state of what
    was changed, be it the same object or one that was made anew."""
    changed = _changed(other)
    if any(record.maker is None for record, _ in changed):
        return False
    before = _changed(one)
    return len(before) == len(changed) and all(
        type(old.object) is type(new.object) and _alike_states(old, earlier, new, later)
        for (old, earlier), (new, later) in zip(before, changed, strict=True)
    )


def _changed(trace: Trace) -> list[tuple[Record, Stamp]]:
    """What it changed in place, of the objects that it found."""
    found = {identity(record) for record, _ in trace.touched}
    return [(record, stamp) for record, stamp in trace.made if identity(record) in found]


def _alike_states(old: Record, one: Stamp, new: Record, other: Stamp) -> bool:
    if one is other:
        return True
    content = content_of(new.object)
    if content is not None:
        # Of arrays and tables the state says where they lie.
        return same_state(content, content_of(old.object))
    if one.state is None or other.state is None:
        return False
    return _alike(one.state, other.state, DEPTH)


def _left_in_caches(one: Trace, other: Trace) -> bool:
    """It cleared a cache, or put there what others find; who finds what was there has the same entry as before."""
    entries = {identity(door.entry) for door in one.doors if isinstance(door, CacheRead)}
    filled = any(isinstance(door, CacheRead) and identity(door.entry) not in entries for door in other.doors)
    return filled or other.volatile == CLEARS_CACHE


def _same_writes(one: Trace, other: Trace) -> bool:
    return one.writes == other.writes and msgspec.msgpack.encode(one.writes) == msgspec.msgpack.encode(other.writes)


def _same_operations(one: Trace, other: Trace) -> bool:
    # That filters changed is bookkeeping: libraries do it when they compute something for the first time.
    mine, yours = ([each for each in trace.operations if each != FILTERS_CHANGED] for trace in (one, other))
    return len(mine) == len(yours) and all(map(_same_operation, mine, yours))


def _same_operation(one: Operation, other: Operation) -> bool:
    if isinstance(one, StateDelete | Printed | RandomSet | Warned | Changed | CacheCleared | CacheKept):
        return one == other
    match one, other:
        case StateSet(), StateSet():
            return one.key == other.key and _alike(one.value, other.value, DEPTH)
        case Logged(), Logged():
            return (one.record.name, one.record.levelno, one.record.getMessage()) == (
                other.record.name,
                other.record.levelno,
                other.record.getMessage(),
            )
        case Registered(), Registered():
            return one.spec.id == other.spec.id
        case _:
            return False


def _alike(one: object, other: object, depth: int) -> bool:
    if one is other:
        return True
    kind, whole = type(one), one
    if kind is not type(other) or depth == 0:
        return False
    if kind in ATOMS:
        return same_value(one, other)
    if isinstance(one, tuple | list | dict):
        return _alike_items(_parts_of(whole), _parts_of(other), depth)
    if isinstance(one, types.FunctionType | type | types.ModuleType):
        return False
    return same_state(content_of(whole), content_of(other))


def _parts_of(value: object) -> list[object]:
    """Of subclasses too, by what the built-in type knows of them: no code of the user runs."""
    if isinstance(value, dict):
        return [*dict[object, object].items(cast("dict[object, object]", value))]
    if isinstance(value, tuple):
        return [*tuple[object, ...].__iter__(cast("tuple[object, ...]", value))]
    return [*list[object].__iter__(cast("list[object]", value))]


def _alike_items(one: Sequence[object], other: Sequence[object], depth: int) -> bool:
    return len(one) == len(other) <= SIZE and all(_alike(a, b, depth - 1) for a, b in zip(one, other, strict=True))
