"""`st.container`, and the roots of a page: places that hold elements one after the other."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitIncompatibleParametersError
from flowc_shims.streamlit.layout_size import (
    Gap,
    Height,
    HorizontalAlignment,
    VerticalAlignment,
    Width,
    check_gap,
    check_height,
    check_horizontal_alignment,
    check_vertical_alignment,
    check_width,
)
from flowc_shims.streamlit.page import Props

Key: TypeAlias = str | int


class RootProps(Props, frozen=True, kw_only=True, tag="root"):
    """The main part of the page, its sidebar, or what stays in sight at the foot of the main part."""

    is_container: ClassVar[bool] = True

    root: Literal["main", "sidebar", "bottom"]


class ContainerProps(Props, frozen=True, kw_only=True, tag="container"):
    """`key` becomes a CSS class. `autoscroll` None: the client decides."""

    is_container: ClassVar[bool] = True

    border: bool = False
    key: str | None = None
    width: Width = "stretch"
    height: Height = "content"
    horizontal: bool = False
    wrap: bool = True
    horizontal_alignment: HorizontalAlignment = "left"
    vertical_alignment: VerticalAlignment = "top"
    gap: Gap | None = "small"
    autoscroll: bool | None = None


@command
def container(
    dg: DeltaGenerator,
    *,
    border: bool | None = None,
    key: Key | None = None,
    width: Width = "stretch",
    height: Height = "content",
    horizontal: bool = False,
    wrap: bool = True,
    horizontal_alignment: HorizontalAlignment = "left",
    vertical_alignment: VerticalAlignment = "top",
    gap: Gap | None = "small",
    autoscroll: bool | None = None,
) -> DeltaGenerator:
    """A place for several elements; it may be filled later than what stands below it."""
    if wrap is False and not horizontal:
        raise StreamlitIncompatibleParametersError(
            "wrap=False", "horizontal=False", explanation="Only a row of elements can be kept from wrapping."
        )
    # A container of fixed height has a border unless told otherwise, so that its scrolled content has an edge.
    has_border = isinstance(height, int) if border is None else bool(border)
    props = ContainerProps(
        border=has_border,
        key=None if key is None else str(key),
        width=check_width(width),
        height=check_height(height),
        horizontal=bool(horizontal),
        wrap=bool(wrap),
        horizontal_alignment=check_horizontal_alignment(horizontal_alignment),
        vertical_alignment=check_vertical_alignment(vertical_alignment),
        gap=check_gap(gap),
        autoscroll=autoscroll,
    )
    return append(dg, props)
