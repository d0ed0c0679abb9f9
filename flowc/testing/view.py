"""Full pages and patches, as they come off the wire -> the page as a tree of elements.

Holds: after every message the view is the server's page; an operation that does not fit raises KeyError (the client
and the server disagree: a defect).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

import msgspec

Plain: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Element:
    """One element as the page shows it. `props` has its fields by name (`docs/wire.md`); `kind` is one of them."""

    ref: str
    kind: str
    props: Plain
    children: tuple[Element, ...]
    stale: bool

    @property
    def text(self) -> str:
        """What a reader would call the element's text: its body, else its value, else its label."""
        for name in ("body", "value", "label", "message"):
            value = self.props.get(name)
            if value is not None:
                return str(value)
        return ""

    def walk(self) -> Iterator[Element]:
        """The element and all below it, from top to bottom."""
        yield self
        for child in self.children:
            yield from child.walk()


class _Node(msgspec.Struct):
    """A node off the wire."""

    ref: str
    props: dict[str, object]
    children: list[_Node]
    stale: bool


class _Op(msgspec.Struct):
    """An operation off the wire: `op` tells which of the other fields it has."""

    op: str
    ref: str = ""
    parent: str = ""
    index: int = 0
    node: _Node | None = None
    props: dict[str, object] = {}
    changes: dict[str, object] = {}
    refs: list[str] = []
    stale: bool = False
    config: dict[str, object] = {}


class _Roots(msgspec.Struct):
    main: _Node
    sidebar: _Node
    bottom: _Node
    config: dict[str, object]


@dataclass(slots=True)
class View:
    """A client's page."""

    config: Plain = field(default_factory=dict[str, object])
    _main: _Node = field(default_factory=lambda: _Node("main", {"kind": "root"}, [], stale=False))
    _sidebar: _Node = field(default_factory=lambda: _Node("sidebar", {"kind": "root"}, [], stale=False))
    _bottom: _Node = field(default_factory=lambda: _Node("bottom", {"kind": "root"}, [], stale=False))
    _nodes: dict[str, _Node] = field(default_factory=dict[str, _Node])
    _parents: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def main(self) -> Element:
        return _element(self._main)

    @property
    def sidebar(self) -> Element:
        return _element(self._sidebar)

    @property
    def bottom(self) -> Element:
        return _element(self._bottom)

    def replace(self, page: object) -> None:
        """Take a full page."""
        roots = msgspec.convert(page, _Roots)
        self._main, self._sidebar, self.config = roots.main, roots.sidebar, roots.config
        self._bottom = roots.bottom
        self._nodes.clear()
        self._parents.clear()
        self._know(roots.main)
        self._know(roots.sidebar)
        self._know(roots.bottom)

    def patch(self, ops: object) -> None:
        """Take a patch's operations, in their order."""
        for op in msgspec.convert(ops, list[_Op]):
            self._perform(op)

    def _perform(self, op: _Op) -> None:
        match op.op:
            case "insert" if op.node is not None:
                self._nodes[op.parent].children.insert(op.index, op.node)
                self._parents[op.node.ref] = op.parent
                self._know(op.node)
            case "remove":
                node = self._nodes[op.ref]
                self._nodes[self._parents[op.ref]].children.remove(node)
                self._forget(node)
            case "move":
                siblings = self._nodes[op.parent].children
                siblings.remove(self._nodes[op.ref])
                siblings.insert(op.index, self._nodes[op.ref])
            case "update":
                self._nodes[op.ref].props.update(op.changes)
            case "become":
                self._nodes[op.ref].props = op.props
            case "stale":
                for ref in op.refs:
                    self._nodes[ref].stale = op.stale
            case "configure":
                self.config = op.config
            case _:
                raise KeyError(f"unknown operation {op.op!r}")

    def _know(self, node: _Node) -> None:
        if node.ref in self._nodes:
            raise KeyError(f"two nodes have the ref {node.ref!r}")
        self._nodes[node.ref] = node
        for child in node.children:
            self._parents[child.ref] = node.ref
            self._know(child)

    def _forget(self, node: _Node) -> None:
        del self._nodes[node.ref]
        self._parents.pop(node.ref, None)
        for child in node.children:
            self._forget(child)


def _element(node: _Node) -> Element:
    props = MappingProxyType(dict(node.props))
    return Element(node.ref, str(props.get("kind")), props, tuple(map(_element, node.children)), node.stale)
