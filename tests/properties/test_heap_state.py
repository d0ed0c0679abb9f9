"""States of objects: a change of any kind gives another state, and where an object can be put back, it is the old one.

Identity is kept: what refers to the object sees the old content again, and what it holds is what it held.
"""

from __future__ import annotations

import collections
import functools
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc_runtime.heap.state import Shape, State, same_state, shape_of

HELD: Final = [object()]
"""An object that the samples hold; states see it by identity only."""


def state_of(value: object) -> State | None:
    return shape(value).state(value)


def shape(value: object) -> Shape:
    kind: type = type(value)
    return shape_of(kind)


class Plain:
    def __init__(self) -> None:
        self.a: Any = 1
        self.b: Any = HELD


class Slotted:
    __slots__ = ("__hidden", "a", "b")

    def __init__(self) -> None:
        self.a: Any = 1
        self.__hidden = HELD

    def hide(self, value: Any) -> None:
        self.__hidden = value


class Both(Slotted):
    c: Any = 0

    def __init__(self) -> None:
        super().__init__()
        self.d: Any = 2

    def change(self) -> None:
        self.a, self.d, self.__dict__["e"] = 2, 3, 4


class Number(int):
    note: Any = None


def a_function() -> Any:
    captured = 1

    def function(x: int = 1, *, y: object = HELD) -> object:
        return (x, y, captured)

    return function


def a_cell(*content: object) -> types.CellType:
    return types.CellType(*content)


def bind_another_name(value: Any) -> None:
    del value.a
    value.b = None


def a_simple_function() -> Any:
    def function(x: int = 1) -> int:
        return x

    return function


def a_class_with_nothing() -> type:
    class Made:
        a = None

    return Made


def a_class() -> type:
    class Made:
        a = 1

        def method(self) -> int:
            return 1

    return Made


def setting(name: str, value: object) -> Callable[[Any], None]:
    return lambda target: setattr(target, name, value)


def deleting(name: str) -> Callable[[Any], None]:
    return lambda target: delattr(target, name)


@dataclass(frozen=True, slots=True)
class Change:
    """How a sample is made, and one thing that can be done to it in place."""

    make: Callable[[], Any]
    change: Callable[[Any], object]


def ordered() -> collections.OrderedDict[str, object]:
    return collections.OrderedDict(a=1, b=HELD)


def defaulted() -> collections.defaultdict[str, list[int]]:
    return collections.defaultdict(list, a=[1])


RESTORED: Final = {
    "list: append": Change(lambda: [1, HELD], lambda v: v.append(2)),
    "list: reverse": Change(lambda: [1, HELD], lambda v: v.reverse()),
    "list: an equal number of another type": Change(lambda: [1, 2], lambda v: v.__setitem__(0, True)),
    "list: an equal list": Change(lambda: [[1], 2], lambda v: v.__setitem__(0, [1])),
    "dict: a key": Change(lambda: {"a": 1}, lambda v: v.update(b=2)),
    "dict: a value": Change(lambda: {"a": 1, "b": HELD}, lambda v: v.update(a=1.0)),
    "dict: the order": Change(lambda: {"a": 1, "b": 2}, lambda v: v.update(a=v.pop("a"))),
    "dict: a key of another type": Change(lambda: {1: 1}, lambda v: (v.clear(), v.update({True: 1}))),
    "OrderedDict: move_to_end": Change(ordered, lambda v: v.move_to_end("a")),
    "Counter": Change(lambda: collections.Counter("aab"), lambda v: v.update("c")),
    "defaultdict: a missing key": Change(defaulted, lambda v: v["new"]),
    "deque: rotate": Change(lambda: collections.deque([1, 2, HELD], 5), lambda v: v.rotate(1)),
    "bytearray": Change(lambda: bytearray(b"abc"), lambda v: v.extend(b"d")),
    "instance: an attribute": Change(Plain, setting("a", 2)),
    "instance: a new attribute": Change(Plain, setting("z", 2)),
    "instance: one less": Change(Plain, deleting("a")),
    "instance: its class": Change(Plain, setting("__class__", type("Plainer", (Plain,), {}))),
    "slots: a value": Change(Slotted, setting("a", 2)),
    "slots: one that was empty": Change(Slotted, setting("b", 2)),
    "slots: one less": Change(Slotted, deleting("a")),
    "slots: a private one": Change(Slotted, lambda v: v.hide(1)),
    "slots and attributes": Change(Both, lambda v: v.change()),
    "a number with an attribute": Change(lambda: Number(3), setting("note", "x")),
    "namespace": Change(lambda: types.SimpleNamespace(a=1), setting("a", [1])),
    "function: an attribute": Change(a_function, setting("calls", 1)),
    "function: a default": Change(a_function, setting("__defaults__", (2,))),
    "function: no defaults": Change(a_function, setting("__defaults__", None)),
    "function: a keyword default": Change(a_function, setting("__kwdefaults__", {"y": 1})),
    "function: its name": Change(a_function, setting("__name__", "other")),
    "function: its documentation": Change(a_function, setting("__doc__", "other")),
    "cell: a content": Change(lambda: a_cell(HELD), setting("cell_contents", 2)),
    "cell: emptied": Change(lambda: a_cell(HELD), deleting("cell_contents")),
    "cell: filled": Change(a_cell, setting("cell_contents", 2)),
    "class: an attribute": Change(a_class, setting("a", 2)),
    "class: a new attribute": Change(a_class, setting("b", HELD)),
    "class: one less": Change(a_class, deleting("a")),
    "class: a method": Change(a_class, setting("method", len)),
    "class: another name for nothing": Change(a_class_with_nothing, bind_another_name),
    "instance: another name for nothing": Change(lambda: types.SimpleNamespace(a=None), bind_another_name),
}


@pytest.mark.parametrize("case", RESTORED.values(), ids=RESTORED.keys())
def test_a_changed_object_is_put_back(case: Change) -> None:
    value = case.make()
    before, identity = state_of(value), id(value)
    assert same_state(before, state_of(value)), "a state differs from itself"
    case.change(value)
    changed = state_of(value)
    assert not same_state(before, changed)
    assert not seen_to_stay(value, before), "the quicker way does not notice"
    restore(value, before)
    assert id(value) == identity
    assert same_state(before, state_of(value))
    restore(value, changed)
    assert same_state(changed, state_of(value)), "what was changed cannot be had again"


QUICK: Final = {"instance": Plain, "namespace": types.SimpleNamespace, "function": a_simple_function, "class": a_class}


@pytest.mark.parametrize("make", QUICK.values(), ids=QUICK.keys())
def test_what_stays_as_it_is_is_seen_quickly(make: Callable[[], object]) -> None:
    value = make()
    assert seen_to_stay(value, state_of(value))


def seen_to_stay(value: object, state: State | None) -> bool:
    stays = shape(value).stays
    assert state is not None
    return stays is not None and stays(value, state, state)


def restore(value: object, state: State | None) -> None:
    found = shape(value)
    assert state is not None
    assert found.restore is not None
    found.restore(value, state)


def test_a_restored_counter_counts_as_before() -> None:
    counter = collections.Counter("aab")
    before = state_of(counter)
    counter.update("bc")
    restore(counter, before)
    assert counter == {"a": 2, "b": 1}


def test_a_restored_function_behaves_as_before() -> None:
    function = a_function()
    before = state_of(function)
    function.__defaults__, function.__kwdefaults__ = (5,), {"y": 6}
    restore(function, before)
    assert function() == (1, HELD, 1)


@given(st.lists(st.integers() | st.text(max_size=1)), st.lists(st.integers() | st.text(max_size=1)))
def test_lists_are_put_back_whatever_happened(first: list[object], second: list[object]) -> None:
    value = list(first)
    before = state_of(value)
    value[:] = second
    restore(value, before)
    assert value == first
    assert [type(entry) for entry in value] == [type(entry) for entry in first]


NOTICED: Final = {
    "set": Change(lambda: {1, 2}, lambda v: v.add(3)),
    "list subclass: content": Change(type("L", (list,), {}), lambda v: v.append(1)),
    "list subclass: attribute": Change(type("L", (list,), {}), setting("a", 1)),
    "dict subclass: content": Change(type("D", (dict,), {}), lambda v: v.update(a=1)),
    "exception: arguments": Change(lambda: ValueError(1), setting("args", (2,))),
    "exception: attribute": Change(lambda: ValueError(1), setting("note", 2)),
    "tuple subclass: attribute": Change(lambda: type("T", (tuple,), {})((1,)), setting("a", 1)),
    "opaque: an iterator": Change(lambda: iter([1, 2]), next),
    "opaque: a partial": Change(lambda: functools.partial(len), setting("a", 1)),
}


@pytest.mark.parametrize("case", NOTICED.values(), ids=NOTICED.keys())
def test_a_change_is_noticed(case: Change) -> None:
    value = case.make()
    before = state_of(value)
    case.change(value)
    assert not same_state(before, state_of(value))


def test_what_is_not_known_has_no_state() -> None:
    sparse = pd.Series(pd.arrays.SparseArray([0, 1]))
    unknown: tuple[object, ...] = (iter([1]), sparse, np.ma.array([1]), functools.partial(len))
    assert [state_of(value) for value in unknown] == [None] * len(unknown)
    assert not same_state(None, None)


def test_states_are_compared_without_asking() -> None:
    class Touchy:
        def __getattribute__(self, name: str) -> object:
            raise AssertionError(f"asked for {name}")

    one, other = Touchy(), Touchy()
    assert not same_state((one,), (other,))
    assert same_state((one,), (one,))
    assert not same_state(((1,),), ((1.0,),))
