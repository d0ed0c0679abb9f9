"""A view -> lines for a terminal: cells in source order inside their groups, each with what it depends on.

Holds: nothing is cut but a cell's first line of source, which ends in "…" then; at most `width` columns where words
can be broken.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from flowc.cli.graph.summary import headline, what_if_sentence
from flowc.cli.graph.view import UNDRAWN, Group, Node, View

_INDENT: Final = 2
_LEAST_SOURCE: Final = 24
_QUIET: Final = UNDRAWN - {"return", "definition"}
_WIDEST_PLACE: Final = 24


def text_lines(view: View, width: int) -> Iterator[Text]:
    yield Text(headline(view), style="bold")
    if view.what_if is not None:
        yield from _wrapped(what_if_sentence(view, view.what_if), 0, width, "yellow")
        yield Text("● may execute, ○ executes in every run", style="dim")
    yield Text()
    yield from _Writer(view, width).lines()
    yield Text()
    yield from _wrapped("Dependencies on imports of libraries are left out; --format json has them.", 0, width, "dim")
    for diagnostic in view.diagnostics:
        style = {"error": "red", "warning": "yellow", "note": "dim"}[diagnostic.severity]
        yield from _wrapped(diagnostic.text(view.script), 0, width, style)


class _Writer:
    def __init__(self, view: View, width: int) -> None:
        self._view = view
        self._width = width
        self._children = view.children()
        self._into: dict[int, dict[int, list[str]]] = {}
        for link in view.links:
            if link.kind not in _QUIET and not view.is_passing(link):
                self._into.setdefault(link.target, {}).setdefault(link.source, []).append(link.reason)
        self._callers: Mapping[str, list[Node]] = {group.id: [] for group in view.groups}
        for call in view.calls:
            self._callers[call.group].append(view.of[call.source])
        self._several_files = len({node.file for node in view.nodes}) > 1

    def lines(self) -> Iterator[Text]:
        top = self._children.get("", ())
        # Functions come after the script's own cells, which is the order in which a reader follows them.
        aside = [one for one in top if isinstance(one, Group) and one.kind != "region"]
        yield from self._rows([one for one in top if one not in aside], 0)
        for group in aside:
            yield Text()
            yield from self._group(group, 0)

    def _rows(self, children: list[Node | Group], depth: int) -> Iterator[Text]:
        places = [_place(child) for child in children if isinstance(child, Node)]
        column = min(_WIDEST_PLACE, max((cell_len(place) for place in places), default=0))
        for child in children:
            if isinstance(child, Group):
                yield from self._group(child, depth)
            else:
                yield from self._node(child, depth, column)

    def _group(self, group: Group, depth: int) -> Iterator[Text]:
        there = list(self._children.get(group.id, ()))
        if group.kind == "region" and group.head is not None:
            # The cell that opens it is its title.
            inside = [one for one in there if one.id != group.head]
            yield from self._rows([one for one in there if one.id == group.head], depth)
            yield from self._rows(inside, depth + 1)
            return
        line = Text(" " * _INDENT * depth)
        line.append(group.label, style="bold blue" if group.kind != "region" else "bold magenta")
        callers = ", ".join(caller.place() for caller in self._callers[group.id])
        if callers:
            line.append(f"  called at {callers}", style="dim")
        yield line
        yield from self._rows(there, depth if group.kind == "function" else depth + 1)

    def _node(self, node: Node, depth: int, column: int) -> Iterator[Text]:
        line = Text(" " * _INDENT * depth)
        mark, style = self._mark(node)
        line.append(mark, style=style)
        place = _place(node)
        line.append(place + " " * (column - cell_len(place)), style="cyan")
        room = max(_LEAST_SOURCE, self._width - line.cell_len - 2)
        source = f"module, {node.lines[1]} lines" if node.kind == "module" else node.source(len(node.code) + 1)
        line.append("  " + _clipped(source, room), style=style or ("dim" if node.imports else ""))
        yield line
        indent = _INDENT * (depth + 1) + column + 2
        if node.remark():
            yield from _wrapped(f"! {node.remark()}", indent, self._width, "yellow")
        for source_id, reasons in self._into.get(node.id, {}).items():
            told = ", ".join(dict.fromkeys(reasons))
            yield from _wrapped(f"← {_place(self._view.of[source_id])} {told}", indent, self._width, "dim")

    def _mark(self, node: Node) -> tuple[str, str]:
        found = self._view.what_if
        if found is None:
            return "  ", ""
        if node.id in found.affected:
            return "● ", "bold yellow"
        return ("○ ", "yellow") if node.id in found.always else ("  ", "")


def _place(node: Node) -> str:
    return node.file if node.kind == "module" else node.place()


def _clipped(source: str, room: int) -> str:
    return source if cell_len(source) <= room else set_cell_size(source, room - 1).rstrip() + "…"


def _wrapped(text: str, indent: int, width: int, style: str) -> Iterator[Text]:
    room = max(_LEAST_SOURCE, width - indent)
    for number, line in enumerate(textwrap.wrap(text, room - 2, break_long_words=False, break_on_hyphens=False)):
        yield Text(" " * (indent + (2 if number else 0)) + line, style=style)
