"""A script -> what every form of `flowc graph` draws: cells in source order, and edges between them.

Nothing is executed. Left out is what only the compiler needs: the closed form that is kept beside an opened `with`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from flowc.cli.compiled import compile_opened
from flowc.cli.script import Script
from flowc_compiler.ir.graph import Edge
from flowc_compiler.ir.plan import CellPlan
from flowc_compiler.ir.source import Diagnostic

Edges: TypeAlias = tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What is drawn. Holds: every edge joins two cells of `cells`."""

    script: str
    cells: tuple[CellPlan, ...]
    edges: Edges
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    def place(self, cell: CellPlan) -> str:
        """`L12`, `L12–15`, or a name with them."""
        first, last = cell.lines
        place = f"L{first}" if first == last else f"L{first}–{last}"
        return place if cell.label == f"L{first}" else f"{cell.label} {place}"

    def source(self, cell: CellPlan, width: int = 72) -> str:
        """The cell's first line, as the user wrote it."""
        line = self.lines[cell.lines[0] - 1].strip()
        return line if len(line) <= width else line[: width - 1] + "…"

    def functions(self) -> Mapping[str, tuple[CellPlan, ...]]:
        """The cells by the function they stand in, the script's own (under "") first."""
        grouped: dict[str, list[CellPlan]] = {"": []}
        for cell in self.cells:
            grouped.setdefault(cell.function, []).append(cell)
        return {function: tuple(cells) for function, cells in grouped.items()}

    def calls(self) -> Mapping[str, Edges]:
        """For each opened function one edge from each cell that calls it. (The graph has one to every cell in it.)"""
        first_cell = {cells[0].id: function for function, cells in self.functions().items() if function}
        calling: dict[str, list[Edge]] = {}
        for edge in self.edges:
            if edge.kind == "call" and edge.target in first_cell:
                calling.setdefault(first_cell[edge.target], []).append(edge)
        return {function: tuple(edges) for function, edges in calling.items()}

    def drawn_edges(self) -> Edges:
        """Without those from imports, on which nearly every cell depends, and without calls into a function."""
        of = {cell.id: cell for cell in self.cells}
        return tuple(
            edge
            for edge in self.edges
            if not self.is_import(of[edge.source]) and not (edge.kind == "call" and of[edge.target].function)
        )

    def is_import(self, cell: CellPlan) -> bool:
        return self.source(cell).startswith(("import ", "from "))


def view_of(script: Script, *, shown_as: str) -> View:
    program = compile_opened(script)
    plan = program.plan
    cells = tuple(cell for cell in plan.cells if not _is_closed_form(cell, plan.cells))
    drawn = {cell.id for cell in cells}
    return View(
        script=shown_as,
        cells=cells,
        edges=tuple(edge for edge in plan.graph.edges if {edge.source, edge.target} <= drawn),
        # Python's own lines: a form feed or a line separator inside a string does not end one.
        lines=tuple(script.text.split("\n")),
        diagnostics=program.diagnostics,
    )


def _is_closed_form(cell: CellPlan, cells: tuple[CellPlan, ...]) -> bool:
    """The whole of a `with` stands right after its context expression."""
    before = cells[cell.id - 1] if cell.id else None
    return before is not None and before.kind == "context" and before.lines[0] == cell.lines[0]
