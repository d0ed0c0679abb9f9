"""What a reader chooses in a widget bound to a query parameter -> the query that Streamlit's browser then shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from tests.parity.real.browser_page import Proto


def followed(query: str, proto: Proto, default: Any, value: Any) -> str:
    """`default` and `value` as the browser holds them."""
    key = getattr(proto, "query_param_key", "")
    if not key:
        return query
    known: dict[str, list[str]] = {}
    for name, text in parse_qsl(query, keep_blank_values=True):
        known.setdefault(name, []).append(text)
    texts = _texts(proto, value)
    wanted = _texts(proto, default)
    known.pop(key, None)
    empty = texts in (None, [], [""])
    if not (empty and not _clearable(proto)) and not _same(texts, wanted):
        known[key] = texts or [""]
    return urlencode(sorted(known.items()), doseq=True)


def _same(texts: list[str] | None, wanted: list[str] | None) -> bool:
    return texts in (None, [""]) if wanted is None else texts == wanted


def _clearable(proto: Proto) -> bool:
    match proto.DESCRIPTOR.name:
        case "MultiSelect" | "TextInput" | "TextArea" | "ButtonGroup" | "Feedback":
            return True
        case "DateInput" | "DateTimeInput":
            return not proto.default
        case "Radio" | "Selectbox" | "NumberInput" | "TimeInput":
            return not proto.HasField("default")
        case _:
            return False


def _texts(proto: Proto, value: Any) -> list[str] | None:
    if value is None:
        return None
    if isinstance(value, list):
        return [text for text in (_text(proto, item) for item in value) if text]
    return [_text(proto, value)]


def _text(proto: Proto, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if proto.DESCRIPTOR.name == "Slider" and proto.data_type in (proto.DATE, proto.TIME, proto.DATETIME):
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=value)
        day, clock = moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M:%S").removesuffix(":00")
        return {proto.DATE: day, proto.TIME: clock}.get(proto.data_type, f"{day}T{clock}")
    return str(int(value)) if value == int(value) else str(value)
