"""The dependency graph: cells, and why one depends on another.

Holds: a node per cell; every edge has a kind and a reason in words; edges follow script order, except `state` edges,
which may go through the session into the next run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from flowc_compiler.ir.cell import CellId
from flowc_compiler.ir.version import Versions

EdgeKind: TypeAlias = Literal["value", "mutation", "control", "container", "state", "call"]


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """`target` depends on `source`."""

    source: CellId
    target: CellId
    kind: EdgeKind
    reason: str


@dataclass(frozen=True, slots=True)
class Graph:
    versions: Versions
    edges: tuple[Edge, ...]
