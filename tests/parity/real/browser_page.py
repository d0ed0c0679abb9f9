"""Real Streamlit's forward messages -> the page its browser would show.

Follows what Streamlit's web client does with a delta: a path leads through blocks from one of four roots, a node is
set at its end, every block on the way counts as touched by the current run, a block put over a block of the same type
keeps the children, and what no longer carries the current run's number is pruned when a run ends successfully (not
when it ends early for a rerun). Transient nodes (spinners) lie over an anchor and go when the next run begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Proto: TypeAlias = Any
"""A protobuf message: its class exists only in the real Streamlit's environment, which type checkers do not see."""

NO_RUN: Final = -1
TOAST: Final = "toast"
NOTICES: Final = frozenset({TOAST, "balloons", "snow"})
"""Elements that are played once; all but toasts hold a place in Streamlit's tree all the same."""


class BadDeltaPath(Exception):
    """A delta names a place that the page does not have."""


@dataclass(slots=True)
class Element:
    proto: Proto
    run: int
    fragment: str = ""


@dataclass(slots=True)
class Block:
    proto: Proto
    run: int
    children: list[Node] = field(default_factory=list["Node"])
    fragment: str = ""


@dataclass(slots=True)
class Transient:
    run: int
    anchor: Element | Block | None
    elements: list[Element]


Node: TypeAlias = Element | Block | Transient


class BrowserPage:
    """The browser's tree of one session: `begin`, any number of `apply`, `finish`, and again."""

    def __init__(self) -> None:
        self._run = NO_RUN
        self._fragments: frozenset[str] = frozenset()
        self._root = Block(None, NO_RUN, [Block(None, NO_RUN) for _ in range(4)])
        self.config: dict[str, str] = {}
        self.logo: tuple[int, Proto] | None = None
        """With the run that set it."""
        self.notices: list[Proto] = []

    @property
    def main(self) -> Block:
        return _block(self._root.children[0])

    @property
    def sidebar(self) -> Block:
        return _block(self._root.children[1])

    @property
    def bottom(self) -> Block:
        """What stays in sight at the foot of the main part."""
        return _block(self._root.children[3])

    @property
    def event(self) -> Block:
        """Where dialogs are."""
        return _block(self._root.children[2])

    @property
    def roots(self) -> tuple[Block, ...]:
        """Wherever elements stand, the main part first."""
        return self.main, self.bottom, self.sidebar, self.event

    def begin(self, run: int, fragments: list[str]) -> None:
        """A new run starts: spinners that an interrupted run left go away, everything else stays until the end."""
        self._run = run
        self._fragments = frozenset(fragments)
        self._root.children = [
            _without_transients(child, self._fragments) or Block(None, run) for child in self._root.children
        ]

    def apply(self, message: Proto) -> Proto | None:
        """Take in one delta; gives the element it delivered, if it is one."""
        delta, path = message.delta, list(message.metadata.delta_path)
        kind = delta.WhichOneof("type")
        if kind == "new_element":
            self._set(path, Element(delta.new_element, self._run, delta.fragment_id))
            if delta.new_element.WhichOneof("type") in NOTICES:
                self.notices.append(delta.new_element)
            return delta.new_element
        if kind == "add_block":
            before = self._at(path)
            children = _inherited(before, delta.add_block)
            if delta.add_block.WhichOneof("type") == "expandable" and isinstance(before, Block):
                _stay_open(before.proto, delta.add_block.expandable)
            self._set(path, Block(delta.add_block, self._run, children, delta.fragment_id))
        elif kind == "new_transient":
            shown = [Element(element, self._run, delta.fragment_id) for element in delta.new_transient.elements]
            self._set(path, Transient(self._run, None, shown))
        else:
            raise BadDeltaPath(f"unknown delta {kind}")
        return None

    def configure(self, changed: Proto) -> None:
        """Take over what a page configuration says; the tab keeps what it does not say."""
        said = {
            "title": changed.title,
            "icon": changed.favicon.removeprefix("emoji:"),
            "layout": _named(changed, "layout", but="layout_unset"),
            "sidebar": _named(changed, "initial_sidebar_state", but="sidebar_unset"),
        }
        self.config.update({name: value for name, value in said.items() if value})

    def take_logo(self, said: Proto) -> None:
        self.logo = self._run, said

    def finish(self) -> None:
        """The run ended successfully: prune what it did not touch."""
        if self.logo is not None and self.logo[0] != self._run and not self._fragments:
            self.logo = None
        prune = _Prune(self._run, self._fragments, inside="")
        self._root.children = [prune(child) or Block(None, self._run) for child in self._root.children]

    def _set(self, path: list[int], node: Node) -> None:
        self._root = _block(_set_in(self._root, path, node, self._run))

    def _at(self, path: list[int]) -> Node | None:
        node: Node | None = self._root
        for index in path:
            if isinstance(node, Transient):
                node = node.anchor
            if not isinstance(node, Block) or index >= len(node.children):
                return None
            node = node.children[index]
        return node


def _named(proto: Proto, field: str, *, but: str) -> str:
    name = str(proto.DESCRIPTOR.fields_by_name[field].enum_type.values_by_number[getattr(proto, field)].name).lower()
    return "" if name == but else name


def _block(node: Node | None) -> Block:
    if not isinstance(node, Block):
        raise BadDeltaPath(f"a root became {node}")
    return node


def _stay_open(before: Proto, now: Proto) -> None:
    """A status that is told nothing of it is as open as it was."""
    known = before is not None and before.WhichOneof("type") == "expandable" and before.expandable.HasField("expanded")
    if known and not now.HasField("expanded"):
        now.expanded = before.expandable.expanded


def _inherited(before: Node | None, proto: Proto) -> list[Node]:
    """The children a new block takes over from what stood at its place."""
    if isinstance(before, Transient):
        before = before.anchor
    if not isinstance(before, Block) or before.proto is None:
        return []
    kind = proto.WhichOneof("type")
    if before.proto.WhichOneof("type") != kind or (kind == "dialog" and before.proto.id != proto.id):
        return []
    return list(before.children)


def _set_in(node: Node, path: list[int], new: Node, run: int) -> Node:
    if isinstance(node, Transient):
        return _set_in_transient(node, path, new, run)
    if not path:
        if isinstance(new, Transient) and new.anchor is None:
            return Transient(new.run, node, new.elements)
        return new
    if not isinstance(node, Block):
        raise BadDeltaPath("an element has no children")
    index, rest = path[0], path[1:]
    if index > len(node.children) or (index == len(node.children) and rest):
        raise BadDeltaPath(f"index {index} of {len(node.children)}")
    children = list(node.children)
    if index == len(children):
        children.append(new)
    else:
        children[index] = _set_in(children[index], rest, new, run)
    return Block(node.proto, run, children, node.fragment)


def _set_in_transient(node: Transient, path: list[int], new: Node, run: int) -> Node:
    if path:
        if node.anchor is None:
            raise BadDeltaPath("a transient without an anchor has no children")
        anchor = _set_in(node.anchor, path, new, run)
        if isinstance(anchor, Transient):
            raise BadDeltaPath("a transient cannot lie over a transient")
        return Transient(node.run, anchor, node.elements)
    if isinstance(new, Transient):
        return Transient(new.run, new.anchor or node.anchor, new.elements)
    if node.run != new.run or not node.elements:
        return new
    return Transient(new.run, new, [element for element in node.elements if element.run == new.run])


def _without_transients(node: Node, fragments: frozenset[str]) -> Node | None:
    if isinstance(node, Transient):
        return node.anchor
    if isinstance(node, Element) or (fragments and node.fragment and node.fragment not in fragments):
        return node
    children = [kept for child in node.children if (kept := _without_transients(child, fragments)) is not None]
    return Block(node.proto, node.run, children, node.fragment)


@dataclass(frozen=True, slots=True)
class _Prune:
    """Which nodes outlive a successful end. `inside` names the fragment whose block we are in, in a fragment run."""

    run: int
    fragments: frozenset[str]
    inside: str

    def __call__(self, node: Node) -> Node | None:
        if isinstance(node, Element):
            return node if self._element_stays(node) else None
        if isinstance(node, Transient):
            return self._transient(node)
        inner = self
        if self.fragments:
            if self.inside and node.run != self.run:
                return None
            if node.fragment in self.fragments and node.run == self.run:
                inner = _Prune(self.run, self.fragments, node.fragment)
        elif node.run != self.run:
            return None
        children = [kept for child in node.children if (kept := inner(child)) is not None]
        return Block(node.proto, self.run, children, node.fragment)

    def _element_stays(self, node: Element) -> bool:
        if node.run == self.run or node.proto.WhichOneof("type") == TOAST:
            return True
        return bool(self.fragments) and (not node.fragment or not self.inside)

    def _transient(self, node: Transient) -> Node | None:
        anchor = self(node.anchor) if node.anchor is not None else None
        elements = [element for element in node.elements if self._element_stays(element)]
        if not elements or isinstance(anchor, Transient):
            return anchor
        return Transient(node.run, anchor, elements)
