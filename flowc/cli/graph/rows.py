"""A view -> rows in script order and the lanes beside them: the layout that `svg` draws.

Every cell is a row, as in the script; what others depend on has one vertical lane from its row to the last of theirs.
Holds: two lanes in one column never overlap; short lanes stand nearest to the text; what finds no column within
`MOST_COLUMNS` is in `Rows.told`, to be written as words.

Layered drawings made by others need Graphviz, which not everybody has; the libraries that do it in Python are under
licences that flowc's users could not take along, or no longer kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flowc.cli.graph.view import Group, LinkKind, Node, View

MOST_COLUMNS: Final = 40


@dataclass(frozen=True, slots=True)
class Row:
    """`shown` is a cell, or a group that has none of its own to begin with. `group`: it opens this one, which ends
    with the row `last`."""

    shown: Node | Group
    depth: int
    last: int
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    row: int
    kind: LinkKind
    reason: str


@dataclass(frozen=True, slots=True)
class Lane:
    """`column` counts from the text outwards."""

    column: int
    source: int
    branches: tuple[Branch, ...]

    @property
    def ends(self) -> tuple[int, int]:
        rows = (self.source, *(branch.row for branch in self.branches))
        return min(rows), max(rows)


@dataclass(frozen=True, slots=True)
class Rows:
    """`told`: for a row, what it depends on that no lane shows."""

    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    told: Mapping[int, tuple[str, ...]]


def rows_of(view: View) -> Rows:
    rows: list[Row] = []
    children = view.children()
    _add(rows, children, "", 0)
    at: dict[int | str, int] = {}
    for number, row in enumerate(rows):
        at[row.shown.id] = number
        if row.group is not None:
            at[row.group.id] = number
    branches: dict[int, list[Branch]] = {}
    for link in view.drawn_links():
        branches.setdefault(at[link.source], []).append(Branch(at[link.target], link.kind, link.reason))
    for call in view.calls:
        group = at[call.group]
        branches.setdefault(at[call.source], []).append(Branch(group, "call", f"calls {_label(rows[group])}"))
    lanes, unplaced = _placed(branches)
    told: dict[int, tuple[str, ...]] = {}
    for source, found in unplaced:
        for branch in found:
            told[branch.row] = (*told.get(branch.row, ()), _label(rows[source]))
    return Rows(tuple(rows), lanes, told)


def _add(
    rows: list[Row],
    children: Mapping[str, tuple[Node | Group, ...]],
    inside: str,
    depth: int,
    head: int | None = None,
) -> None:
    there = [child for child in children.get(inside, ()) if isinstance(child, Group) or not child.imports]
    there.sort(key=lambda child: child.id != head)
    aside = [child for child in there if isinstance(child, Group) and child.kind != "region" and not inside]
    for child in (*(one for one in there if one not in aside), *aside):
        if isinstance(child, Group):
            _add_group(rows, children, child, depth)
        else:
            rows.append(Row(child, depth, len(rows)))


def _add_group(rows: list[Row], children: Mapping[str, tuple[Node | Group, ...]], group: Group, depth: int) -> None:
    """A region begins with its test or its like, a function with its definition: that is its title."""
    place = len(rows)
    if group.head is None:
        rows.append(Row(group, depth, place, group))
    _add(rows, children, group.id, depth + 1, group.head)
    if len(rows) > place:
        rows[place] = Row(rows[place].shown, depth, len(rows) - 1, group)


def _placed(branches: Mapping[int, list[Branch]]) -> tuple[tuple[Lane, ...], list[tuple[int, list[Branch]]]]:
    columns: list[list[tuple[int, int]]] = []
    lanes: list[Lane] = []
    unplaced: list[tuple[int, list[Branch]]] = []
    wanted = [(Lane(0, source, tuple(found)), found) for source, found in branches.items()]
    for lane, found in sorted(wanted, key=lambda one: (one[0].ends[1] - one[0].ends[0], one[0].source)):
        first, last = lane.ends
        column = next(
            (n for n, taken in enumerate(columns) if all(last < begin or end < first for begin, end in taken)),
            len(columns),
        )
        if column == MOST_COLUMNS:
            unplaced.append((lane.source, found))
            continue
        if column == len(columns):
            columns.append([])
        columns[column].append((first, last))
        lanes.append(Lane(column, lane.source, lane.branches))
    return tuple(lanes), sorted(unplaced, key=lambda one: one[0])


def _label(row: Row) -> str:
    return row.shown.label if isinstance(row.shown, Group) else row.shown.place()
