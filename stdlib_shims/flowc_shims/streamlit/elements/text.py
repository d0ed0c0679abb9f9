"""`st.text`: plain text, shown as it is."""

from __future__ import annotations

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.layout_size import (
    TextAlignment,
    Width,
    check_text_alignment,
    check_width,
    check_wrap,
)
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import clean_help, clean_text


class TextProps(Props, frozen=True, kw_only=True, tag="text"):
    body: str
    help: str | None = None
    width: Width = "content"
    text_alignment: TextAlignment = "left"
    wrap: bool = True


@command
def text(
    dg: DeltaGenerator,
    body: object,
    *,
    help: str | None = None,
    width: Width = "content",
    text_alignment: TextAlignment = "left",
    wrap: bool = True,
) -> DeltaGenerator:
    """Show `body` as plain text: no Markdown, line breaks kept."""
    props = TextProps(
        body=clean_text(body),
        help=clean_help(help),
        wrap=check_wrap(wrap),
        width=check_width(width),
        text_alignment=check_text_alignment(text_alignment),
    )
    return append(dg, props)
