"""What classes and functions lead to, learned by one walk and used by later ones: always what a new walk would find."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from flowc_runtime.heap.journal import Journal
from flowc_runtime.heap.walk import Reached
from flowc_runtime.identity import identity
from tests.properties.test_journal import holds, names_in, script

TEXT: Final = """
from dataclasses import dataclass, field
@dataclass
class Row:
    number: int = 0
    notes: object = None
    tags: object = field(default_factory=dict)
    shared = []
rows = []
def make(number=1):
    rows.append(Row(number))
    return rows
def outer():
    kept = []
    def inner():
        return kept
    return inner
inner = outer()
"""


def reached_often(names: dict[str, Any], journal: Journal, name: str, *, calls: bool = True) -> Reached:
    return [journal.reach([names[name]], calls=calls) for _ in range(3)][-1]


def ids(found: Reached) -> set[int]:
    return {id(record.object) for record in found.records}


@pytest.mark.parametrize("name", ["Row", "make", "inner"])
@pytest.mark.parametrize("calls", [True, False])
def test_what_is_known_is_what_a_walk_finds(name: str, *, calls: bool) -> None:
    journal, names = script(TEXT)
    first = journal.reach([names[name]], calls=calls)
    later = reached_often(names, journal, name, calls=calls)
    assert ids(first) == ids(later)
    assert len(later.records) == len(first.records), "a record is there twice"
    assert names_in(first) == names_in(later)
    assert first.script_functions == later.script_functions
    assert first.notes_identity == later.notes_identity


def test_it_is_known_after_two_walks() -> None:
    journal, names = script(TEXT)
    journal.reach([names["make"]])
    assert all(known is None for _, known in journal.surroundings.values())
    journal.reach([names["make"]])
    assert journal.surroundings[identity(names["make"]), True][1] is not None
    journal.begin_walk()
    assert not journal.surroundings


def note_in_a_generated_method(names: dict[str, Any], value: object) -> None:
    names["Row"].__init__.notes = value


def give_a_field_a_default(names: dict[str, Any], value: object) -> None:
    names["Row"].__dataclass_fields__["notes"].default = value


def bind_anew(names: dict[str, Any], value: object) -> None:
    names["rows"] = value


def fill_the_cell(names: dict[str, Any], value: object) -> None:
    names["inner"].__closure__[0].cell_contents = value


CHANGES: Final[dict[str, tuple[str, Callable[[dict[str, Any], object], None]]]] = {
    "an attribute of a library function": ("Row", note_in_a_generated_method),
    "a default of a field": ("Row", give_a_field_a_default),
    "a global": ("make", bind_anew),
    "a variable of a closure": ("inner", fill_the_cell),
}


@pytest.mark.parametrize(("name", "change"), CHANGES.values(), ids=CHANGES.keys())
def test_what_changes_without_a_record_is_seen(name: str, change: Callable[[dict[str, Any], object], None]) -> None:
    journal, names = script(TEXT)
    reached_often(names, journal, name)
    value = [1]
    change(names, value)
    assert holds(journal.reach([names[name]]), value)


def test_what_has_been_looked_at_again_is_seen() -> None:
    journal, names = script(TEXT)
    reached_often(names, journal, "Row")
    value = [1]
    names["Row"].shared = value
    record = journal.records[identity(names["Row"])]
    assert journal.look_again(record)
    assert holds(journal.reach([names["Row"]]), value)
