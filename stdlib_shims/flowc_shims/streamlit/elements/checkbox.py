"""`st.checkbox`: a box to tick."""

from __future__ import annotations

from typing import Final

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.widget import (
    Args,
    BindOption,
    Common,
    Key,
    Kwargs,
    LabelVisibility,
    OnChange,
    PersistStateOption,
    WidgetProps,
    common,
    register,
)

ON_OR_OFF: Final = Binding("bool")


class CheckboxProps(WidgetProps, frozen=True, kw_only=True, tag="checkbox"):
    """`value` is a bool."""

    value: bool
    default: bool = False
    wrap: bool | None = None


@command
def checkbox(
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
    """Show a box that is ticked or not; gives which."""
    shared = common(
        dg,
        "checkbox",
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
    append(dg, CheckboxProps(**shared.props(widget, ON_OR_OFF, default), value=shown, default=default, wrap=wrap))
    return now


def register_bool(shared: Common, default: bool) -> tuple[str, bool, bool]:
    """A widget that is on or off: its id, which it is, and which it shows."""

    def deserialize(wire: WireValue) -> bool:
        return default if wire is None else bool(wire)

    widget = shared.id({"value": default})
    outcome = register(shared.spec(widget, deserialize, bool, binding=ON_OR_OFF))
    return widget, bool(outcome.value), bool(outcome.wire)
