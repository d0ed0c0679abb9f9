"""A page turns into a few short lines: the kind of each element and what a reader would look at first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.page import Props

_TOLD: Final = ("label", "body", "value", "type", "message")


def page_text(page: Page) -> tuple[str, ...]:
    bottom = [f"bottom: {line}" for child in page.bottom.children for line in _lines(child, 0)]
    sidebar = [f"sidebar: {line}" for child in page.sidebar.children for line in _lines(child, 0)]
    return (*(line for child in page.main.children for line in _lines(child, 0)), *bottom, *sidebar)


def _lines(node: Node, depth: int) -> Iterator[str]:
    yield "  " * depth + _told(node.props)
    for child in node.children:
        yield from _lines(child, depth + 1)


def _told(props: Props) -> str:
    values = (getattr(props, name, None) for name in _TOLD)
    texts = (json.dumps(value, ensure_ascii=False) for value in values if value not in (None, ""))
    return " ".join([str(props.__struct_config__.tag), *texts])
