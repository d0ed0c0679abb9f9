"""The journal: what objects lead to, which state script order says, how they get there, and who outlives a run."""

from __future__ import annotations

import types
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc_compiler.ir.source import SourceText
from flowc_compiler.passes.effects import code_facts
from flowc_compiler.passes.parse import parse
from flowc_runtime.heap.journal import Journal, Record, Rewind, records_in
from flowc_runtime.heap.state import Shape, shape_of
from flowc_runtime.heap.territory import Territory
from flowc_runtime.heap.walk import WALK_BUDGET, Reached
from flowc_runtime.identity import identity
from flowc_runtime.values import ABSENT

SCRIPT: Final = "/app/script.py"
MAKER: Final = object()
"""Stands for the slot that made an object."""


def journal_of(text: str = "") -> Journal:
    facts = {(found.line, found.name): found for found in code_facts(parse(SourceText(SCRIPT, text)).tree)}
    return Journal(Territory(Path("/app"), SCRIPT, facts))


def script(text: str) -> tuple[Journal, dict[str, Any]]:
    """A journal that knows the script, and what the script bound."""
    namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": vars(__import__("builtins"))}
    exec(compile(text, SCRIPT, "exec"), namespace)
    journal = journal_of(text)
    journal.begin_run()
    return journal, namespace


def record_of(journal: Journal, value: object, *, maker: object | None = None) -> Record:
    kind: type = type(value)
    record = journal.record(value, shape_of(kind))
    record.maker = maker
    return record


def holds(found: Reached, value: object) -> bool:
    return any(record.object is value for record in found.records)


def names_in(found: Reached) -> dict[str, tuple[object, bool]]:
    return {name: (value, bound) for _, name, value, bound in found.names.values()}


class Thing:
    def __init__(self, held: object) -> None:
        self.held = held

    def method(self) -> None:
        """To be bound."""


Thing.__module__ = "__main__"


# --- what a walk finds
def test_a_walk_finds_every_mutable_object_once() -> None:
    inner: list[object] = [1]
    thing = Thing({"k": (inner, frozenset({2}))})
    inner.append(thing)
    found = journal_of().reach([thing, inner, 5, "text", None])
    assert [holds(found, part) for part in (thing, thing.held, inner)] == [True, True, True]
    assert len(found.records) == len({id(record.object) for record in found.records})
    assert not any(isinstance(record.object, int | str | tuple | frozenset) for record in found.records)


def test_a_walk_over_equal_objects_tells_them_apart() -> None:
    one: list[int] = []
    other: list[int] = []
    found = journal_of().reach([(one, other)])
    assert len(found.records) == 2


def test_a_walk_looks_through_methods_views_and_frames() -> None:
    held: list[int] = []
    memory = np.arange(4.0)
    found = journal_of().reach([held.append, Thing(1).method, memory[1:], pd.DataFrame({"o": [held]})])
    assert holds(found, held)
    assert holds(found, memory)


def test_a_walk_gives_up_past_its_budget() -> None:
    journal = journal_of()
    assert not journal.reach([[[] for _ in range(100)]]).overflow
    assert journal.reach([[[] for _ in range(WALK_BUDGET + 1)]]).overflow


def test_user_functions_lead_to_the_globals_they_use() -> None:
    journal, names = script(
        "table = []\ncount = 0\ndef f():\n    global count\n    count += 1\n    table.append(len(x))\n"
    )
    journal.namespace = names
    journal.territory.binds = frozenset({"table", "count", "f"})
    found = journal.reach([names["f"]])
    used = {"table": (names["table"], False), "count": (0, True), "x": (ABSENT, False)}
    assert names_in(found) == used
    journal.territory.binds = frozenset({"table", "count", "f", "len"})
    assert names_in(journal.reach([names["f"]])) == {**used, "len": (ABSENT, False)}
    journal.territory.binds = None
    assert names_in(journal.reach([names["f"]])) == {**used, "len": (ABSENT, False)}
    assert holds(found, names["table"])
    assert found.script_functions
    assert found.barrier is None
    assert found.world is None


def test_functions_that_are_not_called_lead_nowhere() -> None:
    journal, names = script("table = []\ndef f(a=[1]):\n    return table\n")
    found = journal.reach([names["f"]], calls=False)
    assert names_in(found) == {}
    assert not holds(found, names["table"])
    assert holds(found, names["f"].__defaults__[0])


def test_functions_lead_to_functions() -> None:
    journal, names = script("deep = {}\ndef g():\n    return lambda: [deep for _ in deep]\ndef f():\n    return g()\n")
    assert holds(journal.reach([names["f"]]), names["deep"])


def test_closures_classes_properties_and_generators_are_followed() -> None:
    journal, names = script(
        "kept, shared = [1], [2]\n"
        "def make():\n    cell = [3]\n    return lambda: cell\n"
        "class A:\n    a = [4]\n"
        "    @property\n    def p(self): return shared\n"
        "    @staticmethod\n    def s(): return kept\n"
        "def numbers():\n    yield kept\n"
        "closure, generator, thing = make(), numbers(), A()\n"
    )
    assert holds(journal.reach([names["closure"]]), names["closure"]())
    of_thing = journal.reach([names["thing"]])
    assert all(holds(of_thing, part) for part in (names["A"], names["A"].a, names["kept"], names["shared"]))
    assert holds(journal.reach([names["generator"]]), names["kept"])


def test_the_world_and_barriers_of_functions_are_told() -> None:
    text = "import time\ndef f():\n    return time.time()\ndef g():\n    return eval('1')\n"
    journal, names = script(text)
    assert journal.reach([names["f"]]).world == "clock: time.time in f"
    assert journal.reach([names["g"]]).barrier == "g uses eval()"
    made: dict[str, Any] = {}
    exec(compile("def h(): return 1", SCRIPT, "exec"), made)
    assert journal.reach([made["h"]]).barrier == "h was not compiled from the script"


def test_library_code_is_not_followed_but_what_it_was_given_is() -> None:
    namespace: dict[str, Any] = {}
    library = "hidden = []\ndef wrap(f):\n    def inner():\n        return hidden, f\n    return inner\n"
    exec(compile(library, "/usr/lib/library.py", "exec"), namespace)
    journal, names = script("mine = []\ndef f():\n    return mine\n")
    found = journal.reach([namespace["wrap"](names["f"])])
    assert holds(found, names["mine"])
    assert not holds(found, namespace["hidden"])


def test_modules_are_looked_at_only_when_watched() -> None:
    module = types.ModuleType("somebody")
    module.setting = [1]  # type: ignore[attr-defined]  # what a script does to a library module
    journal = journal_of()
    assert journal.reach([module]).records == []
    journal.watch({"somebody"})
    assert holds(journal.reach([module]), vars(module)["setting"])


# --- time
def test_an_object_nobody_made_is_where_it_is() -> None:
    journal = journal_of()
    record = record_of(journal, [1])
    first = record.actual
    assert journal.virtual(record) is first
    journal.begin_run()
    assert journal.virtual(record) is first


def test_an_object_that_a_slot_made_is_not_there_before() -> None:
    journal = journal_of()
    record = record_of(journal, [1], maker=MAKER)
    assert journal.virtual(record) is record.actual
    journal.begin_walk()
    assert journal.virtual(record) is None
    with pytest.raises(Rewind) as caught:
        journal.settle(record)
    assert caught.value.record is record
    journal.put(record, record.actual)
    journal.settle(record)


def test_looking_again_tells_whether_something_changed() -> None:
    journal = journal_of()
    value = [1]
    record = record_of(journal, value, maker=MAKER)
    before = record.actual
    assert not journal.look_again(record)
    assert record.actual is before
    value.append(2)
    assert journal.look_again(record)
    assert record.actual is not before
    assert journal.virtual(record) is record.actual
    assert not journal.look_again(record)


def test_an_opaque_object_has_always_changed() -> None:
    journal = journal_of()
    record = record_of(journal, iter([1]), maker=MAKER)
    assert journal.look_again(record)
    assert journal.look_again(record)


@given(st.lists(st.lists(st.integers(), max_size=3), min_size=1, max_size=6), st.data())
def test_an_object_goes_to_any_moment_of_its_life(contents: list[list[int]], data: st.DataObject) -> None:
    journal = journal_of()
    value: list[int] = []
    record = record_of(journal, value, maker=MAKER)
    moments = [(record.actual, list[int]())]
    for content in contents:
        value[:] = content
        journal.look_again(record)
        moments.append((record.actual, list(content)))
    for index in data.draw(st.lists(st.integers(0, len(moments) - 1), max_size=8)):
        stamp, content = moments[index]
        journal.begin_walk()
        journal.put(record, stamp)
        journal.settle(record)
        assert value == content
        assert record.actual is stamp
        assert not journal.look_again(record)
    journal.check_valid()


def test_walks_put_objects_in_their_states_from_the_top() -> None:
    """The inner list is reachable only in the state that the outer one must be in."""
    journal = journal_of()
    inner, outer = [1], [0]
    records = [record_of(journal, value, maker=MAKER) for value in (inner, outer)]
    outer.append(inner)  # type: ignore[arg-type]  # lists may hold anything
    for record in records:
        journal.look_again(record)
    wanted = [record.actual for record in records]
    inner.clear()
    outer.clear()
    for record in records:
        journal.look_again(record)
    for record, stamp in zip(records, wanted, strict=True):
        journal.put(record, stamp)
    found = journal.reach([outer], in_place=True)
    assert outer == [0, [1]]
    assert holds(found, inner)


def test_what_cannot_be_put_back_asks_for_its_maker() -> None:
    journal = journal_of()
    value = {1, 2}
    record = record_of(journal, value, maker=MAKER)
    before = record.actual
    value.add(3)
    journal.look_again(record)
    journal.put(record, before)
    with pytest.raises(Rewind) as caught:
        journal.reach([[value]], in_place=True)
    assert caught.value.record is record
    assert value == {1, 2, 3}


# --- who outlives a run
def test_objects_that_outlive_runs_belong_to_no_slot() -> None:
    journal = journal_of()
    value: list[object] = [[1]]
    for part in (value, value[0]):
        record_of(journal, part, maker=MAKER)
    found = journal.reach([value], outlives=True)
    assert found.makers == (MAKER, MAKER)
    assert all(record.maker is None for record in found.records)
    assert journal.reach([value], outlives=True).makers == ()


def test_what_outlives_a_run_is_at_its_first_state_until_the_run_ends() -> None:
    """A walk that starts again must read what the run began with, although the object has moved on."""
    journal = journal_of()
    value = [1]
    record = record_of(journal, value)
    journal.begin_run()
    first = record.actual
    for content in ([2], [3]):
        value[:] = content
        journal.look_again(record)
    assert journal.virtual(record) is record.actual
    journal.begin_walk()
    assert journal.virtual(record) is first
    journal.settle(record)
    assert value == [1]
    journal.begin_run()
    assert journal.virtual(record) is record.actual


# --- order in the files
def test_records_hold_their_objects_and_are_forgotten_together() -> None:
    journal = journal_of()
    kept, dropped = record_of(journal, [1]), record_of(journal, [2])
    journal.forget_all_but([kept])
    assert journal.records == {identity(kept.object): kept}
    assert journal.record(kept.object, shape_of(list)) is kept
    assert journal.record(dropped.object, shape_of(list)) is not dropped
    journal.check_valid()


def test_a_misfiled_record_is_found() -> None:
    journal = journal_of()
    record = record_of(journal, [1])
    journal.records[identity(MAKER)] = record
    with pytest.raises(AssertionError, match="another object"):
        journal.check_valid()


def test_groups_of_records_give_each_once_in_order() -> None:
    journal = journal_of()
    first, second = record_of(journal, [1]), record_of(journal, [2])
    assert list(records_in([[first, second], [second], [first]])) == [first, second]


class Rude:
    """Raises whenever somebody looks at it."""

    def __init__(self, held: object) -> None:
        self.held = held


def test_an_object_that_cannot_be_looked_at_is_opaque(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(value: object) -> tuple[object, ...]:
        raise RuntimeError("do not look")

    inside: list[object] = []
    rude = Rude(inside)
    shape = Shape("rude", refuse, refuse)
    monkeypatch.setattr("flowc_runtime.heap.walk.shape_of", lambda kind: shape if kind is Rude else shape_of(kind))
    journal = journal_of()
    found = journal.reach([rude])
    record = next(record for record in found.records if record.object is rude)
    assert holds(found, inside), "what it holds is found all the same"
    assert record.actual.state is None
    assert journal.look_again(record), "touching it counts as changing it"
