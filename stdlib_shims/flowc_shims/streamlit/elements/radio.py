"""`st.radio`: one of several options, all visible."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flowc_shims.streamlit.choice import Choice
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitInvalidParameterTypeError
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.options import check_index, make_options, same_enum
from flowc_shims.streamlit.text_value import text_of
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


class RadioProps(WidgetProps, frozen=True, kw_only=True, tag="radio"):
    """`value` is the text of the chosen option, None when nothing is chosen. `default` is an index into `options`."""

    options: tuple[str, ...]
    value: str | None
    default: int | None = None
    horizontal: bool = False
    captions: tuple[str, ...] | None = None


@command
def radio(
    dg: DeltaGenerator,
    label: str,
    options: object,
    index: int | None = 0,
    format_func: Callable[[object], object] = str,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    disabled: bool = False,
    horizontal: bool = False,
    captions: Sequence[str] | None = None,
    label_visibility: LabelVisibility = "visible",
    width: Width = "content",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> object:
    """Show options side by side or below each other; gives the chosen one, or None."""
    shared = common(
        dg,
        "radio",
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
    offered = make_options(options, format_func)
    widget = shared.id({"options": offered.texts, "index": index, "horizontal": horizontal, "captions": captions})
    index = check_index(index, len(offered.values))
    choice = Choice(offered, index)
    outcome = register(choice.spec(shared, widget))
    chosen = same_enum(outcome.value, options, offered.values)
    props = RadioProps(
        **shared.props(widget, choice.binding, choice.default_for(chosen)),
        options=offered.texts,
        value=text_of(outcome.wire) if offered.values else None,
        default=None if chosen is None else index,
        horizontal=horizontal,
        captions=None if captions is None else tuple(map(_caption, captions)),
    )
    append(dg, props)
    return chosen


def _caption(caption: object) -> str:
    if caption is None:
        return ""
    if isinstance(caption, str):
        return caption
    raise StreamlitInvalidParameterTypeError("captions", type(caption).__name__, ["str", "None"])
