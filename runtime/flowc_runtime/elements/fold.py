"""A run's writes, in script order -> the page they make.

A page under construction is a tree of *places*. A container has a cursor: an append puts its element at the cursor and
moves it on. Usually the cursor stands at the end. It does not where a container begins anew in its place (a
placeholder's second `container()`, or any container of a new run): then what stood there gives way one by one, and
what is not reached stays. A container that takes the place of a container of its kind keeps that one's children, the
cursor at the start. References name places: a handle whose element was overwritten still writes to the same place.

That one rule gives both answers. In a finished page a place shows if the run wrote to it; a page of an unfinished run
also shows, marked stale, what the previous page has and the run has not reached.

A run of fragments alone *keeps* the previous page: all of it counts as reached, until a container is replaced by one of
its kind (its fragment's body runs again): what stood in that must be reached anew.

Holds: refs are unique (a stale node gives way to a node of the same ref, wherever that stands); `Fold(p)` finished
equals `fold` of the same writes without `p`; a subtree that equals the previous page's is that page's object.
A write to a ref that is not on the page shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_
from typing import Final, assert_never

import msgspec

from flowc_runtime.elements.equal import same_props, same_value
from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.container import RootProps
from flowc_shims.streamlit.page import (
    BOTTOM,
    MAIN,
    SIDEBAR,
    Append,
    Configure,
    Notice,
    PageConfig,
    Props,
    Ref,
    Remove,
    Replace,
    Update,
    Write,
)

_NOTHING: Final = object()
"""The value of a field that an element does not have: another kind may have taken the place of the one meant."""

EMPTY_PAGE: Final = Page(
    Node(MAIN, RootProps(root="main")), Node(SIDEBAR, RootProps(root="sidebar")), PageConfig(), notices=()
)


def fold(writes: Iterable[Write], previous: Page | None = None, *, run: int = 0) -> Page:
    """The page of `writes`. With `previous` the run is still going on: what it has not reached stays, stale."""
    folding = Fold(previous, run=run)
    folding.extend(writes)
    return folding.page(finished=previous is None)


class Fold:
    """A page that grows with a run: give it writes as they take place, ask for pages as often as wanted.

    `previous` is what the page shows when the run begins; it also lends its objects to all that stays equal.
    """

    def __init__(self, previous: Page | None = None, *, run: int = 0, keeps: bool = False) -> None:
        shown = EMPTY_PAGE if previous is None else previous
        if keeps:
            # What a run before it was about to leave standing for the moment stands for good.
            roots = _fresh(shown.main), _fresh(shown.sidebar)
            shown = Page(*roots, shown.config, shown.notices, _fresh(shown.bottom))
        self._run = run
        self._main = _root(shown.main)
        self._sidebar = _root(shown.sidebar)
        self._bottom = _root(shown.bottom)
        self._places: dict[Ref, _Place] = {MAIN: self._main, SIDEBAR: self._sidebar, BOTTOM: self._bottom}
        self._shown_config = shown.config
        self._config = PageConfig()
        self._notices: list[tuple[int, Props]] = []
        if keeps:
            self._config = shown.config
            for root in (self._main, self._sidebar, self._bottom):
                self._keep(root)

    def _keep(self, place: _Place) -> None:
        """The place and all below it count as reached, as they are."""
        place.reached = place.kept = True
        place.made = place.was
        self._places[place.ref] = place
        for child in place.grown():
            self._keep(child)
        place.cursor = len(place.grown())

    def extend(self, writes: Iterable[Write]) -> None:
        for write in writes:
            # Not a `match` with patterns: it costs more than the work itself, thousands of times per run.
            if isinstance(write, Append):
                self._append(write.target or MAIN, write.ref, write.props)
            elif isinstance(write, Replace):
                self._replace(write.ref, write.props)
            elif isinstance(write, Update):
                self._update(write)
            elif isinstance(write, Remove):
                self._remove(write.ref)
            elif isinstance(write, Configure):
                self._config = merged(self._config, write.config)
            elif isinstance(write, Notice):
                self._notices.append((self._run, write.props))
            else:
                assert_never(write)

    def page(self, *, finished: bool) -> Page:
        """The page as it is now; `finished` drops what this run has not reached."""
        freeze = _finished if finished else _Unfinished(self._places).freeze
        config = self._config if finished else merged(self._shown_config, self._config)
        if same_value(config, self._shown_config):
            config = self._shown_config
        roots = freeze(self._main), freeze(self._sidebar)
        return Page(*roots, config, tuple(self._notices), freeze(self._bottom))

    def _append(self, target: Ref, ref: Ref, props: Props) -> None:
        parent = self._places.get(target)
        if parent is None or not parent.props.is_container:
            return
        if props.is_transient and ref in self._places:
            # A dialog that is opened again.
            self._remove(ref)
        children = parent.grown()
        at = parent.cursor
        parent.cursor = at + 1
        if props.is_transient or at >= len(children):
            place = _Place(ref, props, parent)
            children.insert(at, place)
        else:
            place = children[at]
            place.overwrite(ref, props)
        self._places[ref] = place
        parent.touch()

    def _replace(self, ref: Ref, props: Props) -> None:
        place = self._places.get(ref)
        if place is not None:
            place.overwrite(place.ref, props)
            place.touch()

    def _update(self, write: Update) -> None:
        place = self._places.get(write.ref)
        if place is not None and all(
            getattr(place.props, name, _NOTHING) == value for name, value in write.where.items()
        ):
            place.props = msgspec.structs.replace(place.props, **write.fields)
            place.touch()

    def _remove(self, ref: Ref) -> None:
        place = self._places.pop(ref, None)
        if place is None or place.parent is None:
            return
        siblings = place.parent.grown()
        if place in siblings:
            at = siblings.index(place)
            del siblings[at]
            place.parent.cursor -= at < place.parent.cursor
            place.parent.touch()


class _Place:
    """One position in a container. Told apart by identity.

    `kept`: it is as it was, and nothing of it has to be reached.
    `was`: the previous page's node of this position, if there is one. `reached`: this run wrote here; a place that is
    not reached shows `was`. `children` is None until somebody needs them: they are then those of `was`. `made`: the
    node, if everything below is reached; None after a touch here or below.
    """

    __slots__ = ("children", "cursor", "kept", "made", "parent", "props", "reached", "ref", "was")

    def __init__(self, ref: Ref, props: Props, parent: _Place | None) -> None:
        self.ref = ref
        self.props = props
        self.parent = parent
        self.was: Node | None = None
        self.reached = True
        self.kept = False
        self.children: list[_Place] | None = []
        self.cursor = 0
        self.made: Node | None = None

    def overwrite(self, ref: Ref, props: Props) -> None:
        """Put another element here; children stay where one container follows another of its kind."""
        if type(props) is not type(self.props) or not props.is_container:
            self.children = []
        elif self.kept:
            self._forget()
        self.kept = False
        self.ref = ref
        self.props = props
        self.cursor = 0
        self.reached = True
        self.made = None

    def _forget(self) -> None:
        """Nothing below is reached any more."""
        for child in self.children or ():
            child.reached = child.kept = False
            child.made = None
            child.cursor = 0
            child._forget()

    def grown(self) -> list[_Place]:
        if self.children is None:
            self.children = [_unreached(node, self) for node in self.inherited()]
        return self.children

    def inherited(self) -> tuple[Node, ...]:
        """What the previous page has below this position."""
        return () if self.was is None else self.was.children

    def is_whole(self) -> bool:
        """Whether the run has reached everything below, once all that is made was made: then the finished and the
        unfinished page have the same node here, and later pages may have it too."""
        if self.children is None:
            return not self.inherited()
        return all(one.made is not None for one in self.children)

    def touch(self) -> None:
        place: _Place | None = self
        while place is not None:
            place.made = None
            place = place.parent


def _fresh(node: Node) -> Node:
    """The node without anything stale; itself where nothing is."""
    children = tuple(map(_fresh, node.children))
    if not node.stale and _all_same(children, node.children):
        return node
    return Node(node.ref, node.props, children)


def _root(node: Node) -> _Place:
    place = _unreached(node, None)
    place.reached = True
    return place


def _unreached(node: Node, parent: _Place | None) -> _Place:
    place = _Place(node.ref, node.props, parent)
    place.was = node
    place.reached = False
    place.children = None
    return place


def _finished(place: _Place) -> Node:
    if place.made is not None:
        return place.made
    reached = [one.made or _finished(one) for one in place.children or () if one.reached]
    node = _shared(place, tuple(reached))
    if place.is_whole():
        place.made = node
    return node


class _Unfinished:
    """Freezes places together with what the run has not reached, as far as its refs are not taken."""

    def __init__(self, taken: dict[Ref, _Place]) -> None:
        self._taken = taken

    def freeze(self, place: _Place) -> Node:
        if place.made is not None:
            return place.made
        if place.children is None:
            found = [self._stale(node) for node in place.inherited()]
        else:
            found = [self._any(one) for one in place.children]
        node = _shared(place, tuple(kept for kept in found if kept is not None))
        if place.is_whole():
            place.made = node
        return node

    def _any(self, place: _Place) -> Node | None:
        if place.reached:
            return place.made or self.freeze(place)
        return None if place.was is None else self._stale(place.was)

    def _stale(self, node: Node) -> Node | None:
        node_left = self._untaken(node)
        if node_left is None or node_left.stale:
            return node_left
        return Node(node_left.ref, node_left.props, node_left.children, stale=True)

    def _untaken(self, node: Node) -> Node | None:
        """The node without anything whose ref this run has put elsewhere."""
        if node.ref in self._taken:
            return None
        if not node.children:
            return node
        children = tuple(kept for child in node.children if (kept := self._untaken(child)) is not None)
        if _all_same(children, node.children):
            return node
        return Node(node.ref, node.props, children, node.stale)


def _shared(place: _Place, children: tuple[Node, ...]) -> Node:
    """The previous page's own node where it equals this place's, so that `is` means unchanged."""
    was = place.was
    if was is None or was.ref != place.ref:
        return Node(place.ref, place.props, children)
    props = was.props if same_props(was.props, place.props) else place.props
    if _all_same(children, was.children):
        if props is was.props and not was.stale:
            return was
        children = was.children
    return Node(place.ref, props, children)


def _all_same(some: tuple[Node, ...], others: tuple[Node, ...]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))


def merged(config: PageConfig, more: PageConfig) -> PageConfig:
    fields: tuple[str, ...] = more.__struct_fields__
    given = {name: value for name in fields if (value := getattr(more, name)) is not None}
    return msgspec.structs.replace(config, **given) if given else config
