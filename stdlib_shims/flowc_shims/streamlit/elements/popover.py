"""`st.popover`: a container that a button opens."""

from __future__ import annotations

from typing import ClassVar, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, PopoverContainer, append_as, command
from flowc_shims.streamlit.elements.button import ButtonType, check_button_type
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.not_built import refuse_parameter
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.widget import Args, Key, Kwargs
from flowc_shims.streamlit.widget_id import check_key
from flowc_shims.streamlit.wording import check_icon


class PopoverProps(Props, frozen=True, kw_only=True, tag="popover"):
    """What the reader opens and closes stays in the browser."""

    is_container: ClassVar[bool] = True

    label: str
    type: ButtonType = "secondary"
    help: str | None = None
    icon: str | None = None
    disabled: bool = False
    wrap: bool | None = None
    key: str | None = None
    width: Width = "content"


@command
def popover(
    dg: DeltaGenerator,
    label: str,
    *,
    type: ButtonType = "secondary",
    help: str | None = None,
    icon: str | None = None,
    disabled: bool = False,
    use_container_width: bool | None = None,
    width: Width = "content",
    wrap: bool | None = None,
    key: Key | None = None,
    on_change: object = "ignore",
    args: Args = None,
    kwargs: Kwargs = None,
) -> PopoverContainer:
    """A container behind a button."""
    given = cast("object", label)  # a script may pass anything
    if given is None:
        raise StreamlitMissingRequiredParameterError("label")
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    looks = check_button_type(type)
    refuse_parameter("popover", on_change=on_change != "ignore")
    props = PopoverProps(
        label=str(label),
        type=looks,
        help=str(help) if help else None,
        icon=check_icon(icon) or None,
        disabled=disabled,
        wrap=wrap,
        key=check_key(key),
        width=check_width(width),
    )
    return append_as(dg, props, PopoverContainer)
