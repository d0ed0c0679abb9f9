"""Tables on their way to a browser: whatever pandas can hold arrives, and the script's own table stays as it was."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from flowc_shims.streamlit.arrow import arrow_bytes, fix_columns, to_arrow
from flowc_shims.streamlit.delta_generator import MAIN_HANDLE
from flowc_shims.streamlit.elements.dataframe import DataframeProps
from flowc_shims.streamlit.elements.table import TableProps
from flowc_shims.streamlit.errors import StreamlitDataframeConversionError
from flowc_shims.streamlit.frame import to_frame, to_list
from flowc_shims.streamlit.table_shape import is_table, shape_of
from tests.properties.fake_host import fake_host

# Streamlit itself refuses some mixtures (times with other times, bytes with texts) and what Arrow has no room for, so
# a column here is a mixture of what may be mixed, or of one type throughout.
EARLY, LATE = datetime.datetime(1700, 1, 1), datetime.datetime(2200, 1, 1)
MIXED = some.one_of(
    some.none(),
    some.integers(-(2**62), 2**62),
    some.text(max_size=5),
    some.sets(some.integers(0, 3), max_size=2),
    some.dictionaries(some.text(max_size=2), some.integers(0, 3), max_size=2),
)
ONE_TYPE = (
    some.booleans(),
    some.floats(),
    some.binary(max_size=5),
    some.dates(EARLY.date(), LATE.date()),
    some.datetimes(EARLY, LATE),
    some.timedeltas(datetime.timedelta(-9999), datetime.timedelta(9999)),
    some.lists(some.integers(0, 3), max_size=2),
)
COLUMNS = some.one_of(
    some.lists(MIXED, min_size=3, max_size=3),
    *(some.lists(cells | some.none(), min_size=3, max_size=3) for cells in ONE_TYPE),
)
COLUMN_NAMES = some.one_of(some.text(max_size=3), some.integers(), some.floats(allow_nan=False), some.booleans())


@pytest.mark.filterwarnings("ignore:The DataFrame has column names of mixed type")
@settings(max_examples=150, deadline=None)
@given(some.lists(COLUMNS, min_size=1, max_size=4), some.data())
def test_any_frame_arrives_and_stays_as_it_was(columns: Sequence[Sequence[object]], data: some.DataObject) -> None:
    names = data.draw(some.lists(COLUMN_NAMES, min_size=len(columns), max_size=len(columns), unique_by=(str, hash)))
    frame = pd.DataFrame({position: pd.Series(list(cells), dtype=object) for position, cells in enumerate(columns)})
    frame.columns = pd.Index(names, dtype=object)
    before = frame.copy(deep=True)
    table = _read(arrow_bytes(frame))
    assert table.num_rows == 3
    assert table.num_columns == len(columns)
    assert table.column_names == [str(name) for name in names]
    assert [list(map(id, frame.iloc[:, at])) for at in range(len(columns))] == [
        list(map(id, before.iloc[:, at])) for at in range(len(columns))
    ]


def test_a_sound_frame_is_not_copied_to_be_sent() -> None:
    frame = pd.DataFrame({"a": [1], "b": ["x"]})
    assert to_frame(frame) is frame
    assert fix_columns(frame) is frame


def test_only_the_column_that_needs_it_goes_as_text() -> None:
    table = to_arrow(pd.DataFrame({"fine": [1, 2], "mixed": [1, "x"], "complex": [1j, 2]}, index=["r", 1]))
    assert str(table.schema.field("fine").type) == "int64"
    assert table.column("mixed").to_pylist() == ["1", "x"]
    assert table.column("__index_level_0__").to_pylist() == ["r", "1"]


def test_columns_of_one_name_are_refused_as_by_arrow() -> None:
    with fake_host() as host, pytest.raises(ValueError, match="Duplicate"):
        MAIN_HANDLE.dataframe(pd.DataFrame([[1, 2]], columns=["a", "a"]))
    assert host.writes == []


def test_a_table_without_a_table_says_what_it_got() -> None:
    with fake_host(), pytest.raises(StreamlitDataframeConversionError, match="builtins.object"):
        MAIN_HANDLE.dataframe(object())


def test_equal_tables_share_their_bytes() -> None:
    with fake_host() as host:
        MAIN_HANDLE.dataframe(pd.DataFrame({"a": [1]}))
        MAIN_HANDLE.dataframe(pd.DataFrame({"a": [1]}))
    first, second = host.shown()
    assert first == second
    assert len(host.blobs) == 1


def test_large_lists_of_other_libraries_become_lists_that_browsers_read() -> None:
    values = pa.array([[1], [2, 3]], type=pa.large_list(pa.int64()))
    table = _read(arrow_bytes(pa.table({"a": values})))
    assert pa.types.is_list(table.schema.field("a").type)
    assert table.column("a").to_pylist() == [[1], [2, 3]]


def test_an_arrow_table_is_shown_with_its_own_columns() -> None:
    with fake_host() as host:
        MAIN_HANDLE.dataframe(pa.table({"a": [1, 2]}))
        MAIN_HANDLE.table([[1, 2]])
    first, second = host.shown()
    assert isinstance(first, DataframeProps)
    assert (first.rows, first.columns, first.column_config) == (2, 1, "{}")
    assert isinstance(second, TableProps)
    assert (second.hide_index, second.hide_header) == (True, True)


def test_tables_that_are_not_in_memory_are_cut() -> None:
    def rows() -> object:
        yield from range(20_000)

    assert len(to_frame(rows)) == 10_000
    with fake_host() as host:
        MAIN_HANDLE.table(rows)
    props = host.only()
    assert isinstance(props, TableProps)
    assert props.rows == 100


def test_database_cursors_are_tables() -> None:
    class Cursor:
        description = (("n", None), ("t", None))

        def fetchmany(self, size: int = 1, /) -> list[tuple[int, str]]:
            return [(1, "a"), (2, "b")][:size]

        def fetchall(self) -> list[tuple[int, str]]:
            return self.fetchmany(2)

    assert is_table(Cursor())
    assert to_frame(Cursor()).to_dict("list") == {"n": [1, 2], "t": ["a", "b"]}


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        ([1, 2], "values"),
        ([], "values"),
        ([[1]], "rows"),
        ([{"a": 1}], "records"),
        ({"a": [1]}, "columns"),
        ({"a": 1}, "key values"),
        ({}, "key values"),
        ({"a": pd.Series([1])}, "series"),
        ({"a": {"b": 1}}, "frame"),
        (np.zeros((2, 2)), "array"),
        (pd.Index([1]), "bare columns"),
        (range(3), "values"),
        ("text", "unknown"),
        (None, "unknown"),
    ],
)
def test_shapes(data: object, shape: str) -> None:
    assert shape_of(data) == shape


def test_options_are_listed() -> None:
    assert to_list(None) == []
    assert to_list("ab") == ["ab"]
    assert to_list({"a": 1}) == ["a"]
    assert to_list(pd.DataFrame({"a": [1, 2]})) == [1, 2]
    assert to_list(pd.Series([datetime.date(2020, 1, 1)])) == [datetime.date(2020, 1, 1)]
    assert to_list(np.array([1, 2])) == [1, 2]


def test_asking_whether_something_is_a_table_imports_nothing() -> None:
    names: tuple[str, ...] = ("pandas", "numpy", "pyarrow")
    hidden = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    try:
        assert not is_table({"a": [1]})
        assert not is_table([1])
        assert {"pandas", "numpy", "pyarrow"}.isdisjoint(sys.modules)
    finally:
        sys.modules.update(hidden)


def _read(stream: bytes) -> pa.Table:
    return pa.ipc.open_stream(stream).read_all()
