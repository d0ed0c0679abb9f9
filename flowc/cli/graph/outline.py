"""Cells and regions -> the groups of a view, which cell stands in which, and who calls which opened function.

Reads the structure by its shape (a region is an item with cells and blocks), not by its kinds: a compound statement
that the compiler learns to open shows here without a change.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import cast

from flowc.cli.graph.view import Group, GroupKind
from flowc_compiler.ir.cell import Call, Cell, CellId, Cells, Context, Definition, Jump, walk_cells


@dataclass(frozen=True, slots=True)
class CallSite:
    """`function` is "" where only the run time knows which is called; `called`: then, what the script calls."""

    source: CellId
    function: str
    called: ast.expr


@dataclass(frozen=True, slots=True)
class Outline:
    """`group_of` has every cell that is drawn. `returning`: cells that decide what an opened function returns."""

    groups: tuple[Group, ...]
    group_of: Mapping[int, str]
    calls: tuple[CallSite, ...]
    groups_of_functions: Mapping[str, str]
    definitions: Mapping[str, CellId]
    returning: Mapping[str, frozenset[CellId]]


def outline_of(cells: Cells, file: str, lines: list[str], prefix: str = "g") -> Outline:
    """`prefix` begins the names of groups."""
    walk = _Walk(file, lines, prefix)
    walk.block(cells.body, "", "", ())
    return Outline(
        groups=tuple(walk.groups),
        group_of=walk.group_of,
        calls=tuple(walk.calls),
        groups_of_functions=walk.functions,
        definitions=walk.definitions,
        returning={function: frozenset(found) for function, found in walk.returning.items()},
    )


@dataclass(slots=True)
class _Walk:
    file: str
    lines: list[str]
    prefix: str
    groups: list[Group] = field(default_factory=list[Group])
    group_of: dict[int, str] = field(default_factory=dict[int, str])
    calls: list[CallSite] = field(default_factory=list[CallSite])
    functions: dict[str, str] = field(default_factory=dict[str, str])
    definitions: dict[str, CellId] = field(default_factory=dict[str, CellId])
    returning: dict[str, set[CellId]] = field(default_factory=dict[str, set[CellId]])

    def block(self, block: tuple[object, ...], group: str, function: str, above: tuple[CellId, ...]) -> None:
        """`above`: the tests and iterables that decide whether the block is reached."""
        for item in block:
            self._item(item, group, function, above)

    def _item(self, item: object, group: str, function: str, above: tuple[CellId, ...]) -> None:
        match item:
            case Jump():
                if isinstance(item.node, ast.Return) and function:
                    self.returning.setdefault(function, set()).update(above)
                if item.value is not None:
                    self.group_of[item.value.id] = group
                    self.returning.setdefault(function, set()).add(item.value.id)
            case Call():
                self.group_of[item.arguments.id] = group
                self.calls.append(CallSite(item.arguments.id, item.function, item.call.func))
                if isinstance(item.node, ast.Return):
                    self.returning.setdefault(function, set()).update((item.arguments.id, *above))
            case Definition():
                # A method is known by its class too, as its cells know it.
                name = next((cell.function for cell in walk_cells(item.body)), item.node.name)
                inner = self._group("function", f"{name}()", item.cell, group, item.node)
                self.functions[name] = inner
                self.definitions[name] = item.cell.id
                self.group_of[item.cell.id] = inner
                self.block(item.body, inner, name, ())
            case _:
                self._region(item, group, function, above)

    def _region(self, item: object, group: str, function: str, above: tuple[CellId, ...]) -> None:
        heads = tuple(_cells(item))
        blocks = tuple(_blocks(item))
        node = getattr(item, "node", None)
        inner = group
        if any(blocks) and isinstance(node, ast.stmt | ast.ExceptHandler):
            inner = self._group("region", self._title(node), heads[0] if heads else None, group, node)
        for cell in heads:
            self.group_of[cell.id] = inner
        if isinstance(item, Context):
            # The whole statement as one cell, for a context manager that is somebody else's.
            del self.group_of[item.closed.id]
        for block in blocks:
            self.block(block, inner, function, (*above, *(cell.id for cell in heads if cell.id in self.group_of)))

    def _group(
        self, kind: GroupKind, label: str, head: Cell | None, parent: str, node: ast.stmt | ast.ExceptHandler
    ) -> str:
        first = node.lineno if head is None else head.first_line
        lines = (first, node.end_lineno or first)
        made = Group(
            f"{self.prefix}{len(self.groups)}", kind, label, parent, self.file, lines, None if head is None else head.id
        )
        self.groups.append(made)
        return made.id

    def _title(self, node: ast.stmt | ast.ExceptHandler) -> str:
        """The line that opens the region, without its colon."""
        return self.lines[node.lineno - 1].strip().removesuffix(":")


def _cells(item: object) -> Iterator[Cell]:
    """The cells that an item has itself."""
    for value in _values(item):
        if isinstance(value, Cell):
            yield value


def _blocks(item: object) -> Iterator[tuple[object, ...]]:
    """The blocks of an item: tuples of items, also those of its clauses."""
    for value in _values(item):
        if isinstance(value, tuple):
            block = cast("tuple[object, ...]", value)
            if block and all(map(is_dataclass, block)):
                yield block
            yield from (cast("tuple[object, ...]", case) for case in block if isinstance(case, tuple))


def _values(item: object) -> Iterator[object]:
    if is_dataclass(item) and not isinstance(item, type):
        for one in fields(item):
            yield getattr(item, one.name)
