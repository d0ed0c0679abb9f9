"""`st.link_button`: opens an address in another tab; where it is asked to, the click causes a run too."""

from __future__ import annotations

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.button import ButtonType, IconPosition, check_button_type, check_icon_position
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.shortcut import check_shortcut
from flowc_shims.streamlit.widget import Args, Key, Kwargs, OnChange, WidgetProps, check_callback, common, register
from flowc_shims.streamlit.wording import check_icon


class LinkButtonProps(WidgetProps, frozen=True, kw_only=True, tag="link_button"):
    """Clicking opens `url`, and sends `True` unless the change is ignored; then the `id` may be empty."""

    url: str
    type: ButtonType = "secondary"
    icon: str | None = None
    icon_position: IconPosition = "left"
    shortcut: str | None = None
    wrap: bool | None = None


@command
def link_button(
    dg: DeltaGenerator,
    label: str,
    url: str,
    *,
    key: Key | None = None,
    on_click: OnChange = "ignore",
    args: Args = None,
    kwargs: Kwargs = None,
    help: str | None = None,
    type: ButtonType = "secondary",
    icon: str | None = None,
    icon_position: IconPosition = "left",
    disabled: bool = False,
    use_container_width: bool | None = None,
    width: Width = "content",
    shortcut: str | None = None,
    wrap: bool | None = None,
) -> bool | DeltaGenerator:
    """Show a button that opens an address; gives whether it was clicked, where `on_click` asks for runs."""
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    looks, side = check_button_type(type), check_icon_position(icon_position)
    check_callback(on_click, args, kwargs, parameter="on_click")
    keys = None if shortcut is None else check_shortcut(shortcut)
    shared = common(
        dg,
        "link_button",
        label,
        key=key,
        help=help,
        on_change=on_click,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=check_width(width),
        reports=on_click != "ignore" or key is not None,
    )
    named = not shared.ignored or shared.key is not None or keys is not None
    identity = {"icon": icon, "url": url, "type": looks, "icon_position": side, "shortcut": keys}
    widget = shared.id(identity) if named else ""
    outcome = None if shared.ignored else register(shared.spec(widget, bool, bool, trigger=True))
    props = LinkButtonProps(
        **shared.props(widget),
        url=str(url),
        type=looks,
        icon=check_icon(icon) or None,
        icon_position=side,
        shortcut=keys,
        wrap=wrap,
    )
    handle = append(dg, props)
    return handle if outcome is None else bool(outcome.value)
