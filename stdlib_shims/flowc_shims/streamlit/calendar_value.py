"""Dates and times as scripts write them -> `date`, `time` and `datetime` without a zone, and the texts on the wire.

Holds: what is parsed here is what Streamlit would take; anything else raises.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Final

from flowc_shims.streamlit.errors import (
    StreamlitInvalidMinMaxError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueAboveMaxError,
    StreamlitValueBelowMinError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.wall_clock import now, today

_ORDERS: Final = ("YYYY{0}MM{0}DD", "DD{0}MM{0}YYYY", "MM{0}DD{0}YYYY")
FORMATS: Final = tuple(order.format(mark) for mark in "/.-" for order in _ORDERS)
LONGEST_STEP: Final = 23 * 60 * 60
_YEARS: Final = 10
_DATE_TYPES: Final = ["date", "datetime", "ISO string", '"today"']
_LATER_FORMS: Final = ("%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")


def date_of(value: object) -> date:
    """One date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value == "today":
        return today()
    if isinstance(value, str):
        for parse in (date.fromisoformat, _day_of_moment):
            with suppress(ValueError):
                return parse(value)
    raise StreamlitInvalidParameterTypeError("value", type(value).__name__, _DATE_TYPES)


def time_of(value: object, *, seconds: bool) -> time:
    """One time of day; `seconds`: what is shown has seconds."""
    if value == "now":
        return now("second" if seconds else "minute").time()
    if isinstance(value, str):
        for parse in (time.fromisoformat, _time_of_moment):
            with suppress(ValueError):
                return parse(value).replace(microsecond=0)
    if isinstance(value, datetime):
        return value.time().replace(microsecond=0, tzinfo=None)
    if isinstance(value, time):
        return value
    raise StreamlitInvalidParameterTypeError("value", type(value).__name__, ["datetime", "time", "ISO string"])


def moment_of(value: object, day: Callable[[], date], at: time) -> datetime:
    """One date and time, to the minute. `day` and `at` stand in for what a date or a time alone does not say."""
    if value == "now":
        return now("minute")
    if isinstance(value, datetime):
        return _to_the_minute(value)
    if isinstance(value, date):
        return datetime.combine(value, at)
    if isinstance(value, time):
        return _to_the_minute(datetime.combine(day(), value))
    if isinstance(value, str):
        parsed = _parsed_moment(value.strip(), day)
        if parsed is not None:
            return _to_the_minute(parsed)
    names = ["datetime", "date", "time", "ISO string", '"now"']
    raise StreamlitInvalidParameterTypeError("value", type(value).__name__, names)


def years_from(day: date, direction: int) -> date:
    """The same day ten years before (-1) or after (1); the ends of the calendar where that is no date."""
    year = day.year + direction * _YEARS
    if not date.min.year <= year <= date.max.year:
        return date.min if direction < 0 else date.max
    return (
        day.replace(year=year, day=28)
        if (day.month, day.day) == (2, 29) and not isleap(year)
        else day.replace(year=year)
    )


def check_format(format: object) -> str:
    if not isinstance(format, str):
        raise StreamlitInvalidParameterTypeError("format", type(format).__name__, ["str"])
    if format not in FORMATS:
        raise StreamlitValueError("format", [repr(one) for one in FORMATS], detail=f"It is {format!r}.")
    return format


def check_step(step: object, least: int) -> int:
    """A step in seconds."""
    if isinstance(step, bool) or not isinstance(step, int | timedelta):
        raise StreamlitInvalidParameterTypeError("step", type(step).__name__, ["int", "timedelta"])
    seconds = int(step.total_seconds()) if isinstance(step, timedelta) else step
    if not least <= seconds <= LONGEST_STEP:
        raise StreamlitValueOutOfRangeError("step", f"{seconds} seconds", f"{least} seconds", "23 hours")
    return seconds


def check_within(first: object, last: object, least: date, most: date) -> None:
    """`first` and `last` of what is chosen, None for nothing."""
    if least > most:
        raise StreamlitInvalidMinMaxError(least, most)
    if isinstance(first, date) and first < least:
        raise StreamlitValueBelowMinError(first, least)
    if isinstance(last, date) and last > most:
        raise StreamlitValueAboveMaxError(last, most)


def note_lost_default(given: object, left: object, value: object) -> None:
    """A widget's default is gone while session state holds None. Where the address gives it a value all the same, it is
    there again in the next run, in which nothing else changes."""
    if given is not None and left is None and value is not None:
        current_host().asked_at_each_use("session state held None for a widget that the address has given a value")


def date_text(day: date) -> str:
    """As on the wire, also years before 1000."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def moment_text(moment: datetime) -> str:
    return f"{date_text(moment)}T{moment.hour:02d}:{moment.minute:02d}"


def read_date(text: str) -> date | None:
    """What a browser sent; None where it is no date."""
    found = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", text)
    if found is None:
        return None
    with suppress(ValueError):
        return date(int(found[1]), int(found[2]), int(found[3]))
    return None


def read_moment(text: str) -> datetime | None:
    """What a browser sent; None where it is no date and time."""
    for form in ("%Y-%m-%dT%H:%M", "%Y/%m/%d, %H:%M"):
        with suppress(ValueError):
            return datetime.strptime(text, form)
    return None


def read_time(text: str) -> time | None:
    """What a browser sent; None where it is no time."""
    for form in ("%H:%M:%S", "%H:%M"):
        with suppress(ValueError):
            return datetime.strptime(text, form).time()
    return None


def _day_of_moment(text: str) -> date:
    return datetime.fromisoformat(text).date()


def _time_of_moment(text: str) -> time:
    return datetime.fromisoformat(text).time()


def _to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def _parsed_moment(text: str, day: Callable[[], date]) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    for form in _LATER_FORMS:
        with suppress(ValueError):
            return datetime.strptime(text, form)
    with suppress(ValueError):
        return datetime.combine(day(), time.fromisoformat(text))
    return None
