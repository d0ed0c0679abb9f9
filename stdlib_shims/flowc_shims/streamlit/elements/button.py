"""`st.button`: true in the one run that its click causes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitInvalidLayoutContextError, StreamlitValueError
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.shortcut import check_shortcut
from flowc_shims.streamlit.widget import Args, Key, Kwargs, WidgetProps, check_callback, common, register
from flowc_shims.streamlit.wording import check_icon

ButtonType: TypeAlias = Literal["primary", "secondary", "tertiary"]
IconPosition: TypeAlias = Literal["left", "right"]


class ButtonProps(WidgetProps, frozen=True, kw_only=True, tag="button"):
    """Clicking sends `True`, with what its form has kept where it `submits` one. There is no `value`: a button holds
    none beyond the run it caused."""

    type: ButtonType = "secondary"
    icon: str | None = None
    icon_position: IconPosition = "left"
    shortcut: str | None = None
    wrap: bool | None = None
    submits: bool = False


@command
def button(
    dg: DeltaGenerator,
    label: str,
    key: Key | None = None,
    help: str | None = None,
    on_click: Callable[..., object] | None = None,
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    type: ButtonType = "secondary",
    icon: str | None = None,
    icon_position: IconPosition = "left",
    disabled: bool = False,
    use_container_width: bool | None = None,
    width: Width = "content",
    shortcut: str | None = None,
    wrap: bool | None = None,
) -> bool:
    """Show a button; gives whether it was clicked for this run."""
    return button_of(
        dg,
        "button",
        label,
        key=key,
        help=help,
        on_click=on_click,
        args=args,
        kwargs=kwargs,
        type=type,
        icon=icon,
        icon_position=icon_position,
        disabled=disabled,
        use_container_width=use_container_width,
        width=width,
        shortcut=shortcut,
        wrap=wrap,
    )


def button_of(
    dg: DeltaGenerator,
    command: Literal["button", "form_submit_button"],
    label: str,
    *,
    key: Key | None,
    help: str | None,
    on_click: Callable[..., object] | None,
    args: Args,
    kwargs: Kwargs,
    type: ButtonType,
    icon: str | None,
    icon_position: IconPosition,
    disabled: bool,
    use_container_width: bool | None,
    width: Width,
    shortcut: str | None,
    wrap: bool | None,
) -> bool:
    """Show a button of a page, or one that submits the form around it."""
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    type, icon_position = check_button_type(type), check_icon_position(icon_position)
    check_callback(on_click, args, kwargs, parameter="on_click", modes=())
    submits = command == "form_submit_button"
    keys = None if shortcut is None else check_shortcut(shortcut)
    shared = common(
        dg,
        command,
        label,
        key=key,
        help=help,
        on_change=on_click,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=check_width(width),
        submits=submits,
    )
    identity = {"icon": icon, "type": type, "icon_position": icon_position, "shortcut": keys}
    widget = shared.id(identity)
    if shared.form and not submits:
        raise StreamlitInvalidLayoutContextError("In a form, use `st.form_submit_button` in the place of `st.button`.")
    if submits and not shared.form:
        raise StreamlitInvalidLayoutContextError("`st.form_submit_button` belongs inside a form: `with st.form(…):`.")
    outcome = register(shared.spec(widget, bool, bool, trigger=True))
    props = ButtonProps(
        **shared.props(widget),
        type=type,
        icon=check_icon(icon) or None,
        icon_position=icon_position,
        shortcut=keys,
        wrap=wrap,
        submits=submits,
    )
    append(dg, props)
    return bool(outcome.value)


def check_button_type(type: object) -> ButtonType:
    if type == "primary":
        return "primary"
    if type == "secondary":
        return "secondary"
    if type == "tertiary":
        return "tertiary"
    raise StreamlitValueError("type", ["'primary'", "'secondary'", "'tertiary'"])


def check_icon_position(icon_position: object) -> IconPosition:
    if icon_position is None or icon_position == "left":
        return "left"
    if icon_position == "right":
        return "right"
    raise StreamlitValueError("icon_position", ["'left'", "'right'"])
