"""A widget, named as a person would name it -> the cells that may execute when it changes.

What is found is more than what will execute: a cell that comes to an equal value stops the change there.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import replace

from flowc.cli.failure import Failure
from flowc.cli.graph.view import Link, Node, View, WhatIf, WidgetSpot

_LINE = re.compile(r"(?:(?P<file>.+):|[Ll])?(?P<line>\d+)")


def ask(view: View, asked: str) -> View:
    """`asked`: a key, a label, a line (`12`, `L12`, `app.py:12`) or the name of a cell."""
    cell, widget = _found(view, asked)
    affected = reached(view.links, cell.id)
    always = frozenset(node.id for node in view.nodes if node.volatile or node.barrier)
    return replace(view, what_if=WhatIf(asked, widget, cell.id, affected, always - affected))


def reached(links: Iterable[Link], start: int) -> frozenset[int]:
    """`start` and what depends on it. A result that comes back to a caller is not handed to the function again."""
    out: dict[int, list[Link]] = {}
    for link in links:
        out.setdefault(link.source, []).append(link)
    seen: set[tuple[int, bool]] = set()
    todo = [(start, False)]
    while todo:
        here = todo.pop()
        cell, came_back = here
        if here in seen or (cell, False) in seen:
            continue
        seen.add(here)
        todo.extend(
            (link.target, link.kind == "return")
            for link in out.get(cell, ())
            if not (came_back and link.kind == "call")
        )
    # A call that only gets another result back is walked through: what uses the result executes.
    return frozenset(cell for cell, came_back in seen if not came_back)


def widgets_in(view: View) -> list[tuple[Node, WidgetSpot]]:
    return [(node, widget) for node in view.nodes for widget in node.widgets]


def _found(view: View, asked: str) -> tuple[Node, WidgetSpot]:
    there = widgets_in(view)
    wanted = asked.strip()
    for matching in (
        [one for one in there if one[1].key == wanted],
        [one for one in there if one[1].label == wanted],
        [one for one in there if one[0].label == wanted],
        [one for one in there if _at_line(one, wanted)],
        [one for one in there if (one[1].label or "").casefold() == wanted.casefold()],
    ):
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise Failure(f"{len(matching)} widgets of {view.script} are called {asked!r}.", _listed(matching))
    if not there:
        raise Failure(f"{view.script} shows no widget.", "flowc graph without --what-if shows what depends on what.")
    raise Failure(f"{view.script} has no widget {asked!r}.{_near(there, wanted)}", _listed(there))


def _at_line(one: tuple[Node, WidgetSpot], wanted: str) -> bool:
    node, widget = one
    found = _LINE.fullmatch(wanted)
    if found is None or (found["file"] and not found["file"].endswith(node.file)):
        return False
    line = int(found["line"])
    return widget.line == line or (len(node.widgets) == 1 and node.lines[0] <= line <= node.lines[1])


def _near(there: list[tuple[Node, WidgetSpot]], wanted: str) -> str:
    names = {name.casefold(): name for _, widget in there for name in (widget.key, widget.label) if name}
    near = difflib.get_close_matches(wanted.casefold(), names, n=1)
    return f" Did you mean {names[near[0]]!r}?" if near else ""


def _listed(widgets: list[tuple[Node, WidgetSpot]]) -> str:
    several = len({node.file for node, _ in widgets}) > 1
    lines = [f"  {node.file + ': ' if several else ''}{widget.name()}" for node, widget in widgets]
    return "\n".join(("Name one by its key, its label or its line:", *lines))
