"""A page as the session left it -> elements and containers for a test, and what their widgets would send.

Holds: elements stand in page order; a tree shows one moment, the next run makes another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from flowc.testing.app.blocks import Block, Found
from flowc.testing.app.elements import Element, UnknownElement
from flowc.testing.app.kinds import BLOCKS, ELEMENTS, WIDGETS
from flowc.testing.app.widgets import Button, Trigger, Widget
from flowc_runtime.elements.fold import EMPTY_PAGE
from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.chat_input import ChatTextProps
from flowc_shims.streamlit.elements.dialog import DialogProps
from flowc_shims.streamlit.elements.fragment import FragmentProps
from flowc_shims.streamlit.elements.html import HtmlProps
from flowc_shims.streamlit.elements.skeleton import SkeletonProps
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import BlobRef, Props

if TYPE_CHECKING:
    from flowc.testing.app.app_test import AppTest
    from flowc.testing.app.engine import Engine


class Tree(Block):
    """The roots of a page: 0 the main part, 1 the sidebar, 2 what stands apart (dialogs, styles, what was played),
    3 the foot."""

    def __init__(self, app: AppTest, engine: Engine, page: Page = EMPTY_PAGE) -> None:
        super().__init__(None, self, "root")
        self.state = engine.state
        self._app = app
        self._blobs = engine.blobs
        self.written = {props.widget: props.text for props in engine.played if isinstance(props, ChatTextProps)}
        """What the script has put into lines for messages."""
        self.main = self._root("main", page.main)
        self.sidebar = self._root("sidebar", page.sidebar)
        played = Block(None, self, "event")
        found = [self._found(one) for root in page.roots for one in _apart(root)]
        found += [self._element(Node("", props)) for props in engine.played if not isinstance(props, ChatTextProps)]
        played.children = dict(enumerate(found))
        self.children = {0: self.main, 1: self.sidebar, 2: played}
        if page.bottom.children:
            self.children[3] = self._root("bottom", page.bottom)

    def run(self, *, timeout: float | None = None) -> AppTest:
        return self._app.run(timeout=timeout)

    def widgets(self) -> Iterator[Widget]:
        return (one for one in self if isinstance(one, Widget))

    def to_send(self, cleared: set[str]) -> dict[str, WireValue]:
        """What a browser would send for all widgets: those of a form with its button only.

        `cleared`: the forms that the browser has emptied after they were submitted; kept up to date."""
        widgets = list(self.widgets())
        submitted = {one.form_id for one in widgets if isinstance(one, Button) and one.is_set and one.value} - {""}
        values: dict[str, WireValue] = {}
        for widget in widgets:
            if isinstance(widget, Trigger):
                if pressed := widget.to_send():
                    values[widget.id] = pressed
            elif widget.form_id in submitted & cleared and not widget.is_set:
                values[widget.id] = None
            else:
                if widget.form_id and widget.form_id not in submitted:
                    widget.forget()
                values[widget.id] = widget.to_send()
        empties = {one.key for one in self if isinstance(one, Block) and getattr(one.proto, "clear_on_submit", False)}
        cleared -= submitted
        cleared |= submitted & empties
        return values

    def frame_of(self, data: BlobRef) -> Any:
        """The bytes of a table on the page, as a DataFrame."""
        blob = self._blobs.get(data.digest, data.mime)
        if blob is None:
            raise LookupError("the table is gone: run the app again")
        return _frame(blob.content)

    def _root(self, kind: str, node: Node) -> Block:
        block = Block(None, self, kind)
        block.children = self._children(node)
        return block

    def _children(self, node: Node) -> dict[int, Found]:
        return {at: self._found(child) for at, child in enumerate(_apparent(node))}

    def _found(self, node: Node) -> Found:
        kind = _kind(node.props)
        if not node.props.is_container and kind not in BLOCKS:
            return self._element(node)
        make, called = BLOCKS.get(kind, (Block, kind))
        block = make(node.props, self, called)
        block.children = self._children(node)
        if kind == "columns":
            for child in block.children.values():
                child.proto.inherit("gap", block.proto)
        return block

    def _element(self, node: Node) -> Element:
        kind = _kind(node.props)
        if kind in ELEMENTS:
            make, called = ELEMENTS[kind]
            return make(node, self, called)
        if kind not in WIDGETS and not self.state.is_registered(str(getattr(node.props, "id", ""))):
            return UnknownElement(node, self, kind)
        make_widget, called = WIDGETS.get(kind, (Widget, kind))
        return make_widget(node, self, called)


def _apparent(node: Node) -> Iterator[Node]:
    """The children that a reader sees."""
    return (child for child in node.children if not child.props.is_transient and not _only_styles(child))


def _apart(node: Node) -> Iterator[Node]:
    """Dialogs, which stand over the page wherever the script was when it opened one; and HTML that shows nothing."""
    if isinstance(node.props, DialogProps) or _only_styles(node):
        yield node
    else:
        for child in node.children:
            yield from _apart(child)


def _only_styles(node: Node) -> bool:
    return isinstance(node.props, HtmlProps) and node.props.style_only


def _kind(props: Props) -> str:
    """The kind; of boxes and headings with what sort they are, of fragments whether it is what one writes elsewhere."""
    kind = str(props.__struct_config__.tag)
    if isinstance(props, FragmentProps):
        return f"{kind} outside" if props.outside else kind
    if isinstance(props, SkeletonProps):
        return "empty" if props.over else kind
    sort = getattr(props, "level", None)
    return kind if sort is None else f"{kind} {sort}"


def _frame(content: bytes) -> pd.DataFrame:
    with pa.ipc.open_stream(content) as reader:
        return reader.read_all().to_pandas()
