"""`st.selectbox`: one option out of a list, which may accept new ones."""

from __future__ import annotations

from collections.abc import Callable

from flowc_shims.streamlit.choice import Choice
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.options import FilterMode, check_filter_mode, check_index, make_options, same_enum
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
from flowc_shims.streamlit.wording import check_icon


class SelectboxProps(WidgetProps, frozen=True, kw_only=True, tag="selectbox"):
    """`value` is the text of the chosen option, None when nothing is chosen; it can be cleared where `default` is None
    and `required` false. With `accept_new_options` it may be a text that is no option. `default` is an index."""

    options: tuple[str, ...]
    value: str | None
    default: int | None = None
    placeholder: str | None = None
    required: bool = False
    icon: str | None = None
    accept_new_options: bool = False
    filter_mode: FilterMode = "fuzzy"


@command
def selectbox(
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
    placeholder: str | None = None,
    disabled: bool = False,
    required: bool = False,
    label_visibility: LabelVisibility = "visible",
    icon: str | None = None,
    accept_new_options: bool = False,
    filter_mode: FilterMode = "fuzzy",
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> object:
    """Show a drop-down list; gives the chosen option, or None."""
    shared = common(
        dg,
        "selectbox",
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
    offered = make_options(options, format_func)
    index = check_index(index, len(offered.values))
    placeholder = " " if placeholder == "" else placeholder
    mode = check_filter_mode(filter_mode, accept_new_options=accept_new_options)
    identity = {
        "options": offered.texts,
        "index": index,
        "placeholder": placeholder,
        "accept_new_options": accept_new_options,
        "filter_mode": mode,
        "required": required,
        "icon": icon,
    }
    widget = shared.id(identity, with_key=("accept_new_options",))
    choice = Choice(offered, index, open_ended=accept_new_options, recover=True)
    outcome = register(choice.spec(shared, widget))
    chosen = same_enum(outcome.value, options, offered.values)
    props = SelectboxProps(
        **shared.props(widget, choice.binding, choice.default_for(chosen)),
        options=offered.texts,
        value=text_of(outcome.wire),
        default=None if chosen is None else index,
        placeholder=placeholder,
        required=required,
        icon=check_icon(icon) or None,
        accept_new_options=accept_new_options,
        filter_mode=mode,
    )
    append(dg, props)
    return chosen
