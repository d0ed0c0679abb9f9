"""`st.popover`: a container that a button opens."""

from __future__ import annotations

from typing import cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append_as, command
from flowc_shims.streamlit.elements.button import ButtonType, check_button_type
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.section import PopoverContainer, SectionProps, report, reporting, silent
from flowc_shims.streamlit.widget import Args, Key, Kwargs, OnChange
from flowc_shims.streamlit.wording import check_icon


class PopoverProps(SectionProps, frozen=True, kw_only=True, tag="popover"):
    """Of a widget `value` is whether it is open."""

    type: ButtonType = "secondary"
    icon: str | None = None
    wrap: bool | None = None
    width: Width = "content"
    value: bool = False

    @property
    def default(self) -> bool:
        return False


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
    on_change: OnChange = "ignore",
    args: Args = None,
    kwargs: Kwargs = None,
) -> PopoverContainer:
    """A container behind a button; with `on_change` it tells whether it is open."""
    given = cast("object", label)  # a script may pass anything
    if given is None:
        raise StreamlitMissingRequiredParameterError("label")
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    looks, size = check_button_type(type), check_width(width)
    shared = reporting(
        dg,
        "popover",
        label,
        key=key,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        width=size,
        help=help,
        disabled=disabled,
    )
    hint, sign = str(help) if help else None, check_icon(icon) or None
    if shared is None:
        named = silent(dg, "popover", key)
        props = PopoverProps(
            label=str(label), type=looks, help=hint, icon=sign, disabled=disabled, wrap=wrap, key=named, width=size
        )
        return append_as(dg, props, PopoverContainer)
    told = report(shared, {"type": type, "icon": icon, "disabled": disabled}, default=False)
    told.props["help"] = hint
    props = PopoverProps(**told.props, type=looks, icon=sign, wrap=wrap, value=bool(told.value))
    return append_as(dg, props, PopoverContainer).knowing(told.value)
