"""A node's props -> what is known of an element under the names that a test reads.

Tests that were written for Streamlit read some fields of its messages (`at.markdown[0].proto.body`); a `Shown` has the
element's props under these names as well, with "" where Streamlit's messages have no None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, cast

from flowc_shims.streamlit.elements.exception import RelatedException, StackFrame
from flowc_shims.streamlit.page import Props

Fields = dict[str, object]

_EMPTY: Final = frozenset({"help", "icon", "placeholder", "anchor", "text", "alt", "autocomplete", "form_id", "body"})
"""Texts that a message always has."""


class Shown:
    """See the module's docstring. Fields are attributes."""

    def __init__(self, props: Props | None) -> None:
        self._fields: Fields = {} if props is None else fields_of(props)

    def inherit(self, name: str, outer: Shown) -> None:
        """A field that flowc keeps with the container around it."""
        self._fields[name] = getattr(outer, name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        fields: Fields = self.__dict__.get("_fields", {})
        if name in fields:
            return fields[name]
        raise AttributeError(f"a {fields.get('kind', 'container')} has no {name!r}; there are: {', '.join(fields)}")

    def __repr__(self) -> str:
        return f"Shown({', '.join(f'{name}={value!r}' for name, value in self._fields.items())})"


def fields_of(props: Props) -> Fields:
    """All props, and what Streamlit's messages call otherwise."""
    kind = str(props.__struct_config__.tag)
    fields: Fields = {"kind": kind}
    for name in props.__struct_fields__:
        value: object = getattr(props, name)
        fields[name] = "" if value is None and name in _EMPTY else _plain(value)
    if hasattr(props, "id"):
        fields.setdefault("form_id", fields.get("form") or "")
    fields.update(_MORE[kind](fields) if kind in _MORE else {})
    return fields


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] # of anything


def _code(fields: Fields) -> Fields:
    return {"code_text": fields["body"], "show_line_numbers": fields["line_numbers"]}


def _heading(fields: Fields) -> Fields:
    return {"tag": f"h{fields['level']}"}


def _metric(fields: Fields) -> Fields:
    color = str(fields["color"])
    number = _METRIC_COLORS.index(color) if color in _METRIC_COLORS else color
    return {"body": fields["value"], "color": number, "show_border": fields["border"]}


def _latex(fields: Fields) -> Fields:
    return {"body": f"$$\n{fields['body']}\n$$", "allow_html": False}


def _divider(_: Fields) -> Fields:
    return {"body": "---", "allow_html": False}


def _limits(fields: Fields) -> Fields:
    """A number 0 stands where a message has no limit."""
    return {name: fields[name] or 0 for name in ("max_chars", "max_selections") if name in fields}


def _exception(fields: Fields) -> Fields:
    related = cast("list[RelatedException]", fields["related"])
    before = [line for other in related for line in _lines(other.stack)]
    return {"stack_trace": before + _lines(cast("list[StackFrame]", fields["stack"]))}


def _lines(stack: Iterable[StackFrame]) -> list[str]:
    return [f'  File "{at.file}", line {at.line}, in {at.function}\n    {at.source}' for at in stack]


def _help(fields: Fields) -> Fields:
    return {"doc_string": fields["doc"] or "", "value": fields["value"] or ""}


def _status(fields: Fields) -> Fields:
    """The state is also told by an icon."""
    return {"icon": _STATUS_ICONS[str(fields["state"])]}


_STATUS_ICONS: Final = {"running": "spinner", "complete": ":material/check:", "error": ":material/error:"}
_METRIC_COLORS: Final = ("red", "green", "gray", "orange", "yellow", "blue", "violet", "primary")
"""Streamlit's message has a number."""

_MORE: Final[dict[str, Callable[[Fields], Fields]]] = {
    "code": _code,
    "divider": _divider,
    "exception": _exception,
    "heading": _heading,
    "help": _help,
    "latex": _latex,
    "metric": _metric,
    "multiselect": _limits,
    "status": _status,
    "text_area": _limits,
    "text_input": _limits,
}
"""By kind of element; what is not listed has its own names only."""
