"""Versions -> dependency graph: an edge from the cell that wrote a version to each cell that may read it.

Besides values and mutations: `control` from a test or an iterable to the cells under it, `container` from a context
expression to what is shown inside, `call` from the arguments of an opened call to the cells that read a parameter,
`state` from a write of a session-state key to its reads (also earlier ones: they see it in the next run).
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from flowc_compiler.ir.cell import Block, Branch, Call, Cell, CellId, Context, Definition, Loop, walk_cells
from flowc_compiler.ir.effect import Effects, ReadsState, WritesState
from flowc_compiler.ir.graph import Edge, EdgeKind, Graph
from flowc_compiler.ir.version import Versions


def graph(versions: Versions) -> Graph:
    edges = {*_version_edges(versions), *_structure_edges(versions), *_state_edges(versions.effects)}
    return Graph(versions, tuple(sorted(edges)))


def to_networkx(graph: Graph) -> nx.MultiDiGraph[CellId]:
    """The graph with `label`, `lines` and `function` on nodes and `kind`, `reason` on edges."""
    made: nx.MultiDiGraph[CellId] = nx.MultiDiGraph()
    for cell in graph.versions.effects.cells.walk():
        made.add_node(cell.id, label=cell.label, lines=(cell.first_line, cell.last_line), function=cell.function)
    for edge in graph.edges:
        made.add_edge(edge.source, edge.target, kind=edge.kind, reason=edge.reason)
    return made


def _version_edges(versions: Versions) -> Iterator[Edge]:
    for target, found in versions.of.items():
        for version in found.reads:
            source = versions.writer.get(version)
            if source is None or source == target:
                continue
            kind: EdgeKind = "mutation" if version in versions.of[source].mutates else "value"
            verb = "changes" if kind == "mutation" else "writes"
            yield Edge(source, target, kind, f"{verb} {version.text()}")


def _structure_edges(versions: Versions) -> Iterator[Edge]:
    cells = versions.effects.cells
    definitions = {item.node.name: item for item in cells.body if isinstance(item, Definition)}

    def under(block: Block) -> Iterator[Edge]:
        for item in block:
            match item:
                case Branch():
                    inside = (*walk_cells(item.body), *walk_cells(item.orelse))
                    yield from _fan(item.test, inside, "control", "decides whether it is reached")
                    yield from under((*item.body, *item.orelse))
                case Loop():
                    yield from _fan(item.iterable, walk_cells(item.body), "control", "decides how often it is reached")
                    yield from under((*item.body, *item.orelse))
                case Context():
                    inside = (item.closed, *walk_cells(item.body))
                    yield from _fan(item.manager, inside, "container", "is the container around it")
                    yield from under(item.body)
                case Call():
                    called = definitions[item.function]
                    yield from _parameter_edges(item, called, versions)
                    yield Edge(called.cell.id, item.arguments.id, "call", f"defines {item.function}")
                case Definition():
                    yield from under(item.body)
                case _:
                    pass

    yield from under(cells.body)


def _parameter_edges(item: Call, called: Definition, versions: Versions) -> Iterator[Edge]:
    for cell in walk_cells(called.body):
        for version in versions.of[cell.id].reads:
            if version.scope == item.function and version.number == 0:
                yield Edge(item.arguments.id, cell.id, "call", f"passes {version.name}")


def _fan(source: Cell, targets: Iterator[Cell] | tuple[Cell, ...], kind: EdgeKind, reason: str) -> Iterator[Edge]:
    for target in targets:
        yield Edge(source.id, target.id, kind, reason)


def _state_edges(effects: Effects) -> Iterator[Edge]:
    writes = [
        (cell, effect.key) for cell, found in effects.of.items() for effect in found if isinstance(effect, WritesState)
    ]
    reads = [
        (cell, effect.key) for cell, found in effects.of.items() for effect in found if isinstance(effect, ReadsState)
    ]
    for source, written in writes:
        for target, read in reads:
            if source != target and (written == read or "*" in (written, read)):
                yield Edge(source, target, "state", f"writes st.session_state[{written!r}]")
