"""What somebody does at the page, as text: one action a line or between semicolons, addressed by label or key.

    set n = 4        a slider, box, choice or text gets a value (JSON; a range or several choices are a list)
    click add        a button
    rerun            the script runs again with nothing changed
    clear            cached data and resources are forgotten
    replace "a = 1" with "a = 2"     the script's text changes on disk and is loaded again

Holds: `parse(show(actions)) == actions`; an action on a widget that the page does not have becomes a plain rerun, so
that any subset of a list of actions can still be carried out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never, cast

from flowc_shims.streamlit.host import WireValue


@dataclass(frozen=True, slots=True)
class SetValue:
    name: str
    value: WireValue


@dataclass(frozen=True, slots=True)
class Click:
    name: str


@dataclass(frozen=True, slots=True)
class Again:
    """The first run too."""


@dataclass(frozen=True, slots=True)
class Clear:
    pass


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """A hot edit: the first occurrence of `old` gives way to `new`."""

    old: str
    new: str


Action: TypeAlias = SetValue | Click | Again | Clear | ReplaceText

_JSON_TEXT: Final = r'"(?:[^"\\]|\\.)*"'
_FORMS: Final = re.compile(
    rf"""set\ (?P<name>{_JSON_TEXT}|\S+)\ =\ (?P<value>.+)
       |click\ (?P<click>.+)
       |(?P<rerun>rerun)
       |(?P<clear>clear)
       |replace\ (?P<old>{_JSON_TEXT})\ with\ (?P<new>{_JSON_TEXT})""",
    re.VERBOSE,
)


def parse(text: str) -> tuple[Action, ...]:
    """Actions out of lines, or out of one line with semicolons between them."""
    pieces = (piece for line in text.splitlines() for piece in _split(line))
    return tuple(_parse_one(piece.strip()) for piece in pieces if piece.strip())


def _split(line: str) -> list[str]:
    """At semicolons that stand outside JSON texts."""
    return re.findall(rf"(?:{_JSON_TEXT}|[^;\"]|\")+", line)


def _parse_one(piece: str) -> Action:
    form = _FORMS.fullmatch(piece)
    if form is None:
        raise ValueError(f"not an action: {piece!r}")
    found = form.groupdict()
    if found["name"]:
        return SetValue(_name(found["name"]), cast(WireValue, json.loads(found["value"])))
    if found["click"]:
        return Click(_name(found["click"]))
    if found["rerun"]:
        return Again()
    if found["clear"]:
        return Clear()
    return ReplaceText(json.loads(found["old"]), json.loads(found["new"]))


def _name(text: str) -> str:
    return str(json.loads(text)) if text.startswith('"') else text


def show(actions: Sequence[Action]) -> str:
    return "; ".join(_show_one(action) for action in actions)


def _show_one(action: Action) -> str:
    match action:
        case SetValue(name, value):
            return f"set {_quoted(name)} = {json.dumps(value)}"
        case Click(name):
            return f"click {_quoted(name)}"
        case Again():
            return "rerun"
        case Clear():
            return "clear"
        case ReplaceText(old, new):
            return f"replace {json.dumps(old)} with {json.dumps(new)}"
        case _:
            assert_never(action)


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[\w.-]+", name) else json.dumps(name)
