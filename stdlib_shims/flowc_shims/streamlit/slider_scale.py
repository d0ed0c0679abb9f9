"""The scale of a slider: the script's min, max, value and step in, checked; numbers for the browser and back out.

Five types share one scale: whole numbers, floats, and dates, times and datetimes as microseconds. Holds: all values of
a scale are of one type; min < max; the default lies between them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from numbers import Integral, Real
from typing import Final, Literal, TypeAlias, assert_never, cast

from flowc_shims.streamlit.errors import (
    StreamlitInvalidMinMaxError,
    StreamlitInvalidParameterTypeError,
    StreamlitJSNumberBoundsError,
    StreamlitValueAboveMaxError,
    StreamlitValueBelowMinError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.number_bounds import MAX_SAFE_INTEGER, check_float, check_integer

Scalar: TypeAlias = int | float | date | time | datetime
DataType: TypeAlias = Literal["int", "float", "date", "time", "datetime"]

_TIMELIKE: Final = ("date", "time", "datetime")
_SCALARS: Final = (Integral, Real, date, time)  # a datetime is a date
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_TWO_WEEKS: Final = timedelta(days=14)
_DAY: Final = timedelta(days=1)
_QUARTER: Final = timedelta(minutes=15)
_FIRST_DAY: Final = (datetime(1970, 1, 1) - MAX_SAFE_INTEGER * _MICROSECOND).date() + _DAY
_LAST_DAY: Final = (datetime(1970, 1, 1) + MAX_SAFE_INTEGER * _MICROSECOND).date() - _DAY


@dataclass(frozen=True, slots=True)
class Scale:
    """`default` has one number, two for a range, and none or one in between where the script gave so many."""

    data_type: DataType
    single: bool
    default: tuple[float, ...]
    min: float
    max: float
    step: float
    format: str
    zone: tzinfo | None

    def deserialize(self, wire: WireValue) -> object:
        """The value for what a browser sent; the default for anything that does not fit the scale."""
        sent = _numbers(wire)
        fits = sent is not None and len(sent) == (1 if self.single else 2)
        if sent is None or not fits or not all(math.isfinite(n) and self.min <= n <= self.max for n in sent):
            sent = self.default
        values = tuple(self.scalar(number) for number in sent)
        return values[0] if self.single else values

    def serialize(self, value: object) -> list[WireValue]:
        values = cast("Sequence[object]", value) if isinstance(value, list | tuple) else [value]
        return [_to_number(self.data_type, cast("Scalar", item)) for item in values]

    def scalar(self, number: float) -> Scalar:
        """A position on the scale as the script's type."""
        match self.data_type:
            case "int":
                return int(number)
            case "float":
                return number
            case "date":
                return self._moment(number).date()
            case "time":
                return self._moment(number).time().replace(tzinfo=self.zone)
            case "datetime":
                return self._moment(number)
        assert_never(self.data_type)

    def check(self, numbers: Sequence[float]) -> None:
        """Raise for a value, set through session state, that lies outside."""
        for number in numbers:
            if number < self.min:
                raise StreamlitValueBelowMinError(self.scalar(number), self.scalar(self.min))
            if number > self.max:
                raise StreamlitValueAboveMaxError(self.scalar(number), self.scalar(self.max))

    def _moment(self, number: float) -> datetime:
        return (_EPOCH + timedelta(microseconds=int(number))).replace(tzinfo=self.zone)


def make_scale(
    value: object, min_value: Scalar | None, max_value: Scalar | None, step: object, text_format: str | None
) -> Scale:
    """Check the script's arguments, and fill in what it left out."""
    single = isinstance(value, _SCALARS)
    values = _values(value, single=single)
    data_type = _common_type(values)
    anchor = values[0] if values else 0
    low, high, usual_step, usual_format = _usual(data_type, anchor)
    least = low if min_value is None else min_value
    most = high if max_value is None else max_value
    if step is None:
        step = usual_step
        if data_type in ("date", "datetime") and _less_than_a_day(least, most):
            step = _QUARTER
    _check_types(data_type, value, least, most, step)
    if data_type == "int":
        _check_integers(least, most, *values)
    numbers = sorted(_to_number(data_type, item) for item in values)
    ends = sorted([_to_number(data_type, least), _to_number(data_type, most)])
    first, last = min([*numbers, ends[0]]), max([*numbers, ends[1]])
    scale = Scale(
        data_type=data_type,
        single=single,
        default=tuple(numbers or (first, last)),
        min=first,
        max=last,
        step=step / _MICROSECOND if isinstance(step, timedelta) else float(cast("float", step)),
        format=usual_format if text_format is None else text_format,
        zone=anchor.tzinfo if isinstance(anchor, time | datetime) else None,
    )
    _check_bounds(scale)
    return scale


def is_scalar(value: object) -> bool:
    """Whether a slider takes the value as one, not as a range."""
    return isinstance(value, _SCALARS)


def _values(value: object, *, single: bool) -> list[Scalar]:
    if single:
        return [cast("Scalar", value)]
    names = ["int", "float", "date", "time", "datetime"]
    if not isinstance(value, list | tuple):
        raise StreamlitInvalidParameterTypeError("value", type(value).__name__, [*names, "list", "tuple"])
    items = cast("Sequence[Scalar]", value)
    if len(items) > 2:
        raise StreamlitValueError("value", [*names, "a list or tuple of up to two of them"])
    return list(items)


def _common_type(values: list[Scalar]) -> DataType:
    types: list[DataType] = [_data_type(value) for value in values]
    if len(set(types)) > 1:
        given = ", ".join(type(value).__name__ for value in values)
        raise StreamlitInvalidParameterTypeError("value", given, ["list or tuple with values of one type"])
    return types[0] if types else "int"


def _data_type(value: object) -> DataType:
    if isinstance(value, Integral):
        return "int"
    if isinstance(value, Real):
        return "float"
    exact: dict[type, DataType] = {datetime: "datetime", date: "date", time: "time"}
    # A type that no slider has is a KeyError in Streamlit too.
    return exact[type(value)]


def _usual(data_type: DataType, anchor: Scalar) -> tuple[Scalar, Scalar, float | timedelta, str]:
    """What a slider of this type has for min, max, step and format when the script says nothing."""
    if data_type == "int":
        return 0, 100, 1, "%d"
    if data_type == "float":
        return 0.0, 1.0, 0.01, "%0.2f"
    if isinstance(anchor, time):
        return time.min.replace(tzinfo=anchor.tzinfo), time.max.replace(tzinfo=anchor.tzinfo), _QUARTER, "HH:mm"
    low, high = _around(cast("date", anchor))
    return low, high, _DAY, "YYYY-MM-DD"


def _around(anchor: date) -> tuple[date, date]:
    """Two weeks to either side, as far as the calendar and the browser's numbers reach."""
    floor: date = _FIRST_DAY
    ceiling: date = _LAST_DAY
    if isinstance(anchor, datetime):
        floor = datetime.combine(_FIRST_DAY, time.min, tzinfo=anchor.tzinfo)
        ceiling = datetime.combine(_LAST_DAY, time.max, tzinfo=anchor.tzinfo)
    try:
        low = min(anchor, max(anchor - _TWO_WEEKS, floor))
    except OverflowError:
        low = anchor
    try:
        high = max(anchor, min(anchor + _TWO_WEEKS, ceiling))
    except OverflowError:
        high = anchor
    return low, high


def _less_than_a_day(least: object, most: object) -> bool:
    span = cast("datetime", most) - cast("datetime", least)
    return abs(span) < _DAY


def _check_types(data_type: DataType, value: object, least: object, most: object, step: object) -> None:
    if step == timedelta(0) if isinstance(step, timedelta) else step == 0:
        raise StreamlitValueError("step", ["a number or timedelta"], detail="Zero leads nowhere.")
    bounds = (least, most, step)
    if data_type in _TIMELIKE:
        fits = isinstance(step, timedelta) and type(least) is type(most)
        known = fits
    else:
        integers = all(isinstance(bound, Integral) for bound in bounds)
        floats = all(isinstance(bound, Real) and not isinstance(bound, Integral) for bound in bounds)
        known = integers or floats
        fits = integers if data_type == "int" else floats
    if not fits:
        given = {"value": value, "min_value": least, "max_value": most, "step": step}
        types = ", ".join(f"{name}={type(item).__name__}" for name, item in given.items())
        expected = "the type of `value` for all of them" if known else "one numeric type, or one of date and time"
        raise StreamlitInvalidParameterTypeError("value", types, [expected])


def _check_integers(*values: Scalar) -> None:
    integers = [int(cast("int", value)) for value in values]
    check_integer("min_value", min(integers))
    check_integer("max_value", max(integers))


def _check_bounds(scale: Scale) -> None:
    if scale.min == scale.max:
        raise StreamlitInvalidMinMaxError(scale.scalar(scale.min), scale.scalar(scale.max))
    for name, number in (("min_value", scale.min), ("max_value", scale.max)):
        if scale.data_type == "float":
            check_float(name, number)
        elif scale.data_type in _TIMELIKE and abs(number) > MAX_SAFE_INTEGER:
            raise StreamlitJSNumberBoundsError(
                f"`{name}` is too far from 1970 for a browser: stay between {_FIRST_DAY} and {_LAST_DAY}."
            )


def _to_number(data_type: DataType, value: Scalar) -> float:
    match data_type:
        case "int":
            return float(cast("int", value))
        case "float":
            # A float of a library (numpy's) stays one until the browser sends its own, as in Streamlit.
            return value if isinstance(value, float) else float(cast("float", value))
        case "date":
            return _microseconds(datetime.combine(cast("date", value), time()))
        case "time":
            return _microseconds(datetime.combine(date(2000, 1, 1), cast("time", value)))
        case "datetime":
            return _microseconds(cast("datetime", value))
    assert_never(data_type)


def _microseconds(moment: datetime) -> float:
    """By the wall clock: the zone is put back when the value is read."""
    return float((moment.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND)


def _numbers(wire: WireValue) -> tuple[float, ...] | None:
    if not isinstance(wire, list):
        return None
    numbers = tuple(float(item) for item in wire if isinstance(item, int | float) and not isinstance(item, bool))
    return numbers if len(numbers) == len(wire) else None
