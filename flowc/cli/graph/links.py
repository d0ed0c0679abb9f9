"""The compiler's edges -> the links of a view: told apart by what they tell a reader, and made complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flowc.cli.graph.outline import Outline
from flowc.cli.graph.state import state_links
from flowc.cli.graph.view import Link, LinkKind, Node
from flowc_compiler.ir.cell import CellId
from flowc_compiler.ir.effect import Mutate
from flowc_compiler.ir.graph import Edge
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.version import Version, Versions


def links_of(program: Program, outline: Outline, nodes: tuple[Node, ...]) -> tuple[Link, ...]:
    plan = program.plan
    of = {node.id: node for node in nodes}
    implied = _implied(plan.graph.versions)
    found = [
        Link(edge.source, edge.target, _kind(edge, of), edge.reason, (edge.source, edge.target) in implied)
        for edge in plan.graph.edges
        if edge.source in of and edge.target in of
    ]
    found.extend(_returns(program, outline))
    found.extend(link for link in state_links(plan.graph.versions) if {link.source, link.target} <= of.keys())
    return tuple(dict.fromkeys(found))


def _kind(edge: Edge, of: Mapping[int, Node]) -> LinkKind:
    if of[edge.source].imports and edge.kind == "value":
        return "import"
    defines = of[edge.source].kind == "definition" and edge.kind in ("value", "call")
    return "definition" if defines else edge.kind


def _implied(versions: Versions) -> set[tuple[CellId, CellId]]:
    """Pairs that say nothing new: between the two stands a cell that changed the same object and is linked to both."""
    plain: set[tuple[CellId, CellId]] = set()
    kept: set[tuple[CellId, CellId]] = set()
    for target, found in versions.of.items():
        passed_on = {before for version in found.reads for before in _changed_by(versions, version, target)}
        for version in found.reads:
            writer = versions.writer.get(version)
            if writer is not None:
                (plain if version in passed_on else kept).add((writer, target))
    return plain - kept


def _changed_by(versions: Versions, version: Version, target: CellId) -> Iterator[Version]:
    """What the cell that changed the object in place had read of it."""
    writer = versions.writer.get(version)
    if writer is not None and writer != target and version in versions.of[writer].mutates:
        for before in versions.of[writer].reads:
            if (before.scope, before.name) == (version.scope, version.name) and before.number < version.number:
                yield before


def _returns(program: Program, outline: Outline) -> Iterator[Link]:
    """What decides the value of an opened function, and what changes objects in it, reaches its callers."""
    versions = program.plan.graph.versions
    inside: dict[str, dict[CellId, str]] = {}
    for plan in program.plan.cells:
        if plan.function and plan.id in outline.group_of:
            effects = versions.effects.of[plan.id]
            if plan.id in outline.returning.get(plan.function, ()):
                inside.setdefault(plan.function, {})[plan.id] = f"returns from {plan.function}"
            elif plan.global_writes or any(isinstance(effect, Mutate) for effect in effects):
                inside.setdefault(plan.function, {})[plan.id] = f"changes what {plan.function} was given"
    for call in outline.calls:
        for source, reason in inside.get(call.function, {}).items():
            if source != call.source:
                yield Link(source, call.source, "return", reason)
