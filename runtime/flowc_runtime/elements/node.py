"""One immutable picture of a page: what a run's writes fold into, and what the wire layer diffs.

Holds: refs are unique in a page; an unchanged subtree of two successive pages may be the same object, so `is` is a
valid shortcut for "equal". `stale` marks what the previous run showed and the current, unfinished run has not yet
reached; a finished page has none.
"""

from __future__ import annotations

from typing import Final

import msgspec

from flowc_shims.streamlit.elements.container import RootProps
from flowc_shims.streamlit.page import BOTTOM, PageConfig, Props, Ref


class Node(msgspec.Struct, frozen=True):
    """One element; only containers have children."""

    ref: Ref
    props: Props
    children: tuple[Node, ...] = ()
    stale: bool = False


EMPTY_BOTTOM: Final = Node(BOTTOM, RootProps(root="bottom"))


class Page(msgspec.Struct, frozen=True):
    """The roots of a session's page, its configuration, and the transient effects of the last run (with a run number
    each, so that a client plays them once)."""

    main: Node
    sidebar: Node
    config: PageConfig
    notices: tuple[tuple[int, Props], ...] = ()
    bottom: Node = EMPTY_BOTTOM

    @property
    def roots(self) -> tuple[Node, ...]:
        """In page order."""
        return self.main, self.bottom, self.sidebar
