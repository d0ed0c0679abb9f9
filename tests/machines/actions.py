"""What somebody does at the page, as text: one action a line or between semicolons, addressed by label or key.

    set n = 4        a slider, box, choice or text gets a value (JSON; a range or several choices are a list)
    click add        a button
    rerun            the script runs again with nothing changed
    go to "n=4"      a link leads to the same page with another query (back to "n=4": the reader goes back there)
    clear            cached data and resources are forgotten
    visit "two?a=1"  the browser comes to a page of the app, with a query: by the menu, a link or its address
    replace "a = 1" with "a = 2"     the script's text changes on disk and is loaded again
    replace in helper "a" with "b"   so does a module beside it, or a page (`pages/one`)
    interrupt at 3   the next run is preempted at the first checkpoint after the script's third interruption point
    stop at 3        or stopped there by the user
    write "a.txt" "text"             a file beside the script gets another text
    append "a.txt" "text"            or a longer one; with no text it is only touched
    remove "a.txt"
    environ NAME = "text"            a variable of the process's environment
    wait 3                           so many seconds pass on the clock by which cached results grow old
    forget 7                         the session that reuses gives up what a draw from this seed tells, to save memory
    second: click add                another visitor of the same script does it

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
class GoTo:
    query: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class VisitPage:
    """`page` is the path below the app, `query` what stands after the question mark."""

    page: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """A hot edit: the first occurrence of `old` gives way to `new`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ReplaceIn:
    """The same in the module `module` beside the script."""

    module: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Interrupt:
    """See `interruption.py`. `stop`: the user ends the run, else a newer event does."""

    place: int
    stop: bool = False


@dataclass(frozen=True, slots=True)
class WriteFile:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class AppendFile:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RemoveFile:
    name: str


@dataclass(frozen=True, slots=True)
class SetVariable:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Wait:
    seconds: int


@dataclass(frozen=True, slots=True)
class Forget:
    """See `forgetting.py`."""

    seed: int


@dataclass(frozen=True, slots=True)
class Second:
    """The second visitor, whose session begins with the first such action."""

    action: Action


World: TypeAlias = (
    ReplaceText | ReplaceIn | Interrupt | WriteFile | AppendFile | RemoveFile | SetVariable | Wait | Forget
)
"""What happens around the page, before the next event."""
Action: TypeAlias = SetValue | Click | Again | Clear | GoTo | VisitPage | World | Second

_JSON_TEXT: Final = r'"(?:[^"\\]|\\.)*"'
_FORMS: Final = re.compile(
    rf"""second:\ (?P<second>.+)
       |set\ (?P<name>{_JSON_TEXT}|\S+)\ =\ (?P<value>.+)
       |click\ (?P<click>.+)
       |(?P<rerun>rerun)
       |(?P<clear>clear)
       |(?P<way>go|back)\ to\ (?P<query>{_JSON_TEXT})
       |replace\ (?P<old>{_JSON_TEXT})\ with\ (?P<new>{_JSON_TEXT})
       |visit\ (?P<visit>{_JSON_TEXT})
       |replace\ in\ (?P<module>[\w/]+)\ (?P<old_in>{_JSON_TEXT})\ with\ (?P<new_in>{_JSON_TEXT})
       |interrupt\ at\ (?P<interrupt>\d+)
       |stop\ at\ (?P<stop>\d+)
       |forget\ (?P<forget>\d+)
       |wait\ (?P<wait>\d+)
       |write\ (?P<file>{_JSON_TEXT})\ (?P<content>{_JSON_TEXT})
       |append\ (?P<longer>{_JSON_TEXT})\ (?P<more>{_JSON_TEXT})
       |remove\ (?P<gone>{_JSON_TEXT})
       |environ\ (?P<variable>\w+)\ =\ (?P<setting>{_JSON_TEXT})""",
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
    if found["second"]:
        return Second(_parse_one(found["second"]))
    if found["way"]:
        return GoTo(str(json.loads(found["query"])), back=found["way"] == "back")
    if found["rerun"]:
        return Again()
    if found["visit"]:
        page, _, query = str(json.loads(found["visit"])).partition("?")
        return VisitPage(page, query)
    return Clear() if found["clear"] else _parse_world(found)


def _parse_world(found: dict[str, str | None]) -> World:
    def text(name: str) -> str:
        return str(json.loads(found[name] or '""'))

    if found["module"]:
        return ReplaceIn(found["module"], text("old_in"), text("new_in"))
    if found["interrupt"] or found["stop"]:
        return Interrupt(int(found["interrupt"] or found["stop"] or 0), stop=bool(found["stop"]))
    if found["forget"]:
        return Forget(int(found["forget"]))
    if found["wait"]:
        return Wait(int(found["wait"]))
    if found["file"]:
        return WriteFile(text("file"), text("content"))
    if found["longer"]:
        return AppendFile(text("longer"), text("more"))
    if found["gone"]:
        return RemoveFile(text("gone"))
    if found["variable"]:
        return SetVariable(found["variable"], text("setting"))
    return ReplaceText(text("old"), text("new"))


def _name(text: str) -> str:
    return str(json.loads(text)) if text.startswith('"') else text


def show(actions: Sequence[Action]) -> str:
    return "; ".join(_show_one(action) for action in actions)


def _show_one(action: Action) -> str:
    match action:
        case Second(inner):
            return f"second: {_show_one(inner)}"
        case SetValue(name, value):
            return f"set {_quoted(name)} = {json.dumps(value)}"
        case Click(name):
            return f"click {_quoted(name)}"
        case Again():
            return "rerun"
        case GoTo(query, back):
            return f"{'back' if back else 'go'} to {json.dumps(query)}"
        case Clear():
            return "clear"
        case VisitPage(page, query):
            return f"visit {json.dumps(f'{page}?{query}' if query else page)}"
        case _:
            return _show_world(action)


def _show_world(action: World) -> str:
    match action:
        case ReplaceText(old, new):
            return f"replace {json.dumps(old)} with {json.dumps(new)}"
        case ReplaceIn(module, old, new):
            return f"replace in {module} {json.dumps(old)} with {json.dumps(new)}"
        case Interrupt(place, stop):
            return f"{'stop' if stop else 'interrupt'} at {place}"
        case Forget(seed):
            return f"forget {seed}"
        case Wait(seconds):
            return f"wait {seconds}"
        case WriteFile(name, text):
            return f"write {json.dumps(name)} {json.dumps(text)}"
        case AppendFile(name, text):
            return f"append {json.dumps(name)} {json.dumps(text)}"
        case RemoveFile(name):
            return f"remove {json.dumps(name)}"
        case SetVariable(name, text):
            return f"environ {name} = {json.dumps(text)}"
        case _:
            assert_never(action)


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[\w.-]+", name) else json.dumps(name)
