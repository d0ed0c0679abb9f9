"""Versions -> dependency graph: an edge from the cell that wrote a version to each cell that may read it.

Besides values and mutations: `control` from a test or an iterable to the cells right under it (a header there leads
on), `container` from a context expression to what is shown inside, `call` from the arguments of an opened call to the
cells that read a parameter,
`state` from a write of a session-state key to its reads (also earlier ones: they see it in the next run).
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from flowc_compiler.ir.cell import (
    Block,
    Branch,
    Call,
    Cell,
    CellId,
    Choice,
    Context,
    Definition,
    Loop,
    Repeat,
    blocks_of,
    own_cells,
    walk_cells,
    walk_items,
)
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
    definitions = {item.name: item for item in walk_items(cells.body) if isinstance(item, Definition)}
    for item in walk_items(cells.body):
        match item:
            case Branch():
                yield from _fan(item.test, (*item.body, *item.orelse), "control", "decides whether it is reached")
            case Choice():
                inside = tuple(part for block in item.cases for part in block)
                yield from _fan(item.subject, inside, "control", "decides whether it is reached")
            case Loop():
                yield from _fan(item.iterable, item.body, "control", "decides how often it is reached")
            case Repeat():
                yield from _fan(item.test, item.body, "control", "decides how often it is reached")
            case Context():
                yield Edge(item.manager.id, item.closed.id, "container", "is the container around it")
                yield from _fan(item.manager, item.body, "container", "is the container around it")
            case Call():
                called = definitions.get(item.function)
                if called is not None:  # Else it is a function of another file.
                    yield from _parameter_edges(item, called, versions)
                    yield Edge(called.cell.id, item.arguments.id, "call", f"defines {item.function}")
            case _:
                pass


def _parameter_edges(item: Call, called: Definition, versions: Versions) -> Iterator[Edge]:
    for cell in walk_cells(called.body):
        for version in versions.of[cell.id].reads:
            if version.scope == item.function and version.number == 0:
                yield Edge(item.arguments.id, cell.id, "call", f"passes {version.name}")


def _fan(source: Cell, block: Block, kind: EdgeKind, reason: str) -> Iterator[Edge]:
    """To what the block reaches by itself: of a region in it, to the header that decides about the rest. So a chain of
    `elif` has as many edges as cells."""
    for item in block:
        own = own_cells(item)[:1]
        for target in own:
            yield Edge(source.id, target.id, kind, reason)
        if not own:
            for inner in blocks_of(item):
                yield from _fan(source, inner, kind, reason)


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
