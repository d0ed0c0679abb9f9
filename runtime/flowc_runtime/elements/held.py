"""A page, or a widget's props, and what the browser holds for its widgets -> the same, showing that.

A run of fragments alone leaves the rest of the page as it is, but a widget there may be the very one that caused it.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_
from typing import TypeVar, cast

import msgspec

from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.widget import WidgetProps

AnyProps = TypeVar("AnyProps", bound=Props)


def with_held(page: Page, held: Mapping[str, WireValue]) -> Page:
    """`held`: values by widget id, as the browser sends them."""
    main, bottom, sidebar = now = tuple([_with_held(root, held) for root in page.roots])
    return page if all(map(is_, now, page.roots)) else Page(main, sidebar, page.config, page.notices, bottom)


def _with_held(node: Node, held: Mapping[str, WireValue]) -> Node:
    children = tuple([_with_held(child, held) for child in node.children])
    props = showing(node.props, held)
    if props is node.props and all(map(is_, children, node.children)):
        return node
    return Node(node.ref, props, children, stale=node.stale)


def showing(props: AnyProps, held: Mapping[str, WireValue]) -> AnyProps:
    if not isinstance(props, WidgetProps) or props.id not in held or "value" not in props.__struct_fields__:
        return props
    value = held[props.id]
    now = tuple(value) if isinstance(value, list) else value
    return props if getattr(props, "value") == now else msgspec.structs.replace(props, value=now)  # noqa: B009


def default_of(props: WidgetProps) -> WireValue:
    """What the browser holds for a widget that has just come to the page."""
    default: object = getattr(props, "default", None)
    options: tuple[str, ...] = getattr(props, "options", ())
    if options and isinstance(default, int):
        return options[default]
    if isinstance(default, tuple):
        items = cast("tuple[int, ...]", default)
        return [options[at] for at in items] if options else list(items)
    return cast("WireValue", default)
