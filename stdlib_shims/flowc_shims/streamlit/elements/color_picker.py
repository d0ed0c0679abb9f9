"""`st.color_picker`: a colour."""

from __future__ import annotations

import re
from typing import Final, cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError
from flowc_shims.streamlit.host import WireValue
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
    register,
)

_HEX: Final = re.compile(r"#([0-9a-fA-F]{3}){1,2}")
_NARROWEST: Final = 40


class ColorPickerProps(WidgetProps, frozen=True, kw_only=True, tag="color_picker"):
    """`value` is `#rrggbb`, or `#rgb`."""

    value: str
    default: str = "#000000"


@command
def color_picker(
    dg: DeltaGenerator,
    label: str,
    value: str | None = None,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: Width = "content",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> str:
    """Show a patch of colour that opens a palette; gives the colour."""
    size = check_width(width)
    shared = common(
        dg,
        "color_picker",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=max(size, _NARROWEST) if isinstance(size, int) else size,
        bind=bind,
        persist_state=persist_state,
    )
    widget = shared.id({"value": str(value)})
    default = _check_color(value)

    def deserialize(wire: WireValue) -> str:
        sent = wire if isinstance(wire, str) else ""
        color = sent if sent.startswith("#") else f"#{sent}"
        return color if _HEX.fullmatch(color) else default

    binding = Binding("text")
    outcome = register(shared.spec(widget, deserialize, str, binding=binding))
    append(dg, ColorPickerProps(**shared.props(widget, binding, default), value=str(outcome.wire), default=default))
    # A script may have set session state to anything, and gets it back.
    return cast("str", outcome.value)


def _check_color(value: object) -> str:
    if value is None:
        return "#000000"
    if not isinstance(value, str):
        raise StreamlitInvalidParameterTypeError("value", type(value).__name__, ["str"])
    if _HEX.fullmatch(value) is None:
        raise StreamlitAPIException(
            f"{value!r} is no colour: write it like `#00ffaa` or `#0fa`.", error_id="color-picker-invalid-hex"
        )
    return value
