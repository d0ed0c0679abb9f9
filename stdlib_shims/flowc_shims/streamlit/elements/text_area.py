"""`st.text_area`: several lines of text."""

from __future__ import annotations

from typing import cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.layout_size import Height, WidthWithoutContent, check_height, check_width_without_content
from flowc_shims.streamlit.text_value import BINDING, text_of, text_spec
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


class TextAreaProps(WidgetProps, frozen=True, kw_only=True, tag="text_area"):
    """`value` is sent when the area is left or Ctrl+Enter is pressed. `height` is in pixels, `stretch` or `content`."""

    value: str | None
    default: str | None = ""
    height: Height = 122
    max_chars: int | None = None
    placeholder: str | None = None
    required: bool = False


@command
def text_area(
    dg: DeltaGenerator,
    label: str,
    value: object = "",
    height: Height | None = None,
    max_chars: int | None = None,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    placeholder: str | None = None,
    disabled: bool = False,
    required: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> str | None:
    """Show an area for several lines; gives the text."""
    shared = common(
        dg,
        "text_area",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width_without_content(width),
        bind=bind,
        persist_state=persist_state,
    )
    default = text_of(value)
    identity = {
        "value": default,
        "height": height,
        "max_chars": max_chars,
        "placeholder": placeholder,
        "required": required,
    }
    widget = shared.id(identity, with_key=("max_chars",))
    outcome = register(text_spec(shared, widget, default, max_chars))
    usual_height = 94 if label_visibility == "collapsed" else 122
    props = TextAreaProps(
        **shared.props(widget, BINDING, None if outcome.value is None else default),
        value=text_of(outcome.wire),
        default=None if outcome.value is None else default,
        height=usual_height if height is None else check_height(height),
        max_chars=max_chars,
        placeholder=text_of(placeholder),
        required=required,
    )
    append(dg, props)
    return cast("str | None", outcome.value)
