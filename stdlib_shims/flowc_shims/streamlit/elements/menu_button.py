"""`st.menu_button`: a button with a list; gives the clicked option in the one run that the click causes."""

from __future__ import annotations

from collections.abc import Callable

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.button import ButtonType, check_button_type
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidLayoutContextError,
    StreamlitMissingRequiredParameterError,
)
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.options import make_options
from flowc_shims.streamlit.widget import Args, Key, Kwargs, WidgetProps, check_callback, common, register
from flowc_shims.streamlit.wording import check_icon


class MenuButtonProps(WidgetProps, frozen=True, kw_only=True, tag="menu_button"):
    """Clicking an option sends its text; there is no `value`."""

    options: tuple[str, ...]
    type: ButtonType = "secondary"
    icon: str | None = None
    wrap: bool | None = None


@command
def menu_button(
    dg: DeltaGenerator,
    label: str,
    options: object,
    *,
    key: Key | None = None,
    help: str | None = None,
    on_click: Callable[..., object] | None = None,
    args: Args = None,
    kwargs: Kwargs = None,
    type: ButtonType = "secondary",
    icon: str | None = None,
    disabled: bool = False,
    width: Width = "content",
    format_func: Callable[[object], str] = str,
    wrap: bool | None = None,
) -> object:
    """Show a button that opens a list of options; gives the clicked one, else None."""
    check_callback(on_click, args, kwargs, parameter="on_click", modes=())
    shared = common(
        dg,
        "menu_button",
        label,
        key=key,
        help=help,
        on_change=on_click,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=check_width(width),
        submits=True,
    )
    if shared.form:
        raise StreamlitInvalidLayoutContextError("`st.menu_button` has no place in a form.")
    looks = check_button_type(type)
    offered = make_options(options, format_func)
    if not offered.values:
        raise StreamlitMissingRequiredParameterError("options", detail="There must be one option at least.")
    if len(offered.position) < len(offered.values):
        raise StreamlitAPIException(
            "Two options have the same text: `format_func` must tell them apart.",
            error_id="menu-button-duplicate-format-labels",
        )
    widget = shared.id({"options": offered.texts, "type": looks, "icon": icon})

    def deserialize(wire: WireValue) -> object:
        return offered.at(offered.position.get(wire)) if isinstance(wire, str) else None

    def serialize(value: object) -> WireValue:
        return None if value is None else offered.text_of(value)

    outcome = register(shared.spec(widget, deserialize, serialize, trigger=True))
    props = MenuButtonProps(
        **shared.props(widget), options=offered.texts, type=looks, icon=check_icon(icon) or None, wrap=wrap
    )
    append(dg, props)
    return outcome.value
