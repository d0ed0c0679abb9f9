"""Where a script's commands stand: in opened regions, or in cells that hide them, and why (FC104, `--stats`).

A command is a call through a name that is imported from Streamlit, or of a method that its containers have. It is
opened when the cell that it stands in is a statement or an expression of its own.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flowc_compiler.diagnostics.rules import finding
from flowc_compiler.ir.cell import Block, Cell, Cells, Context
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import Diagnostic
from flowc_compiler.opening import SCRIPT
from flowc_compiler.scopes import is_temporary
from flowc_compiler.showing import CONTAINER_METHODS, SURFACES
from flowc_compiler.world import Imports, imports_of

_COMPOUND = (
    ast.If,
    ast.For,
    ast.While,
    ast.With,
    ast.Try,
    ast.TryStar,
    ast.Match,
    ast.FunctionDef,
    ast.ClassDef,
    ast.AsyncFunctionDef,
    ast.AsyncFor,
    ast.AsyncWith,
)
_NO_COMMANDS = ("cache_data", "cache_resource", "session_state", "fragment", "dialog", "experimental_memo", "secrets")


_Span = tuple[int, int, int, int]
"""Where a call begins and ends, so that outer calls come before inner ones."""


@dataclass(frozen=True, slots=True)
class Place:
    """A command, the cell that hides it where one does, and why that stays closed."""

    call: ast.Call
    cell: Cell | None
    reason: str

    @property
    def opened(self) -> bool:
        return self.cell is None


def commands(program: Program) -> tuple[Place, ...]:
    """All commands of a script, in the order of the source."""
    imports = imports_of(program.parsed.tree)
    hiding: dict[_Span, tuple[ast.Call, Cell]] = {}
    # Methods are opened as those of modules are; the class that holds them is one cell.
    for plan in (program.plan, *(one.plan for one in program.modules.values() if one.name == SCRIPT)):
        hiding.update(_hiding(plan.graph.versions.effects.cells))
    found = (hiding[span] for span in sorted(hiding))
    return tuple(_place(call, cell) for call, cell in found if _is_command(call, imports))


def closed_commands(program: Program) -> Iterator[Diagnostic]:
    """One remark per cell, at its first line."""
    hidden = [place for place in commands(program) if place.cell is not None]
    counts = Counter(place.cell.id for place in hidden if place.cell is not None)
    for place in hidden:
        cell = place.cell
        if cell is not None and counts[cell.id]:
            count = counts.pop(cell.id)
            what = "one command is" if count == 1 else f"{count} commands are"
            message = f"{what} executed or reused together: {place.reason}"
            yield finding("FC104", message, program.parsed.source, cell.node)


def _hiding(cells: Cells) -> Iterator[tuple[_Span, tuple[ast.Call, Cell]]]:
    """All calls with their cells. Cells come in the order of the source: what stands in an opened function comes after
    its definition."""
    skipped = frozenset(_closed_forms(cells.body))
    for cell in cells.walk():
        if cell.id not in skipped:
            yield from ((_span(part), (part, cell)) for part in ast.walk(cell.node) if isinstance(part, ast.Call))


def _span(call: ast.Call) -> _Span:
    return (call.lineno, call.col_offset, -(call.end_lineno or 0), -(call.end_col_offset or 0))


def _place(call: ast.Call, cell: Cell) -> Place:
    if not isinstance(cell.node, _COMPOUND) or cell.kind == "definition":
        return Place(call, None, "")
    return Place(call, cell, str(cell.closed_because or "it shows nothing that is known of"))


def _is_command(call: ast.Call, imports: Imports) -> bool:
    if isinstance(call.func, ast.Name) and is_temporary(call.func.id):
        # What is called was looked up before, by its text.
        return call.func.id.rstrip("]").rpartition(".")[2] in CONTAINER_METHODS
    path = imports.dotted(call.func)
    if path is not None:
        root, *rest = path.split(".")
        return root in SURFACES and bool(rest) and not any(part in _NO_COMMANDS for part in rest)
    return isinstance(call.func, ast.Attribute) and call.func.attr in CONTAINER_METHODS and not _on_literal(call.func)


def _on_literal(function: ast.Attribute) -> bool:
    """`"".title()` is no command."""
    return isinstance(function.value, ast.Constant | ast.JoinedStr)


def _closed_forms(block: Block) -> Iterator[int]:
    """The form of an opened `with` that is kept for somebody else's context manager."""
    for item in block:
        if isinstance(item, Context):
            yield item.closed.id
        for inner in (getattr(item, "body", ()), getattr(item, "orelse", ())):
            yield from _closed_forms(inner)
