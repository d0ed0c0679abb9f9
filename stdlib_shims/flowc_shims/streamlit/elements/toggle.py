"""`st.toggle`: a switch; a checkbox by another look."""

from __future__ import annotations

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.checkbox import ON_OR_OFF, register_bool
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.widget import (
    Args,
    BindOption,
    Key,
    Kwargs,
    LabelVisibility,
    OnChange,
    PersistStateOption,
    WidgetProps,
    common,
)


class ToggleProps(WidgetProps, frozen=True, kw_only=True, tag="toggle"):
    """`value` is a bool."""

    value: bool
    default: bool = False
    wrap: bool | None = None


@command
def toggle(
    dg: DeltaGenerator,
    label: str,
    value: bool = False,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: Width = "content",
    wrap: bool | None = None,
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> bool:
    """Show a switch that is on or off; gives which."""
    shared = common(
        dg,
        "toggle",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width(width),
        bind=bind,
        persist_state=persist_state,
    )
    default = bool(value)
    widget, now, shown = register_bool(shared, default)
    append(dg, ToggleProps(**shared.props(widget, ON_OR_OFF, default), value=shown, default=default, wrap=wrap))
    return now
