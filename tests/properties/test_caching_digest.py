"""Arguments of cached functions: equal content gives equal digests, other content others; nothing is sampled."""

from __future__ import annotations

import enum
import io
import subprocess
import sys
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from flowc_shims.streamlit.caching.content_digest import ContentDigest
from flowc_shims.streamlit.caching.errors import UnhashableTypeError

ATOMS = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text() | some.binary()
VALUES = some.recursive(
    ATOMS,
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.tuples(inner, inner)
        | some.dictionaries(some.text(), inner, max_size=3)
        | some.sets(some.integers(), max_size=3)
    ),
    max_leaves=8,
)


def digest(value: object) -> str:
    digest = ContentDigest({})
    digest.feed(value)
    return digest.hexdigest()


def same(one: object, other: object) -> bool:
    """Typed equality: 1, 1.0 and True differ, and so do 0.0 and -0.0."""
    return type(one) is type(other) and repr(one) == repr(other)


@given(VALUES, VALUES)
def test_equal_if_and_only_if_the_same(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == same(one, other) or one == other


@given(VALUES)
def test_a_copy_is_the_same(value: object) -> None:
    namespace: dict[str, object] = {}
    exec(f"copy = {value!r}", {"inf": float("inf"), "nan": float("nan")}, namespace)
    assert digest(namespace["copy"]) == digest(value)


@dataclass
class Point:
    x: int
    y: object


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "i": [1, 2, 3],
            "f": [1.0, float("nan"), 3.0],
            "s": ["a", None, "ccc"],
            "o": [[1], {"k": 2}, None],
            "t": pd.date_range("2024-01-01", periods=3, tz="UTC"),
            "c": pd.Categorical(["u", "v", "u"]),
            "n": pd.array([1, None, 3], dtype="Int64"),
        },
        index=pd.Index(["p", "q", "r"], name="key"),
    )


def changed(change: Callable[[pd.DataFrame], object]) -> pd.DataFrame:
    table = frame()
    result = change(table)
    return result if isinstance(result, pd.DataFrame) else table


def reversed_column(name: str) -> pd.DataFrame:
    table = frame()
    return table.assign(**{name: table[name].iloc[::-1].to_numpy()})


PAIRS: list[tuple[object, object]] = [
    (1, True),
    (1, 1.0),
    (0.0, -0.0),
    ("a", b"a"),
    ([1, 2], (1, 2)),
    ([[1], 2], [[1, 2]]),
    (["ab", "c"], ["a", "bc"]),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    (None, "None"),
    ({1}, frozenset({1})),
    (date(2024, 1, 1), datetime(2024, 1, 1)),
    (datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)),
    (time(1), time(2)),
    (timedelta(1), timedelta(2)),
    (Decimal("1.0"), Decimal("1.00")),
    (Fraction(1, 2), Fraction(1, 3)),
    (UUID(int=1), UUID(int=2)),
    (Path("a"), Path("b")),
    (range(3), range(4)),
    (slice(1), slice(2)),
    (Point(1, 2), Point(1, 3)),
    (Colour.RED, Colour.BLUE),
    (partial(len, [1]), partial(len, [2])),
    (int, str),
    (len, max),
    (sys, io),
    (OrderedDict(a=1), OrderedDict(a=2)),
    (deque([1]), deque([2])),
    (MappingProxyType({1: 2}), MappingProxyType({1: 3})),
    (io.BytesIO(b"a"), io.BytesIO(b"b")),
    (io.StringIO("a"), io.StringIO("b")),
    (np.arange(6), np.arange(6).reshape(2, 3)),
    (np.arange(6), np.arange(6).astype("int32")),
    (np.array([1, 2]), np.array([1, 3])),
    (np.float32(1), np.float64(1)),
    (np.array([{}], dtype=object), np.array([[]], dtype=object)),
    (np.array(["2024-01-01"], dtype="datetime64[D]"), np.array(["2024-01-02"], dtype="datetime64[D]")),
    (pd.Series([1, 2]), pd.Series([1, 3])),
    (pd.Series([1], name="a"), pd.Series([1], name="b")),
    (pd.RangeIndex(3), pd.RangeIndex(4)),
    (pd.Timestamp("2024"), pd.Timestamp("2025")),
    (pa.table({"a": [1]}), pa.table({"a": [2]})),
    (pa.table({"a": [1]}), pa.table({"b": [1]})),
    (frame(), changed(lambda t: t.rename(columns={"i": "j"}))),
    (frame(), changed(lambda t: t.set_index("i"))),
    (frame(), changed(lambda t: t.astype({"i": "int32"}))),
    (frame(), changed(lambda t: t.iloc[::-1])),
    (frame(), changed(lambda t: t.rename_axis("other"))),
    *[(frame(), reversed_column(name)) for name in ("i", "f", "s", "o")],
    (frame(), changed(lambda t: t.assign(c=pd.Categorical(["u", "v", "v"])))),
    (frame(), changed(lambda t: t.assign(n=pd.array([1, 2, 3], dtype="Int64")))),
    (frame(), changed(lambda t: t.assign(t=pd.date_range("2024-01-02", periods=3, tz="UTC")))),
]


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=[f"{type(a).__name__}-{n}" for n, (a, _) in enumerate(PAIRS)])
def test_other_content_other_digest(one: object, other: object) -> None:
    assert digest(one) != digest(other)
    if not isinstance(one, io.IOBase):
        assert digest(one) == digest(one)


def test_tables_by_content_not_by_layout() -> None:
    table = frame()
    assert digest(table) == digest(frame())
    assert digest(table) == digest(table.copy())
    # A slice shares buffers with the original and begins in their middle.
    assert digest(table.iloc[1:]) == digest(table.iloc[1:].copy())
    longer = pd.concat([frame(), frame()])
    assert digest(longer.iloc[:3]) == digest(table)
    array = np.arange(20).reshape(4, 5)
    assert digest(array[:, ::2]) == digest(array[:, ::2].copy())
    assert digest(array.T) == digest(np.ascontiguousarray(array.T))
    chunked = pa.chunked_array([["a", "b"], ["c"]])
    assert digest(chunked) == digest(pa.chunked_array([["a"], ["b", "c"]]))


def test_two_columns_of_one_name() -> None:
    table = pd.DataFrame([[1, 2]], columns=["a", "a"])
    assert digest(table) != digest(pd.DataFrame([[1, 3]], columns=["a", "a"]))


def test_the_last_element_of_a_large_value_counts() -> None:
    large = np.zeros(2_000_000)
    other = large.copy()
    other[-1] = 1
    assert digest(large) != digest(other)
    assert digest(pd.DataFrame({"a": large})) != digest(pd.DataFrame({"a": other}))
    assert digest(pd.Series(["x"] * 100_000)) != digest(pd.Series(["x"] * 99_999 + ["y"]))


def test_sets_have_no_order() -> None:
    names = {f"name {n}" for n in range(50)}
    assert digest(names) == digest({f"name {n}" for n in reversed(range(50))})


def test_a_value_that_contains_itself() -> None:
    loop: list[object] = [1]
    loop.append(loop)
    assert digest(loop) == digest(loop)


def test_no_content() -> None:
    class Plain:
        pass

    for value in (lambda: 1, Plain(), object(), (n for n in range(0)), [Plain()], {"a": lambda: 1}, 3j):
        with pytest.raises(UnhashableTypeError):
            digest(value)


def test_files_by_name_time_and_position(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("abc")
    with path.open() as one, path.open() as other:
        assert digest(one) == digest(other)
        other.read(1)
        assert digest(one) != digest(other)


def test_digests_are_the_same_in_every_process() -> None:
    value = "[1, 'a', {'x', 'y', 'z'}, {'k': (1.5, None)}]"
    code = (
        "from flowc_shims.streamlit.caching.content_digest import ContentDigest\n"
        f"d = ContentDigest({{}}); d.feed({value}); print(d.hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert other == digest(eval(value))
