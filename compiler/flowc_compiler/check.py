"""What holds between passes, as functions that raise `InvariantBroken` with the cell that breaks it. Always on."""

from __future__ import annotations

from flowc_compiler.ir.cell import Cells
from flowc_compiler.ir.graph import Graph
from flowc_compiler.ir.plan import Plan
from flowc_compiler.ir.version import Versions


class InvariantBroken(AssertionError):
    """A pass handed on something that its page says it never does: a defect of flowc, not of the script."""


def check_cells(cells: Cells) -> None:
    """Ids count up in source order, and every cell lies inside the source."""
    last = max(1, cells.source.line_count())
    for position, cell in enumerate(sorted(cells.walk(), key=lambda cell: cell.id)):
        _require(cell.id == position, f"cell {cell.label} has id {cell.id}, expected {position}")
        _require(1 <= cell.first_line <= cell.last_line <= last, f"cell {cell.label} lies outside the source")


def check_versions(versions: Versions) -> None:
    """Every version that is read was written by a cell, or is what was there before."""
    for cell, found in versions.of.items():
        for version in found.reads:
            known = version.number == 0 or version in versions.writer
            _require(known, f"cell {cell} reads {version.text()}, which nothing writes")
        _require(set(found.mutates) <= set(found.writes), f"cell {cell} mutates a version that it does not write")


def check_graph(graph: Graph) -> None:
    """Edges join cells that exist and say why."""
    cells = set(graph.versions.of)
    for edge in graph.edges:
        _require({edge.source, edge.target} <= cells, f"edge {edge} joins cells that do not exist")
        _require(bool(edge.reason), f"edge {edge} has no reason")


def check_plan(plan: Plan) -> None:
    """Plans are indexed by cell id; local and global names do not overlap."""
    for position, cell in enumerate(plan.cells):
        _require(cell.id == position, f"plan {position} is for cell {cell.id}")
        _require(not set(cell.local_reads) & set(cell.global_reads), f"cell {cell.label} reads a name in two scopes")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise InvariantBroken(message)
