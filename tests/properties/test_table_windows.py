"""Windows of stored tables: the very rows of the table in any order, with their places; files; bounded memory."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from flowc_runtime.table_windows import (
    MOST_ROWS,
    ROW,
    Order,
    TableWindows,
    Where,
    csv_pieces,
    parquet_bytes,
    read_table,
)
from flowc_shims.streamlit.arrow import arrow_bytes

FRAME = pd.DataFrame(
    {
        "n": [3, 1, 2, 1, 5],
        "x": [0.5, np.nan, -1.0, 0.5, np.inf],
        "word": ["Bo", None, "ada", "Ada", "cy"],
        "list": [[1], [], [2, 3], None, [4]],
        "ok": [True, False, None, True, False],
    },
    index=list("abcde"),
)
CONTENT = arrow_bytes(FRAME)


def rows_of(part: bytes) -> Any:
    return read_table(part).to_pandas()


@pytest.mark.parametrize("start", [0, 2, 5, 99])
def test_a_window_is_a_part_of_the_table(start: int) -> None:
    part = rows_of(TableWindows().window("d", CONTENT, start, 2, Order()))
    assert part[ROW].tolist() == list(range(5))[start : start + 2]
    pd.testing.assert_frame_equal(part.drop(columns=ROW), FRAME.iloc[start : start + 2], check_dtype=False)


@pytest.mark.parametrize(
    ("column", "descending", "expected"),
    [
        (0, False, [1, 3, 2, 0, 4]),
        (0, True, [4, 0, 2, 1, 3]),
        (1, False, [2, 0, 3, 4, 1]),
        (1, True, [4, 0, 3, 2, 1]),
        (2, False, [3, 0, 2, 4, 1]),
        (3, False, [0, 1, 2, 3, 4]),
        (9, False, [0, 1, 2, 3, 4]),
    ],
    ids=["up", "down, equal rows as they stood", "missing last", "missing last, down", "text", "lists", "no column"],
)
def test_rows_are_sorted_with_their_places(column: int, descending: bool, expected: list[int]) -> None:
    windows = TableWindows()
    part = rows_of(windows.window("d", CONTENT, 0, 9, Order(column, descending)))
    assert part[ROW].tolist() == expected
    assert part["n"].tolist() == FRAME["n"].iloc[expected].tolist()
    later = rows_of(windows.window("d", CONTENT, 3, 9, Order(column, descending)))
    assert later[ROW].tolist() == expected[3:]


def test_a_text_is_found_where_it_stands_in_the_order() -> None:
    windows = TableWindows()
    assert json.loads(windows.find("d", CONTENT, "AD", Order())) == [[2, 2], [2, 3]]
    assert json.loads(windows.find("d", CONTENT, "ad", Order(0, descending=False))) == [[2, 1], [2, 2]]
    assert json.loads(windows.find("d", CONTENT, "5", Order())) == [[1, 0], [1, 3], [0, 4]]
    assert json.loads(windows.find("d", CONTENT, "", Order())) == []


def test_no_window_is_larger_than_the_most() -> None:
    content = arrow_bytes(pd.DataFrame({"n": range(MOST_ROWS + 10)}))
    assert len(rows_of(TableWindows().window("d", content, 0, 10**9, Order()))) == MOST_ROWS


def test_orders_that_were_asked_for_last_are_kept_and_no_more() -> None:
    content = arrow_bytes(pd.DataFrame({name: np.arange(1000) for name in "abcdef"}))
    windows = TableWindows(most_bytes=3 * 4000)
    for column in range(6):
        windows.window("d", content, 0, 5, Order(column, descending=True))
        assert windows.kept_bytes() <= 3 * 4000
    assert windows.kept_bytes() == 3 * 4000


def test_a_table_is_read_where_it_lies() -> None:
    content = arrow_bytes(pd.DataFrame({"n": np.arange(1_000_000)}))
    before = pa.total_allocated_bytes()
    table = read_table(content)
    TableWindows().window("d", content, 500_000, 100, Order())
    assert pa.total_allocated_bytes() - before < len(content) / 20
    assert table.num_rows == 1_000_000


def test_files_have_the_whole_table() -> None:
    text = b"".join(csv_pieces(CONTENT)).decode()
    read = pd.read_csv(io.StringIO(text))
    assert read["n"].tolist() == FRAME["n"].tolist()
    assert read["list"].tolist()[2] == "[2, 3]"
    back = parquet.read_table(io.BytesIO(parquet_bytes(CONTENT))).to_pandas()
    pd.testing.assert_frame_equal(back, rows_of(CONTENT))


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ((), [0, 1, 2, 3, 4]),
        ((Where(2, "ada"),), [2, 3]),
        ((Where(0, least=2),), [0, 2, 4]),
        ((Where(0, least=2, most=3),), [0, 2]),
        ((Where(1, most=0.5),), [0, 2, 3]),
        ((Where(1, least=0),), [0, 3, 4]),
        ((Where(0, "1"),), [1, 3]),
        ((Where(0, least=2), Where(2, "a")), [2]),
        ((Where(4, "true"),), [0, 3]),
        ((Where(3, "1"),), []),
        ((Where(2, least=0),), []),
        ((Where(0, least=9),), []),
        ((Where(9, "x"), Where(-1, "x")), [0, 1, 2, 3, 4]),
    ],
)
def test_only_the_rows_that_count_are_there(where: tuple[Where, ...], expected: list[int]) -> None:
    windows = TableWindows()
    part = rows_of(windows.window("d", CONTENT, 0, 9, Order(where=where)))
    assert part[ROW].tolist() == expected
    assert part["n"].tolist() == FRAME["n"].iloc[expected].tolist()
    assert json.loads(windows.count("d", CONTENT, Order(where=where))) == {"rows": len(expected)}
    down = rows_of(windows.window("d", CONTENT, 0, 9, Order(0, descending=True, where=where)))[ROW].tolist()
    assert sorted(down) == expected
    assert down == sorted(expected, key=lambda row: (-FRAME["n"].iloc[row], row))


def test_texts_are_found_among_the_rows_that_count() -> None:
    found = TableWindows().find("d", CONTENT, "a", Order(0, where=(Where(2, "a"),)))
    assert [2, 0] in json.loads(found)
    assert all(row < 2 for _, row in json.loads(found))


def test_conditions_hold_beyond_the_first_piece() -> None:
    many = arrow_bytes(pd.DataFrame({"n": range(250_000), "t": [f"t{n}" for n in range(250_000)]}))
    windows = TableWindows()
    assert rows_of(windows.window("m", many, 0, 9, Order(where=(Where(1, "t24999"),))))["n"].tolist() == [
        24999,
        *range(249_990, 249_998),
    ]
    assert json.loads(windows.count("m", many, Order(where=(Where(0, least=100, most=249_000),)))) == {"rows": 248_901}
