"""Two pages -> the operations that turn the first into the second; and the page that operations make of a page.

Holds: `apply(old, diff(old, new)) == new` (notices aside: they are effects, played once, no part of the picture).
Nodes are matched by ref among the children of one container; a ref that changes its container is removed and inserted.
All removals come first, so that no ref ever occurs twice. Kept children that change their order are moved, as few
as possible (all but a longest increasing subsequence); then insertions go from left to right, so that an index is
always the final one. `is` answers "equal" without looking, which makes the cost that of what changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

import msgspec

from flowc_runtime.elements.equal import changed_fields, same_value
from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.page import PageConfig, Props, Ref


class Insert(msgspec.Struct, frozen=True, tag_field="op", tag="insert"):
    """Put `node`, with all below it, at `index` among the children of `parent`."""

    parent: Ref
    index: int
    node: Node


class Remove(msgspec.Struct, frozen=True, tag_field="op", tag="remove"):
    """Take a node away, with all below it."""

    ref: Ref


class Move(msgspec.Struct, frozen=True, tag_field="op", tag="move"):
    """Take a node out of its container's children and put it back at `index` (counted without it)."""

    parent: Ref
    ref: Ref
    index: int


class Update(msgspec.Struct, frozen=True, tag_field="op", tag="update"):
    """Set these fields of a node's props; its kind stays."""

    ref: Ref
    changes: dict[str, object]


class Become(msgspec.Struct, frozen=True, tag_field="op", tag="become"):
    """Give a node props of another kind; its children are untouched by this."""

    ref: Ref
    props: Props


class Stale(msgspec.Struct, frozen=True, tag_field="op", tag="stale"):
    """Set or clear the mark of these nodes; it speaks for all below them too."""

    refs: tuple[Ref, ...]
    stale: bool


class Configure(msgspec.Struct, frozen=True, tag_field="op", tag="configure"):
    """The page's whole configuration, as it is now."""

    config: PageConfig


Op: TypeAlias = Insert | Remove | Move | Update | Become | Stale | Configure


def diff(old: Page, new: Page) -> tuple[Op, ...]:
    """The operations from `old` to `new`; none when both show the same."""
    plan = _Plan()
    _compare(old.main, new.main, plan)
    _compare(old.sidebar, new.sidebar, plan)
    _compare(old.bottom, new.bottom, plan)
    if not same_value(old.config, new.config):
        plan.updates.append(Configure(new.config))
    return plan.operations()


def apply(old: Page, ops: Iterable[Op]) -> Page:
    """The page after `ops`. Raises KeyError where an operation names a ref that is not there."""
    tree = _Tree(old)
    for op in ops:
        tree.perform(op)
    return tree.page()


@dataclass(slots=True)
class _Plan:
    removals: list[Op] = field(default_factory=list[Op])
    placements: list[Op] = field(default_factory=list[Op])
    updates: list[Op] = field(default_factory=list[Op])
    stale: list[Ref] = field(default_factory=list[Ref])
    fresh: list[Ref] = field(default_factory=list[Ref])

    def operations(self) -> tuple[Op, ...]:
        marks: list[Op] = []
        if self.stale:
            marks.append(Stale(tuple(self.stale), stale=True))
        if self.fresh:
            marks.append(Stale(tuple(self.fresh), stale=False))
        return (*self.removals, *self.placements, *self.updates, *marks)


def _compare(old: Node, new: Node, plan: _Plan) -> None:
    if old is new:
        return
    if old.props is not new.props:
        _compare_props(old, new, plan)
    if old.stale != new.stale:
        (plan.stale if new.stale else plan.fresh).append(new.ref)
    if old.children is not new.children:
        _compare_children(old, new, plan)


def _compare_props(old: Node, new: Node, plan: _Plan) -> None:
    if type(old.props) is not type(new.props):
        plan.updates.append(Become(new.ref, new.props))
    elif changes := changed_fields(old.props, new.props):
        plan.updates.append(Update(new.ref, changes))


def _compare_children(old: Node, new: Node, plan: _Plan) -> None:
    before = {child.ref: child for child in old.children}
    after = {child.ref for child in new.children}
    plan.removals.extend(Remove(child.ref) for child in old.children if child.ref not in after)
    kept = [child.ref for child in old.children if child.ref in after]
    wanted = [child.ref for child in new.children if child.ref in before]
    if kept != wanted:
        plan.placements.extend(_moves(new.ref, kept, wanted))
    for index, child in enumerate(new.children):
        twin = before.get(child.ref)
        if twin is None:
            plan.placements.append(Insert(new.ref, index, child))
        else:
            _compare(twin, child, plan)


def _moves(parent: Ref, current: list[Ref], wanted: Sequence[Ref]) -> Iterable[Move]:
    """Moves that bring `current` into the order of `wanted`; each goes right behind its final neighbour on the left."""
    place = {ref: index for index, ref in enumerate(current)}
    settled = {wanted[index] for index in _longest_increasing([place[ref] for ref in wanted])}
    left: Ref | None = None
    for ref in wanted:
        if ref not in settled:
            current.remove(ref)
            index = 0 if left is None else current.index(left) + 1
            current.insert(index, ref)
            yield Move(parent, ref, index)
        left = ref


def _longest_increasing(values: Sequence[int]) -> list[int]:
    """The indices of one longest increasing subsequence (patience sorting)."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        pile = bisect_left(tails, value)
        before.append(tail_at[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(value)
            tail_at.append(index)
        else:
            tails[pile] = value
            tail_at[pile] = index
    chain: list[int] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


@dataclass(slots=True, eq=False)
class _Branch:
    """A node that may change; told apart by identity."""

    ref: Ref
    props: Props
    stale: bool
    children: list[_Branch]
    parent: _Branch | None


class _Tree:
    """A page that may change: what a client keeps."""

    def __init__(self, page: Page) -> None:
        self._branches: dict[Ref, _Branch] = {}
        self._main = self._grow(page.main, None)
        self._sidebar = self._grow(page.sidebar, None)
        self._bottom = self._grow(page.bottom, None)
        self._config = page.config
        self._notices = page.notices

    def page(self) -> Page:
        roots = _freeze(self._main), _freeze(self._sidebar)
        return Page(*roots, self._config, self._notices, _freeze(self._bottom))

    def perform(self, op: Op) -> None:
        match op:
            case Insert(parent, index, node):
                into = self._branches[parent]
                into.children.insert(index, self._grow(node, into))
            case Remove(ref):
                self._fell(self._branches[ref])
            case Move(parent, ref, index):
                branch = self._branches[ref]
                siblings = self._branches[parent].children
                siblings.remove(branch)
                siblings.insert(index, branch)
            case Update(ref, changes):
                branch = self._branches[ref]
                branch.props = msgspec.structs.replace(branch.props, **changes)
            case Become(ref, props):
                self._branches[ref].props = props
            case Stale(refs, stale):
                for ref in refs:
                    self._branches[ref].stale = stale
            case Configure(config):
                self._config = config
            case _:
                assert_never(op)

    def _grow(self, node: Node, parent: _Branch | None) -> _Branch:
        if node.ref in self._branches:
            raise KeyError(f"ref {node.ref!r} is on the page already")
        branch = _Branch(node.ref, node.props, node.stale, [], parent)
        self._branches[node.ref] = branch
        branch.children.extend(self._grow(child, branch) for child in node.children)
        return branch

    def _fell(self, branch: _Branch) -> None:
        if branch.parent is not None:
            branch.parent.children.remove(branch)
        self._forget(branch)

    def _forget(self, branch: _Branch) -> None:
        del self._branches[branch.ref]
        for child in branch.children:
            self._forget(child)


def _freeze(branch: _Branch) -> Node:
    return Node(branch.ref, branch.props, tuple(map(_freeze, branch.children)), branch.stale)
