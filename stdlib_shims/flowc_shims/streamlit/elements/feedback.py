"""`st.feedback`: thumbs, faces or stars."""

from __future__ import annotations

from numbers import Integral
from typing import Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitValueError, StreamlitValueOutOfRangeError
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.widget import (
    Args,
    BindOption,
    Key,
    Kwargs,
    OnChange,
    PersistStateOption,
    WidgetProps,
    common,
    register,
)

Look: TypeAlias = Literal["thumbs", "faces", "stars"]
_MANY: Final[dict[Look, int]] = {"thumbs": 2, "faces": 5, "stars": 5}


class FeedbackProps(WidgetProps, frozen=True, kw_only=True, tag="feedback"):
    """`value` is the number of what is chosen, as text, or "": with thumbs `1` is up, else `0` is the worst."""

    type: Look
    value: str
    default: int | None = None


@command
def feedback(
    dg: DeltaGenerator,
    options: Look = "thumbs",
    *,
    key: Key | None = None,
    default: int | None = None,
    disabled: bool = False,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    width: Width = "content",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> int | None:
    """Show a rating; gives its number, from 0 on, or None."""
    if options not in _MANY:
        raise StreamlitValueError("options", [repr(look) for look in _MANY])
    many = _MANY[options]
    if default is not None and not 0 <= default < many:
        raise StreamlitValueOutOfRangeError("default", default, 0, many - 1)
    shared = common(
        dg,
        "feedback",
        "",
        key=key,
        help=None,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility="visible",
        width=check_width(width),
        bind=bind,
        persist_state=persist_state,
    )
    widget = shared.id({"options": options, "default": default}, with_key=("options",))

    def deserialize(wire: WireValue) -> int | None:
        if wire == "":
            return None
        chosen = int(wire) if isinstance(wire, str) and wire.isascii() and wire.isdigit() else -1
        return chosen if 0 <= chosen < many else default

    def reconcile(value: object, _wire: WireValue) -> object:
        whole = isinstance(value, Integral) and not isinstance(value, bool)
        return value if value is None or (whole and 0 <= int(cast("int", value)) < many) else default

    binding = Binding("text", clearable=True)
    outcome = register(shared.spec(widget, deserialize, _serialize, reconcile=reconcile, binding=binding))
    props = shared.props(widget, binding, None if default is None else str(default))
    append(dg, FeedbackProps(**props, type=options, value=str(outcome.wire), default=default))
    return cast("int | None", outcome.value)


def _serialize(value: object) -> WireValue:
    return "" if value is None else str(value)
