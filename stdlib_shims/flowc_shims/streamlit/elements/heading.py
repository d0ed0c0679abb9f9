"""`st.title`, `st.header`, `st.subheader`: one element kind with three levels."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitInvalidParameterTypeError, StreamlitValueError
from flowc_shims.streamlit.layout_size import TextAlignment, Width, check_text_alignment, check_width, check_wrap
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import check_icon, clean_help, clean_text

Anchor: TypeAlias = str | Literal[False] | None
Divider: TypeAlias = bool | str | None
DividerColor: TypeAlias = Literal[
    "auto", "red", "orange", "yellow", "blue", "green", "violet", "gray", "grey", "rainbow"
]


class HeadingProps(Props, frozen=True, kw_only=True, tag="heading"):
    """`anchor` None: the client derives one from the text. `divider` "auto": the colours take turns."""

    level: Literal[1, 2, 3]
    body: str
    anchor: str | None = None
    hide_anchor: bool = False
    help: str | None = None
    icon: str = ""
    divider: DividerColor | None = None
    width: Width = "stretch"
    text_alignment: TextAlignment = "left"
    wrap: bool = True


@command
def title(
    dg: DeltaGenerator,
    body: object,
    anchor: Anchor = None,
    *,
    help: str | None = None,
    icon: str | None = None,
    width: Width = "stretch",
    text_alignment: TextAlignment = "left",
    wrap: bool = True,
) -> DeltaGenerator:
    """Show a heading of the first level."""
    return append(dg, _heading(1, body, anchor, help, icon, None, width, text_alignment, wrap))


@command
def header(
    dg: DeltaGenerator,
    body: object,
    anchor: Anchor = None,
    *,
    help: str | None = None,
    icon: str | None = None,
    divider: Divider = False,
    width: Width = "stretch",
    text_alignment: TextAlignment = "left",
    wrap: bool = True,
) -> DeltaGenerator:
    """Show a heading of the second level."""
    return append(dg, _heading(2, body, anchor, help, icon, divider, width, text_alignment, wrap))


@command
def subheader(
    dg: DeltaGenerator,
    body: object,
    anchor: Anchor = None,
    *,
    help: str | None = None,
    icon: str | None = None,
    divider: Divider = False,
    width: Width = "stretch",
    text_alignment: TextAlignment = "left",
    wrap: bool = True,
) -> DeltaGenerator:
    """Show a heading of the third level."""
    return append(dg, _heading(3, body, anchor, help, icon, divider, width, text_alignment, wrap))


_COLORS: Final[tuple[DividerColor, ...]] = get_args(DividerColor)


def _heading(
    level: Literal[1, 2, 3],
    body: object,
    anchor: object,
    help: str | None,
    icon: object,
    divider: object,
    width: object,
    text_alignment: object,
    wrap: object,
) -> HeadingProps:
    return HeadingProps(
        level=level,
        body=clean_text(body),
        anchor=_anchor(anchor),
        hide_anchor=anchor is False,
        help=clean_help(help),
        icon=check_icon(icon),
        divider=_divider(divider),
        width=check_width(width),
        text_alignment=check_text_alignment(text_alignment),
        wrap=check_wrap(wrap),
    )


def _anchor(anchor: object) -> str | None:
    if anchor is None or anchor is False:
        return None
    if isinstance(anchor, str):
        # An empty anchor reads as none at all on the other side of the wire.
        return anchor or None
    if anchor is True:
        raise StreamlitValueError("anchor", ["None", "False", "a text"])
    raise StreamlitInvalidParameterTypeError("anchor", type(anchor).__name__, ["str", "None", "False"])


def _divider(divider: object) -> DividerColor | None:
    if not divider:
        return None
    if divider is True:
        return "auto"
    for color in _COLORS[1:]:
        if divider == color:
            return color
    raise StreamlitValueError("divider", ["True", *map(repr, _COLORS[1:])])
