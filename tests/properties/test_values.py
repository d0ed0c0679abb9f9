"""Which values are the same version: typed, down to signs and time zones, and never by asking the values."""

from __future__ import annotations

import datetime
import decimal
import itertools
import math
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc_runtime.values import ABSENT, ATOMS, Absent, same_content, same_value

PARIS: Final = datetime.timezone(datetime.timedelta(hours=1))
NOON: Final = datetime.datetime(2024, 3, 1, 12)

ATOM: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.floats(),
    st.complex_numbers(allow_nan=True, allow_infinity=True),
    st.text(max_size=2),
    st.binary(max_size=2),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.timedeltas(),
    st.decimals(),
    st.builds(range, st.integers(-2, 2), st.integers(-2, 2)),
    st.builds(slice, st.integers(-2, 2), st.integers(-2, 2)),
    st.sampled_from([ABSENT, Ellipsis, NotImplemented]),
)
VALUE: Final = st.recursive(ATOM, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=6)


class Touchy:
    """An object that must not be asked anything."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("compared")

    def __hash__(self) -> int:
        raise AssertionError("hashed")

    def __bool__(self) -> bool:
        raise AssertionError("asked for its truth")

    def __getattribute__(self, name: str) -> object:
        raise AssertionError(f"asked for {name}")


def rebuilt(value: object) -> object:
    """An equal value that shares no tuple with the old one."""
    return tuple(map(rebuilt, value)) if isinstance(value, tuple) else value


@given(VALUE)
def test_every_value_is_the_same_as_itself_rebuilt(value: object) -> None:
    assert same_value(value, value)
    assert same_value(value, rebuilt(value))
    assert same_content([value], [rebuilt(value)])


@given(VALUE, VALUE)
def test_sameness_is_symmetric_and_says_less_than_equality(one: object, other: object) -> None:
    assert same_value(one, other) == same_value(other, one)
    if same_value(one, other):
        assert repr(one) == repr(other)


@given(ATOM, ATOM, ATOM)
def test_sameness_is_transitive(one: object, two: object, three: object) -> None:
    if same_value(one, two) and same_value(two, three):
        assert same_value(one, three)


DIFFERENT: Final[dict[str, tuple[object, ...]]] = {
    "numbers of different types": (1, 1.0, True, 1 + 0j, decimal.Decimal(1)),
    "nothings": (0, 0.0, False, None, "", b"", (), ABSENT),
    "signs of zero": (0.0, -0.0),
    "signs of a complex zero": (0j, complex(-0.0, 0.0), complex(0.0, -0.0)),
    "text and bytes": ("a", b"a"),
    "decimals that print differently": (decimal.Decimal("1.0"), decimal.Decimal("1.00")),
    "ranges of equal numbers and different ends": (range(0, 3, 2), range(0, 4, 2)),
    "slices": (slice(1), slice(True), slice(1, None), slice(1.0)),
    "a date and its midnight": (datetime.date(2024, 3, 1), datetime.datetime(2024, 3, 1)),
    "time zones of one moment": (NOON, NOON.replace(tzinfo=PARIS), NOON.replace(tzinfo=datetime.UTC)),
    "folds": (NOON, NOON.replace(fold=1)),
    "folds of times": (datetime.time(1), datetime.time(1, fold=1)),
    "tuples that differ deep inside": (((1, (2,)),), ((1, (2.0,)),), ((True, (2,)),), ((1, (2, 2)),)),
}


@pytest.mark.parametrize("values", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_different_values_differ_also_inside_tuples(values: tuple[object, ...]) -> None:
    for one, other in itertools.combinations(values, 2):
        assert not same_value(one, other), (one, other)
        assert not same_value((one,), (other,)), (one, other)
        assert not same_content([one], [other]), (one, other)


def test_every_nan_is_the_same() -> None:
    nans = (math.nan, float("nan"), -math.nan, math.inf - math.inf)
    assert all(same_value(one, other) for one in nans for other in nans)
    assert same_value(complex(1, math.nan), complex(1, float("nan")))
    assert not same_value(complex(1, math.nan), complex(2, math.nan))
    assert same_value(decimal.Decimal("nan"), decimal.Decimal("nan"))
    assert not same_value(math.nan, 0.0)


def test_no_object_is_ever_asked() -> None:
    one, other = Touchy(), Touchy()
    assert same_value(one, one)
    assert not same_value(one, other)
    assert same_value((one, 1), (one, 1))
    assert not same_value((one,), (other,))
    assert not same_value(one, 1)
    assert not same_value(slice(one), slice(other))
    assert not same_content([one], [other])
    assert not same_content({"k": one}, {"k": other})


def test_a_users_time_zone_is_not_asked() -> None:
    class Zone(datetime.tzinfo):
        def utcoffset(self, dt: datetime.datetime | None, /) -> datetime.timedelta:
            raise AssertionError("asked")

        dst = utcoffset

        def tzname(self, dt: datetime.datetime | None, /) -> str:
            raise AssertionError("asked")

    assert not same_value(NOON.replace(tzinfo=Zone()), NOON.replace(tzinfo=Zone()))
    assert not same_value(datetime.time(1, tzinfo=Zone()), datetime.time(1, tzinfo=Zone()))
    zone = Zone()
    assert same_value(NOON.replace(tzinfo=zone), NOON.replace(tzinfo=zone))


def test_subclasses_of_atoms_are_objects() -> None:
    class Name(str):
        __slots__ = ()

    class Pair(tuple[int, int]):
        __slots__ = ()

    assert not same_value(Name("a"), Name("a"))
    assert not same_value(Name("a"), "a")
    assert not same_value(Pair((1, 2)), Pair((1, 2)))
    assert not same_value(Pair((1, 2)), (1, 2))


def test_mutable_values_are_the_same_only_by_identity() -> None:
    makers = (list, dict, set, bytearray, object)
    for maker in makers:
        one = maker()
        assert same_value(one, one)
        assert not same_value(one, maker())


def test_content_looks_into_lists_and_dicts() -> None:
    assert same_content([1, {"a": (2, [3])}], [1, {"a": (2, [3])}])
    assert not same_content([1, {"a": (2, [3])}], [1, {"a": (2, [3.0])}])
    assert not same_content({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert not same_content([1], (1,))
    assert not same_content([1], [1, 2])


def test_values_nested_too_deep_to_compare_are_not_the_same() -> None:
    one: tuple[object, ...] = ()
    other: tuple[object, ...] = ()
    for _ in range(5_000):
        one, other = (one,), (other,)
    assert same_value(one, one)
    assert not same_value(one, other)


def test_atoms_refer_to_nothing_that_changes() -> None:
    assert not ATOMS & {list, dict, set, bytearray, tuple, frozenset, object, type}
    assert Absent in ATOMS
