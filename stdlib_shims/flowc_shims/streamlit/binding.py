"""`bind="query-params"`: what a query parameter says -> what a browser would send for the widget, and back.

The parameter has the widget's key for a name. A browser writes there what its reader chooses; the session reads it when
the widget begins, and writes there what the script sets.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal, TypeAlias

import msgspec

from flowc_shims.streamlit.facts import ParamValue
from flowc_shims.streamlit.host import WireValue

Reading: TypeAlias = Literal["bool", "number", "whole", "text", "texts", "numbers"]
Moments: TypeAlias = Literal["date", "time", "datetime"]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NO_DAY: Final = date(2000, 1, 1)


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """What a client needs to keep a query parameter in step with a widget: its name, what the widget has at first (that
    is left out), whether nothing is a value (`?name=`), and how numbers that are moments are written."""

    param: str
    default: str | tuple[str, ...] | None = None
    clearable: bool = False
    moments: Moments | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """How a parameter's texts are read. Only `options` count, where they are given, and at most so many of them
    (`most`); a text that comes twice counts once, unless it `repeats`. Where `drops`, a value that the widget does not
    permit any more leaves the address."""

    reads: Reading
    clearable: bool = False
    options: tuple[str, ...] | None = None
    most: int | None = None
    repeats: bool = False
    drops: bool = False
    moments: Moments | None = None

    def told(self, param: str, default: WireValue) -> Bound:
        return Bound(
            param=param,
            default=typed(default, self.moments),
            clearable=self.clearable or default == []
            if self.reads in ("texts", "numbers", "bool")
            else self.clearable or default is None,
            moments=self.moments,
        )

    def read(self, given: ParamValue) -> WireValue:
        """As a browser would send it; None for a parameter without a value. Raises ValueError."""
        texts = (given,) if isinstance(given, str) else given
        some = [text for text in texts if text != ""]
        match self.reads:
            case "texts":
                return list(some)
            case "numbers":
                return [_number_or_moment(text) for text in some]
            case "text":
                return texts[-1] if some else ""
            case "bool":
                return _bool(texts[-1]) if some else None
            case "number":
                return float(texts[-1]) if some else None
            case "whole":
                return int(texts[-1]) if some else None

    def is_known(self, text: str) -> bool:
        return self.options is None or text in self.options

    def permitted(self, texts: list[WireValue]) -> list[WireValue]:
        """Those of them that the widget could have given."""
        found = [text for text in texts if self.options is None or text in self.options]
        found = found if self.repeats else list(dict.fromkeys(found))
        return found[: self.most] if self.most else found

    def written(self, wire: WireValue) -> ParamValue:
        """What the script has set, as the session puts it into the address."""
        if self.reads == "bool" and isinstance(wire, bool):
            return str(wire).lower()
        if self.reads in ("texts", "numbers") and isinstance(wire, list):
            return tuple(_plain(item) if self.reads == "numbers" else str(item) for item in wire)
        return _plain(wire) if self.reads == "numbers" else str(wire)


def is_empty(given: ParamValue) -> bool:
    """The parameter is there, and says nothing."""
    return given == "" if isinstance(given, str) else len(given) > 0 and not any(given)


def typed(wire: WireValue, moments: Moments | None) -> str | tuple[str, ...] | None:
    """A widget's value as a browser writes it into its address; None for none."""
    match wire:
        case None:
            return None
        case bool():
            return str(wire).lower()
        case str():
            return wire
        case list():
            return tuple(text for item in wire if isinstance(text := typed(item, moments), str) and text != "")
        case int() | float():
            return _as_script(wire) if moments is None else _moment(wire, moments)


def followed(params: Mapping[str, ParamValue], bound: Bound, wire: WireValue) -> dict[str, ParamValue]:
    """The parameters once the reader has chosen `wire`, in the order in which a browser writes them."""
    text = from_browser(bound, wire)
    pairs = [pair for pair in params.items() if pair[0] != bound.param] + (
        [] if text is None else [(bound.param, text)]
    )
    return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))


def from_browser(bound: Bound, wire: WireValue) -> ParamValue | None:
    """What the parameter is when the reader has chosen `wire`; None: the address does without it."""
    text = typed(wire, bound.moments)
    if text is None and bound.clearable:
        text = ""
    if text in (None, "", ()) and not bound.clearable:
        return None
    if bound.default is None:
        return None if text in (None, "") else text
    if text == bound.default or (isinstance(text, tuple) and text == (bound.default,)):
        return None
    if text == () or (text == "" and bound.default == ()):
        return "" if text == () else None
    return text[0] if isinstance(text, tuple) and len(text) == 1 else text


def _bool(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text.lower() == "true"


def _number_or_moment(text: str) -> WireValue:
    try:
        return float(text)
    except ValueError:
        return text if (found := _microseconds(text)) is None else found


def _microseconds(text: str) -> float | None:
    """Of a date, a time or both, as they are written in addresses."""
    try:
        if "T" in text:
            moment = datetime.fromisoformat(text)
        elif "-" in text:
            moment = datetime.combine(date.fromisoformat(text), time())
        elif ":" in text:
            moment = datetime.combine(_NO_DAY, time.fromisoformat(text))
        else:
            return None
    except ValueError:
        return None
    if moment.tzinfo is not None:
        return None
    return float((moment.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1))


def _moment(number: float, moments: Moments) -> str:
    text = (_EPOCH + timedelta(milliseconds=math.floor(number / 1000))).strftime("%Y-%m-%dT%H:%M:%S")
    match moments:
        case "date":
            return text[:10]
        case "time":
            return text[11:].removesuffix(":00") if text.endswith(":00") else text[11:]
        case "datetime":
            return text[:16] if text.endswith(":00") else text


def _plain(number: object) -> str:
    return str(int(number)) if isinstance(number, float) and number.is_integer() else str(number)


def _as_script(number: float) -> str:
    """A number as JavaScript writes it."""
    if float(number).is_integer() and abs(number) < 1e21:
        return str(int(number))
    return _short(repr(number))


def _short(text: str) -> str:
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent):+d}" if e else text
