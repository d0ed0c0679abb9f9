"""What every form of `flowc graph` draws: nodes in source order, the groups they stand in, and links between them.

Nothing here knows the compiler: a form that is drawn from a `View` is drawn alike whatever the cells are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from flowc_compiler.ir.cell import CellKind
from flowc_compiler.ir.graph import EdgeKind
from flowc_compiler.ir.source import Diagnostic

NodeKind: TypeAlias = CellKind | Literal["module"]
LinkKind: TypeAlias = EdgeKind | Literal["import", "definition", "module", "return"]
GroupKind: TypeAlias = Literal["file", "function", "region"]

STRUCTURE: Final[frozenset[LinkKind]] = frozenset({"control", "container"})
"""What the groups show already, by what stands inside them."""
UNDRAWN: Final[frozenset[LinkKind]] = frozenset({"import", "definition", "return"})
"""What nearly every cell has, and what goes against the reading direction beside a call that is drawn."""


@dataclass(frozen=True, slots=True)
class WidgetSpot:
    """One call of a widget command. `label` and `key` are None where the script computes them, or there is none."""

    command: str
    line: int
    label: str | None
    key: str | None

    def name(self) -> str:
        """`slider "Years" (key years, line 40)`."""
        label = f' "{self.label}"' if self.label is not None else ""
        key = f"key {self.key}, " if self.key is not None else ""
        return f"{self.command}{label} ({key}line {self.line})"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a cell may do, in words: names as the script writes them."""

    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    world: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A cell, or a local module whose cells are not known. `group` is "" at the top of the script."""

    id: int
    kind: NodeKind
    label: str
    file: str
    lines: tuple[int, int]
    group: str
    function: str
    code: str
    facts: Facts = Facts()
    widgets: tuple[WidgetSpot, ...] = ()
    volatile: str | None = None
    barrier: bool = False
    imports: bool = False

    def place(self) -> str:
        """`L12`, `L12–15`, `charts.L12`, or a name with them."""
        first, last = self.lines
        if self.kind == "module":
            return self.label
        place = f"L{first}" if first == last else f"L{first}–{last}"
        if self.label == f"L{first}":
            return place
        # Cells of local modules are called after them: `charts.L12`.
        if self.label.endswith(f".L{first}"):
            return self.label if first == last else f"{self.label}–{last}"
        return f"{self.label} {place}"

    def source(self, width: int = 72) -> str:
        """The first line, as the user wrote it."""
        line = self.code.split("\n", 1)[0].strip()
        return line if len(line) <= width else line[: width - 1] + "…"

    def remark(self) -> str:
        if self.barrier:
            return "barrier: executes in every run and may touch everything"
        return f"executes in every run: {self.volatile}" if self.volatile else ""


@dataclass(frozen=True, slots=True)
class Group:
    """A file, an opened function or an opened compound statement. `parent` is "" for what stands at the top; `head` is
    the cell that opens it: a definition, a test, an iterable, a context expression."""

    id: str
    kind: GroupKind
    label: str
    parent: str
    file: str
    lines: tuple[int, int]
    head: int | None = None

    def caption(self) -> str:
        """For drawings in which the cell that opens a region stands inside it: its lines."""
        titled = self.kind == "region" and self.head is not None
        return f"L{self.lines[0]}–{self.lines[1]}" if titled else self.label


@dataclass(frozen=True, slots=True)
class Link:
    """`target` depends on `source`. `implied`: another link tells the same of a later state of the same object, or
    another part of it is changed."""

    source: int
    target: int
    kind: LinkKind
    reason: str
    implied: bool = False


@dataclass(frozen=True, slots=True)
class CallLink:
    """The cell `source` calls the opened function that `group` is, or may do so."""

    source: int
    group: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the runs after a change of one widget may execute. `always`: what executes in every run whatever changed."""

    asked: str
    widget: WidgetSpot
    cell: int
    affected: frozenset[int]
    always: frozenset[int]


@dataclass(frozen=True, slots=True)
class View:
    """Holds: links join nodes of `nodes`; groups stand before those inside them; `nodes` are in source order."""

    script: str
    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]
    links: tuple[Link, ...]
    calls: tuple[CallLink, ...]
    diagnostics: tuple[Diagnostic, ...]
    what_if: WhatIf | None = None
    of: Mapping[int, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "of", {node.id: node for node in self.nodes})

    def drawn_links(self) -> Iterator[Link]:
        """One of each pair of nodes and kind, without what a drawing shows in another way or does not need."""
        seen: set[tuple[int, int, LinkKind]] = set()
        for link in self.links:
            pair = (link.source, link.target, link.kind)
            hidden = link.implied or link.kind in STRUCTURE or link.kind in UNDRAWN or self.is_passing(link)
            hidden = hidden or self.of[link.source].imports or self.of[link.target].imports
            if not hidden and pair not in seen:
                seen.add(pair)
                yield link

    def drawn_nodes(self) -> tuple[Node, ...]:
        """Without imports of libraries."""
        return tuple(node for node in self.nodes if not node.imports)

    def is_passing(self, link: Link) -> bool:
        """It hands over an argument to a cell of an opened function; `calls` has one for each call."""
        return link.kind == "call" and self.of[link.target].function != ""

    def children(self) -> Mapping[str, tuple[Node | Group, ...]]:
        """What stands directly in each group ("" is the top), in source order within each file."""
        found: dict[str, list[tuple[int, int, Node | Group]]] = {}
        for group in self.groups:
            found.setdefault(group.parent, []).append((group.lines[0], 0, group))
        for node in self.nodes:
            found.setdefault(node.group, []).append((0 if node.kind == "module" else node.lines[0], 1 + node.id, node))
        return {
            parent: tuple(child for _, _, child in sorted(children, key=lambda one: one[:2]))
            for parent, children in found.items()
        }

    def counts(self) -> tuple[int, int]:
        """How many cells, and how many links between them."""
        return sum(node.kind != "module" for node in self.nodes), len(self.links)
