"""A value as a test says it -> what a browser would send for the widget (`docs/wire.md`, "Values")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import cast

from flowc.testing.view import Element

_MICROSECOND = timedelta(microseconds=1)
_DAY_OF_TIMES = date(2000, 1, 1)


def wire_value(widget: Element, value: object) -> object:
    """Sliders take one value or two, multiselects any number; dates and times may be given as such."""
    match widget.kind:
        case "slider":
            return [_number(item) for item in _items(value)]
        case "multiselect" | "select_slider":
            return list(_items(value))
        case _:
            return value


def _items(value: object) -> Iterable[object]:
    return cast("Iterable[object]", value) if isinstance(value, list | tuple) else (value,)


def _number(value: object) -> object:
    """Microseconds for dates and times: since 1970 in the value's own zone, times on one fixed day."""
    match value:
        case datetime():
            return (value.replace(tzinfo=None) - datetime(1970, 1, 1)) // _MICROSECOND
        case date():
            return _number(datetime.combine(value, time()))
        case time():
            return _number(datetime.combine(_DAY_OF_TIMES, value))
        case _:
            return value
