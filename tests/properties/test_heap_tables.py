"""numpy and pandas objects in the journal: every change in place is noticed, can be undone (or is said not to be), and
shared memory leads to its owner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from flowc_runtime.heap.buffers import COPY_LIMIT
from flowc_runtime.heap.journal import Journal, Rewind
from flowc_runtime.heap.state import same_state
from flowc_runtime.heap.tables import content_of
from flowc_runtime.heap.territory import Territory
from flowc_runtime.identity import identity

HELD: Final = [object()]
"""An object that the samples hold; states see it by identity only."""


class Watched:
    """An object and everything that it leads to, as a journal sees them."""

    def __init__(self, value: object) -> None:
        self.value = value
        self.journal = Journal(Territory(Path("/app"), "/app/app.py", {}))
        self.journal.begin_run()
        self.before = {record: record.actual for record in self.journal.reach([value]).records}
        self.leads_on()

    def changed(self) -> bool:
        changed = bool([record for record in self.before if self.journal.look_again(record)])
        self.leads_on()
        return changed

    def leads_on(self) -> None:
        """What is remembered of an object's state says what the object refers to."""
        for record in self.before:
            told = [*map(identity, record.children(in_place=True))]
            assert told == [*map(identity, record.shape.children(record.object))]

    def put_back(self) -> None:
        """Raises Rewind where it cannot be."""
        self.journal.begin_walk()
        for record, stamp in self.before.items():
            self.journal.put(record, stamp)
        self.journal.reach([self.value], in_place=True)
        self.leads_on()


def setting(name: str, value: object) -> Callable[[Any], None]:
    return lambda target: setattr(target, name, value)


@dataclass(frozen=True, slots=True)
class Change:
    """How a sample is made, and one thing that can be done to it in place."""

    make: Callable[[], Any]
    change: Callable[[Any], object]


def frame() -> pd.DataFrame:
    """A frame with a column of every kind."""
    made = pd.DataFrame(
        {
            "i": [1, 2, 3],
            "j": [4, 5, 6],
            "f": [0.5, float("nan"), -0.0],
            "s": ["a", "b", None],
            "o": pd.Series([HELD, 1, "x"], dtype=object),
            "c": pd.Categorical(["u", "v", "u"]),
            "d": pd.date_range("2024-01-01", periods=3, tz="Europe/Paris"),
            "t": pd.to_timedelta([1, 2, 3], unit="h"),
            "m": pd.array([1, None, 3], dtype="Int64"),
            "b": [True, False, True],
            "p": pd.period_range("2024-01", periods=3, freq="M"),
        }
    )
    made.index = pd.date_range("2024-01-01", periods=3, freq="D")
    return made


def setting_at(row: int, column: str, value: Any) -> Callable[[Any], object]:
    return lambda frame: frame.loc.__setitem__((frame.index[row], column), value)


FRAME_CHANGES: Final[dict[str, Callable[[Any], object]]] = {
    "loc: a number": setting_at(0, "i", 9),
    "loc: the last of many": setting_at(2, "j", 9),
    "loc: nan to number": setting_at(1, "f", 1.0),
    "loc: the sign of zero": setting_at(2, "f", 0.0),
    "loc: text": setting_at(0, "s", "z"),
    "loc: no text": setting_at(2, "s", "c"),
    "loc: an object": setting_at(0, "o", [1]),
    "loc: an equal object of another type": setting_at(1, "o", True),
    "loc: a category": setting_at(0, "c", "v"),
    "loc: a moment": setting_at(0, "d", pd.Timestamp("2024-01-09", tz="Europe/Paris")),
    "loc: a span": setting_at(0, "t", pd.Timedelta(9, unit="h")),
    "loc: a masked number": setting_at(0, "m", 9),
    "loc: a number unmasked": setting_at(1, "m", 9),
    "loc: a number masked": setting_at(0, "m", pd.NA),
    "loc: a flag": setting_at(0, "b", False),
    "loc: a period": setting_at(0, "p", pd.Period("2025-01", freq="M")),
    "iloc": lambda v: v.iloc.__setitem__((1, 0), 9),
    "at": lambda v: v.at.__setitem__((v.index[1], "j"), 9),
    "a new row": lambda v: v.loc.__setitem__((pd.Timestamp("2024-02-01"), "i"), 9),
    "a column added": lambda v: v.__setitem__("new", 1),
    "a column replaced": lambda v: v.__setitem__("i", [3, 2, 1]),
    "a column inserted": lambda v: v.insert(0, "new", 1),
    "a column removed": lambda v: v.pop("i"),
    "a column dropped in place": lambda v: v.drop(columns="j", inplace=True),
    "columns renamed": lambda v: v.rename(columns={"i": "k"}, inplace=True),
    "columns set": lambda v: setattr(v, "columns", list("abcdefghijk")),
    "the name of the columns": lambda v: setattr(v.columns, "name", "kinds"),
    "an index set": lambda v: setattr(v, "index", [1, 2, 3]),
    "an index reset": lambda v: v.reset_index(drop=True, inplace=True),
    "the name of the index": lambda v: setattr(v.index, "name", "day"),
    "the frequency of the index": lambda v: setattr(v.index, "freq", None),
    "sorted": lambda v: v.sort_values("i", ascending=False, inplace=True),
    "filled": lambda v: v.fillna({"f": 0.0}, inplace=True),
    "two columns swapped": lambda v: v.__setitem__(["i", "j"], v[["j", "i"]].to_numpy()),
    "another type, equal numbers": lambda v: v.__setitem__("i", v["i"].astype("int32")),
    "another unit of time": lambda v: v.__setitem__("t", v["t"].astype("timedelta64[s]")),
    "another time zone": lambda v: v.__setitem__("d", v["d"].dt.tz_convert("UTC")),
    "another storage of text": lambda v: v.__setitem__("s", v["s"].astype(object)),
    "ordered categories": lambda v: v.__setitem__("c", v["c"].cat.as_ordered()),
    "categories renamed": lambda v: v.__setitem__("c", v["c"].cat.rename_categories(["w", "x"])),
    "a category nobody uses": lambda v: v.__setitem__("c", v["c"].cat.add_categories(["w"])),
    "attrs": lambda v: v.attrs.update(source="x"),
    "an attribute": setting("source", "x"),
    "a flag of the frame": lambda v: setattr(v.flags, "allows_duplicate_labels", False),
}


@pytest.mark.parametrize("change", FRAME_CHANGES.values(), ids=FRAME_CHANGES.keys())
@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
def test_every_change_of_a_frame_is_noticed_and_undone(change: Callable[[Any], object]) -> None:
    value = frame()
    before, index, columns = content_of(value), value.index, value.columns
    watched = Watched(value)
    assert not watched.changed()
    change(value)
    assert watched.changed()
    assert not watched.changed()
    watched.put_back()
    assert same_state(before, content_of(value))
    assert value.index is index
    assert value.columns is columns


@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
def test_a_frame_is_put_back_as_often_as_needed() -> None:
    value = frame()
    before, watched = content_of(value), Watched(value)
    for change in FRAME_CHANGES.values():
        change(value)
        watched.changed()
        watched.put_back()
        assert same_state(before, content_of(value))


@pytest.mark.parametrize("column", ["i", "f", "b"])
def test_a_write_past_pandas_is_noticed_and_undone(column: str) -> None:
    value = frame()
    before, watched = content_of(value), Watched(value)
    value[column].array[0] = value[column].array[1]
    assert watched.changed()
    watched.put_back()
    assert same_state(before, content_of(value))


def test_what_is_too_large_to_be_copied_cannot_be_put_back_where_it_was_written() -> None:
    value = pd.DataFrame({"a": np.zeros(COPY_LIMIT // 8 + 1)})
    before, watched = content_of(value), Watched(value)
    value["b"] = 1
    watched.changed()
    watched.put_back()
    assert same_state(before, content_of(value))
    value.loc[0, "a"] = 1.0
    assert watched.changed()
    with pytest.raises(Rewind):
        watched.put_back()


def test_watching_a_frame_changes_nothing_about_it() -> None:
    value = pd.DataFrame({"a": [1, 2, 3]})
    seen = value["a"].to_numpy()
    watched = Watched(value)
    value.loc[0, "a"] = 9
    assert seen.tolist() == [9, 2, 3]
    watched.changed()
    watched.put_back()
    value.loc[1, "a"] = 9
    assert seen.tolist() == [1, 9, 3]


COLUMN_CHANGES: Final[dict[str, Callable[[Any], object]]] = {
    "an element": lambda v: v.iloc.__setitem__(0, 9),
    "its name": setting("name", "other"),
    "its index": setting("index", list("abc")),
    "an attribute": setting("source", "x"),
    "attrs": lambda v: v.attrs.update(source="x"),
    "an element more": lambda v: v.loc.__setitem__("new", 1),
}


@pytest.mark.parametrize("change", COLUMN_CHANGES.values(), ids=COLUMN_CHANGES.keys())
@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")
def test_every_change_of_a_column_is_noticed_and_undone(change: Callable[[Any], object]) -> None:
    value = pd.Series([1, 2, 3], name="n")
    before, watched = content_of(value), Watched(value)
    change(value)
    assert watched.changed()
    watched.put_back()
    assert same_state(before, content_of(value))


def array() -> np.ndarray[Any, Any]:
    return np.arange(12.0).reshape(3, 4)


ARRAY_CHANGES: Final[dict[str, Change]] = {
    "an element": Change(array, lambda v: v.__setitem__((2, 3), 0.5)),
    "the last of many": Change(lambda: np.zeros(1_000_000), lambda v: v.__setitem__(-1, 1)),
    "a slice": Change(array, lambda v: v[1:, ::2].fill(7)),
    "its shape": Change(array, setting("shape", (4, 3))),
    "its type": Change(array, setting("dtype", np.int64)),
    "its sort": Change(lambda: np.array([3, 1, 2]), lambda v: v.sort()),
    "a flag": Change(array, lambda v: v.setflags(write=False)),
    "a field": Change(lambda: np.zeros(2, [("a", "i4"), ("b", "f8")]), lambda v: v["b"].fill(1)),
    "an object": Change(lambda: np.array([HELD, 1], dtype=object), lambda v: v.__setitem__(1, True)),
    "text": Change(lambda: np.array(["ab", "c"]), lambda v: v.__setitem__(0, "zz")),
    "a moment": Change(lambda: np.array(["2024-01-01"], "M8[D]"), lambda v: v.__setitem__(0, np.datetime64("NaT"))),
    "a single number": Change(lambda: np.array(1.5), lambda v: v.fill(2)),
    "nan to number": Change(lambda: np.array([np.nan]), lambda v: v.fill(2)),
    "a column-wise array": Change(lambda: np.zeros((3, 3), order="F"), lambda v: v.__setitem__((0, 1), 1)),
    "resized": Change(lambda: np.zeros(3), lambda v: v.resize(4, refcheck=False)),
}


@pytest.mark.parametrize("case", ARRAY_CHANGES.values(), ids=ARRAY_CHANGES.keys())
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_change_of_an_array_is_noticed(case: Change) -> None:
    value = case.make()
    watched = Watched(value)
    assert not watched.changed()
    case.change(value)
    assert watched.changed()


CONTENT_CHANGES: Final = sorted(ARRAY_CHANGES.keys() - {"its shape", "its type", "a flag", "resized"})


@pytest.mark.parametrize("name", CONTENT_CHANGES)
def test_content_of_an_array_is_put_back(name: str) -> None:
    value = ARRAY_CHANGES[name].make()
    before, watched, view = content_of(value), Watched(value), value[...]
    ARRAY_CHANGES[name].change(value)
    watched.changed()
    watched.put_back()
    assert same_state(before, content_of(value))
    assert same_state(before, content_of(view))


@pytest.mark.parametrize("name", ["its shape", "its type", "a flag", "resized"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_form_of_an_array_cannot_be_put_back(name: str) -> None:
    value = ARRAY_CHANGES[name].make()
    watched = Watched(value)
    ARRAY_CHANGES[name].change(value)
    watched.changed()
    with pytest.raises(Rewind):
        watched.put_back()


def reached(value: object) -> list[object]:
    """The value and everything that a journal reaches from it."""
    return [record.object for record in Watched(value).before]


MEMORY: Final[dict[str, Callable[[np.ndarray[Any, Any]], object]]] = {
    "a view": lambda a: a[1:],
    "a view of a view": lambda a: a[1:][::2],
    "a transposed view": lambda a: a.T,
    "a frame over it": lambda a: pd.DataFrame(a.reshape(2, 3), copy=False),
    "a column over it": lambda a: pd.Series(a, copy=False),
    "a column over a part of it": lambda a: pd.Series(a[2:], copy=False),
    "an index over it": lambda a: pd.Index(a, copy=False),
    "a frame with an index over it": lambda a: pd.DataFrame({"x": [1] * 6}, index=pd.Index(a, copy=False)),
    "masked numbers over it": lambda a: pd.Series(pd.arrays.FloatingArray(a, np.zeros(6, dtype=bool)), copy=False),
    "moments over it": lambda a: pd.Series(a.view("M8[ns]"), copy=False),
}


@pytest.mark.parametrize("over", MEMORY.values(), ids=MEMORY.keys())
def test_what_lies_in_the_memory_of_an_array_leads_to_the_array(over: Callable[[Any], object]) -> None:
    memory = np.arange(6.0)
    assert any(part is memory for part in reached(over(memory)))


def test_a_frame_leads_to_its_objects_and_its_index() -> None:
    index, held = pd.Index(["a", "b"]), [1]
    value = pd.DataFrame({"o": pd.Series([held, 2], dtype=object).to_numpy()}, index=index)
    value.attrs["kept"] = HELD
    found = reached(value)
    for wanted in (held, HELD, value.index):
        assert any(part is wanted for part in found)


def test_equal_content_made_twice_is_the_same() -> None:
    numbers = ["i", "j", "f", "c", "d", "t", "m", "b", "p"]
    assert same_state(content_of(frame()[numbers]), content_of(frame()[numbers]))
    assert same_state(content_of(array()), content_of(array()))
    assert same_state(content_of(pd.RangeIndex(3)), content_of(pd.RangeIndex(3)))
    several = pd.MultiIndex.from_product([[1, 2], [3, 4]])
    again = pd.MultiIndex.from_product([[1, 2], [3, 4]])
    assert same_state(content_of(several), content_of(again))
    assert not same_state(content_of(several), content_of(several.set_names(["a", "b"])))


def test_arrow_memory_is_told_by_its_place_and_its_dictionary() -> None:
    text = pa.chunked_array([pa.array(["a", "b"])])
    kind = pd.ArrowDtype(pa.string())
    one = pd.Series(pd.arrays.ArrowExtensionArray(text), dtype=kind)
    assert same_state(content_of(one), content_of(one.copy(deep=False)))
    codes = pa.array([0, 1], pa.int8())
    words = [
        pd.Series(pd.arrays.ArrowExtensionArray(pa.DictionaryArray.from_arrays(codes, pa.array(names))))
        for names in (["a", "b"], ["c", "d"])
    ]
    assert not same_state(content_of(words[0]), content_of(words[1]))
