"""Two traces of a slot -> whether any input of the later one had other content than that of the earlier one.

Where one had, only executing could tell what comes of it, so no engine would have known better; where none had, the
execution could have been avoided. `watching` notes the slots of the second kind while runs go on.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from flowc_runtime.glimpse import Glimpse
from flowc_runtime.heap.state import same_state
from flowc_runtime.heap.tables import content_of
from flowc_runtime.run import Run
from flowc_runtime.trace import DoorRead, Slot, StateRead, Trace, WidgetRead
from flowc_runtime.values import same_content, same_value

PARTS = 100_000


@contextmanager
def watching() -> Iterator[set[int]]:
    """The uids of slots that executed in vain on inputs whose content was as before, until somebody empties the set."""
    found: set[int] = set()
    finish = Run.finish

    def watched(self: Run, slot: Slot, local_outs: tuple[object, ...], ending: BaseException | None = None) -> Trace:
        before = slot.previous
        trace = finish(self, slot, local_outs, ending)
        if before is not None and slot in self.needless and same_inputs(before, trace):
            found.add(slot.uid)
        return trace

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Run, "finish", watched)
        yield found


def same_inputs(before: Trace, now: Trace) -> bool:
    """In doubt True: then the execution counts as one that could have been avoided."""
    names, others = [(name, value) for _, name, value in before.names], [(name, value) for _, name, value in now.names]
    pairs = [(before.locals, now.locals), (before.globals, now.globals), (tuple(names), tuple(others))]
    if len(before.doors) != len(now.doors) or not all(map(_same_door, before.doors, now.doors)):
        return False
    return _Alike(before, now).all(pairs)


def _same_door(one: DoorRead, other: DoorRead) -> bool:
    match one, other:
        case WidgetRead(), WidgetRead():
            return same_content(one.value, other.value)
        case StateRead(), StateRead():
            return one.value is other.value or same_content(one.value, other.value)
        case _:
            return one == other


class _Alike:
    """Objects compared in the states in which the two executions found them."""

    def __init__(self, before: Trace, now: Trace) -> None:
        self.before = {id(record.object): stamp.state for record, stamp in before.touched if stamp is not None}
        self.now = {id(record.object): stamp.state for record, stamp in now.touched if stamp is not None}
        self.stands_for: dict[int, int] = {}

    def all(self, pairs: Iterable[tuple[object, object]]) -> bool:
        todo, parts = list(pairs), 0
        while todo:
            one, other = todo.pop()
            parts += 1
            found = self._left(one, other)
            if found is None:
                return False
            todo.extend(found)
            if parts > PARTS:
                return True
        return True

    def _left(self, one: object, other: object) -> list[tuple[object, object]] | None:
        """What is left to compare; None where they differ."""
        if isinstance(one, tuple) and isinstance(other, tuple):
            return _items(tuple(one), tuple(other))
        state, other_state = self.before.get(id(one)), self.now.get(id(other))
        if state is not None and other_state is not None and type(one) is type(other):
            if id(other) in self.stands_for:
                return [] if self.stands_for[id(other)] == id(one) else None
            self.stands_for[id(other)] = id(one)
            return _items(state, other_state)
        return [] if _same_leaf(one, other) else None


def _items(one: tuple[object, ...], other: tuple[object, ...]) -> list[tuple[object, object]] | None:
    if len(one) != len(other):
        return None
    parts = list(zip(one, other, strict=True))
    if len(one) > 1 and isinstance(one[0], np.ndarray) and isinstance(one[1], int):
        # Where in the computer's memory it lies is no content.
        del parts[1]
    return parts


def _same_leaf(one: object, other: object) -> bool:
    if one is other or same_value(one, other):
        return True
    if isinstance(one, Glimpse) and isinstance(other, Glimpse):
        return all(map(same_value, one.answers, other.answers))
    if isinstance(one, types.CodeType):
        return one == other
    kind = str(type(one))
    if "ChunkedArray" in kind:
        return type(one) is type(other) and one == other
    return type(one) is type(other) and same_state(content_of(one), content_of(other))
