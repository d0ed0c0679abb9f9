"""The compiler's edges -> the links of a view: told apart by what they tell a reader, and made complete."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.cli.graph.calls import Reach, calls_of
from flowc.cli.graph.parts import Part
from flowc.cli.graph.places import class_links, place_links
from flowc.cli.graph.state import state_links
from flowc.cli.graph.view import Link, LinkKind, Node
from flowc_compiler.ir.cell import CellId
from flowc_compiler.ir.effect import Mutate
from flowc_compiler.ir.graph import Edge
from flowc_compiler.ir.version import Version, Versions


def links_of(parts: tuple[Part, ...], nodes: tuple[Node, ...]) -> tuple[Link, ...]:
    of = {node.id: node for node in nodes}
    found: list[Link] = []
    for part in parts:
        implied = _implied(part.versions)
        for edge in part.plan.graph.edges:
            source, target = part.first + edge.source, part.first + edge.target
            if source in of and target in of:
                told = (edge.source, edge.target) in implied
                found.append(Link(source, target, _kind(edge, of[source]), edge.reason, told))
        more = (*_beside(part), *class_links(part))
        found.extend(link for link in more if {link.source, link.target} <= of.keys())
    calls = calls_of(parts)
    found.extend(_arguments(parts, calls))
    found.extend(_returns(parts, calls))
    found.extend(link for link in place_links(parts) if {link.source, link.target} <= of.keys())
    found.extend(link for link in state_links(parts) if {link.source, link.target} <= of.keys())
    return tuple(dict.fromkeys(found))


def _kind(edge: Edge, source: Node) -> LinkKind:
    if source.imports and edge.kind == "value":
        return "import"
    defines = source.kind == "definition" and edge.kind in ("value", "call")
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


def _beside(part: Part) -> Iterator[Link]:
    """Another part of what a cell reads is changed: its value stays, but the run time compares objects as a whole."""
    for target, found in part.versions.of.items():
        for version in found.apart:
            source = part.versions.writer[version]
            if source != target:
                reason = f"changes {version.text()}, beside what is read"
                yield Link(part.first + source, part.first + target, "mutation", reason, implied=True)


def _arguments(parts: tuple[Part, ...], calls: tuple[Reach, ...]) -> Iterator[Link]:
    """What is handed over to a function; where one of the same file is called by its name, the compiler has it."""
    readers: dict[tuple[int, str], dict[tuple[int, str], None]] = {}
    for part in parts:
        for plan in part.plan.cells:
            for version in part.versions.of[plan.id].reads if plan.function else ():
                if version.scope == plan.function and version.number == 0 and plan.id in part.outline.group_of:
                    found = readers.setdefault((part.first, plan.function), {})
                    found[part.first + plan.id, version.name] = None
    for call in calls:
        for target, name in readers.get((call.callee.first, call.function), ()):
            yield Link(call.source, target, "call", f"passes {name}")


def _returns(parts: tuple[Part, ...], calls: tuple[Reach, ...]) -> Iterator[Link]:
    """What decides the value of an opened function, and what changes objects in it, reaches its callers."""
    inside: dict[tuple[int, str], dict[int, str]] = {}
    for part in parts:
        for plan in part.plan.cells:
            if plan.function and plan.id in part.outline.group_of:
                found = inside.setdefault((part.first, plan.function), {})
                effects = part.versions.effects.of[plan.id]
                if plan.id in part.outline.returning.get(plan.function, ()):
                    found[part.first + plan.id] = f"returns from {plan.function}"
                elif plan.global_writes or any(isinstance(effect, Mutate) for effect in effects):
                    found[part.first + plan.id] = f"changes what {plan.function} was given"
    for call in calls:
        for source, reason in inside.get((call.callee.first, call.function), {}).items():
            if source != call.source:
                yield Link(source, call.source, "return", reason)
