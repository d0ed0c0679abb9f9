"""`st.markdown`, `st.caption`, `st.latex`, `st.divider`, `st.badge`: text that the client renders as Markdown."""

from __future__ import annotations

import sys
from typing import Literal, TypeAlias

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitIncompatibleParametersError
from flowc_shims.streamlit.layout_size import (
    TextAlignment,
    Width,
    WidthWithoutContent,
    check_text_alignment,
    check_width,
    check_width_without_content,
    check_wrap,
)
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import check_icon, clean_help, clean_text

BadgeColor: TypeAlias = Literal["red", "orange", "yellow", "blue", "green", "violet", "gray", "grey", "primary"]


class MarkdownProps(Props, frozen=True, kw_only=True, tag="markdown"):
    """`streaming`: the text is still growing, so an open `**` at its end is not yet an error."""

    body: str
    allow_html: bool = False
    help: str | None = None
    width: Width | Literal["auto"] = "auto"
    text_alignment: TextAlignment = "left"
    anchors: bool = True
    wrap: bool = True
    streaming: bool = False


class CaptionProps(Props, frozen=True, kw_only=True, tag="caption"):
    body: str
    allow_html: bool = False
    help: str | None = None
    width: Width = "stretch"
    text_alignment: TextAlignment = "left"
    wrap: bool = True


class LatexProps(Props, frozen=True, kw_only=True, tag="latex"):
    """`body` is the formula alone, without `$$`."""

    body: str
    help: str | None = None
    width: Width = "stretch"


class DividerProps(Props, frozen=True, kw_only=True, tag="divider"):
    width: WidthWithoutContent = "stretch"


@command
def markdown(
    dg: DeltaGenerator,
    body: object,
    unsafe_allow_html: bool = False,
    *,
    help: str | None = None,
    width: Width | Literal["auto"] = "auto",
    text_alignment: TextAlignment = "left",
    anchors: bool = True,
    wrap: bool = True,
) -> DeltaGenerator:
    """Show `body` as Markdown."""
    _check_one_line(wrap, unsafe_allow_html)
    props = MarkdownProps(
        body=clean_text(body),
        allow_html=bool(unsafe_allow_html),
        help=clean_help(help),
        width="auto" if width == "auto" else check_width(width),
        text_alignment=check_text_alignment(text_alignment),
        anchors=bool(anchors),
        wrap=wrap,
    )
    return append(dg, props)


@command
def caption(
    dg: DeltaGenerator,
    body: object,
    unsafe_allow_html: bool = False,
    *,
    help: str | None = None,
    width: Width = "stretch",
    text_alignment: TextAlignment = "left",
    wrap: bool = True,
) -> DeltaGenerator:
    """Show `body` as small, quiet Markdown."""
    _check_one_line(wrap, unsafe_allow_html)
    props = CaptionProps(
        body=clean_text(body),
        allow_html=bool(unsafe_allow_html),
        help=clean_help(help),
        width=check_width(width),
        text_alignment=check_text_alignment(text_alignment),
        wrap=wrap,
    )
    return append(dg, props)


@command
def latex(dg: DeltaGenerator, body: object, *, help: str | None = None, width: Width = "stretch") -> DeltaGenerator:
    """Show a formula, given in LaTeX or as a SymPy expression."""
    props = LatexProps(body=clean_text(_formula(body)), help=clean_help(help), width=check_width(width))
    return append(dg, props)


@command
def divider(dg: DeltaGenerator, *, width: WidthWithoutContent = "stretch") -> DeltaGenerator:
    """Show a horizontal rule."""
    return append(dg, DividerProps(width=check_width_without_content(width)))


@command
def badge(
    dg: DeltaGenerator,
    label: str,
    *,
    icon: str | None = None,
    color: BadgeColor = "blue",
    width: Width = "content",
    help: str | None = None,
) -> DeltaGenerator:
    """Show a short coloured label: Markdown's `:blue-badge[…]` as a command."""
    icon = check_icon(icon)
    inner = label.replace("[", r"\[").replace("]", r"\]")
    body = f":{color}-badge[{icon + ' ' if icon else ''}{inner}]"
    return append(dg, MarkdownProps(body=body, help=clean_help(help), width=check_width(width)))


def _check_one_line(wrap: object, unsafe_allow_html: bool) -> None:
    if not check_wrap(wrap) and unsafe_allow_html:
        raise StreamlitIncompatibleParametersError(
            "wrap=False", "unsafe_allow_html=True", explanation="HTML cannot be cut to one line."
        )


def _formula(body: object) -> object:
    """A SymPy expression as LaTeX; anything else as it is. SymPy is never imported for this."""
    if any(base.__module__.split(".")[0] == "sympy" for base in type(body).__mro__):
        return sys.modules["sympy"].latex(body)
    return body
