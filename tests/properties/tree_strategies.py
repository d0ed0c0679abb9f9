"""Random writes and random pages, small enough to read when an example fails."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import hypothesis.strategies as st

from flowc_runtime.elements.fold import EMPTY_PAGE
from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.container import ContainerProps
from flowc_shims.streamlit.elements.expander import ExpanderProps
from flowc_shims.streamlit.elements.text import TextProps
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
    Write,
)


class WaitingProps(Props, frozen=True, tag="waiting"):
    """A transient element, as a spinner is one."""

    is_transient: ClassVar[bool] = True


leaves: st.SearchStrategy[Props] = st.builds(lambda body: TextProps(body=body), st.sampled_from("abc"))
containers: st.SearchStrategy[Props] = st.one_of(
    st.builds(lambda border: ContainerProps(border=border), st.booleans()),
    st.builds(lambda label: ExpanderProps(label=label), st.sampled_from("xy")),
)
props: st.SearchStrategy[Props] = st.one_of(leaves, containers)


@dataclass
class Script:
    """The refs a random run may write to: what stands on the page, and what holds children."""

    writes: list[Write] = field(default_factory=list[Write])
    kinds: dict[Ref, Props] = field(default_factory=dict[Ref, Props])
    parents: dict[Ref, Ref] = field(default_factory=dict[Ref, Ref])

    def containers(self) -> list[Ref]:
        return [MAIN, SIDEBAR, BOTTOM, *(ref for ref, shown in self.kinds.items() if shown.is_container)]

    def forget_children(self, ref: Ref) -> None:
        """A handle below a replaced container may name a place that is gone: no write goes there any more."""
        for child in [child for child, parent in self.parents.items() if parent == ref]:
            self.forget_children(child)
            self.kinds.pop(child, None)
            self.parents.pop(child, None)


@st.composite
def runs(draw: st.DrawFn, *, transients: bool = True) -> list[Write]:
    """The writes of one run. Refs are drawn from a small pool, each used once, so that two runs share some."""
    script = Script()
    pool = draw(st.permutations([f"r{number}" for number in range(9)]))
    for ref in pool[: draw(st.integers(0, len(pool)))]:
        _append(draw, script, ref)
        if script.kinds and draw(st.integers(0, 3)) == 0:
            _replace(draw, script)
        if transients and draw(st.integers(0, 4)) == 0:
            _spin(draw, script, f"spin-{ref}")
    if draw(st.booleans()):
        script.writes.append(Configure(PageConfig(title=draw(st.sampled_from("TU")))))
    if draw(st.booleans()):
        script.writes.append(Notice(TextProps(body="toast")))
    return script.writes


def _append(draw: st.DrawFn, script: Script, ref: Ref) -> None:
    target = draw(st.sampled_from(script.containers()))
    shown = draw(props)
    script.writes.append(Append(target, ref, shown))
    script.kinds[ref] = shown
    script.parents[ref] = target


def _replace(draw: st.DrawFn, script: Script) -> None:
    ref = draw(st.sampled_from(sorted(script.kinds)))
    shown = draw(props)
    script.forget_children(ref)
    script.kinds[ref] = shown
    script.writes.append(Replace(ref, shown))


def _spin(draw: st.DrawFn, script: Script, ref: Ref) -> None:
    target = draw(st.sampled_from(script.containers()))
    script.writes.append(Append(target, ref, WaitingProps()))
    if draw(st.booleans()):
        script.writes.append(Append(target, f"in-{ref}", TextProps(body="while")))
    script.writes.append(Remove(ref))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Any page with unique refs, whatever run could have made it."""
    pool = list(draw(st.permutations([f"n{number}" for number in range(10)])))
    main = tuple(_node(draw, pool, 0) for _ in range(draw(st.integers(0, 4))) if pool)
    sidebar = tuple(_node(draw, pool, 0) for _ in range(draw(st.integers(0, 2))) if pool)
    bottom = tuple(_node(draw, pool, 0) for _ in range(draw(st.integers(0, 2))) if pool)
    return Page(
        Node(MAIN, EMPTY_PAGE.main.props, main),
        Node(SIDEBAR, EMPTY_PAGE.sidebar.props, sidebar),
        PageConfig(title=draw(st.sampled_from([None, "T", "U"]))),
        bottom=Node(BOTTOM, EMPTY_PAGE.bottom.props, bottom),
    )


def _node(draw: st.DrawFn, pool: list[Ref], depth: int) -> Node:
    ref = pool.pop()
    shown = draw(props)
    below = draw(st.integers(0, 3)) if shown.is_container and depth < 3 else 0
    children = tuple(_node(draw, pool, depth + 1) for _ in range(below) if pool)
    return Node(ref, shown, children, stale=draw(st.integers(0, 5)) == 0)


def all_nodes(page: Page) -> list[Node]:
    found: list[Node] = []
    waiting = [*page.roots]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(node.children)
    return found
