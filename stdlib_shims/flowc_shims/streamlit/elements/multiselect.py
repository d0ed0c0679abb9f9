"""`st.multiselect`: several options out of a list, which may accept new ones."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Integral
from typing import cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitSelectionCountExceedsMaxError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content, is_int
from flowc_shims.streamlit.options import (
    FilterMode,
    Options,
    as_list,
    check_filter_mode,
    default_indices,
    make_options,
    same_enums,
    texts_wire,
    those_offered,
)
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


class MultiselectProps(WidgetProps, frozen=True, kw_only=True, tag="multiselect"):
    """`value` are the texts of the chosen options, in the order of choosing. `default` are indices.

    `select_all` shows a choice "all" when there are at most so many options: 0 never, -1 always."""

    options: tuple[str, ...]
    value: tuple[str, ...]
    default: tuple[int, ...] = ()
    max_selections: int | None = None
    placeholder: str | None = None
    accept_new_options: bool = False
    filter_mode: FilterMode = "fuzzy"
    select_all: int = 1000
    wrap: bool | None = None


@command
def multiselect(
    dg: DeltaGenerator,
    label: str,
    options: object,
    default: object = None,
    format_func: Callable[[object], object] = str,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    max_selections: int | None = None,
    placeholder: str | None = None,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    accept_new_options: bool = False,
    filter_mode: FilterMode = "fuzzy",
    select_all: bool | int = 1000,
    width: WidthWithoutContent = "stretch",
    wrap: bool | None = None,
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> list[object]:
    """Show a drop-down list to choose several options from; gives the chosen ones."""
    shared = common(
        dg,
        "multiselect",
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
    most = _check_most(max_selections)
    offered = make_options(options, format_func)
    defaults = default_indices(offered.values, default)
    placeholder = " " if placeholder == "" else placeholder
    mode = check_filter_mode(filter_mode, accept_new_options=accept_new_options)
    all_up_to = _check_select_all(select_all)
    identity = {
        "options": offered.texts,
        "default": defaults,
        "max_selections": most,
        "placeholder": placeholder,
        "accept_new_options": accept_new_options,
        "filter_mode": mode,
        "select_all": all_up_to,
    }
    widget = shared.id(identity, with_key=("max_selections", "accept_new_options"))
    several = _Several(offered, defaults)
    reconcile = None if accept_new_options else several.reconcile
    binding = Binding("texts", clearable=True, options=None if accept_new_options else offered.texts, most=most)
    outcome = register(
        shared.spec(widget, several.deserialize, several.serialize, reconcile=reconcile, binding=binding)
    )
    # A script may have set session state to a tuple, and gets it back; None is an error, here as in Streamlit.
    chosen = cast("list[object]", outcome.value)
    iter(chosen)
    if most is not None and len(chosen) > most:
        raise StreamlitSelectionCountExceedsMaxError(len(chosen), most)
    chosen = same_enums(chosen, options, offered.values)
    props = MultiselectProps(
        **shared.props(widget, binding, [offered.texts[index] for index in defaults]),
        options=offered.texts,
        value=tuple(str(text) for text in cast("list[object]", outcome.wire)),
        default=defaults,
        max_selections=most,
        placeholder=placeholder,
        accept_new_options=accept_new_options,
        filter_mode=mode,
        select_all=all_up_to,
        wrap=wrap,
    )
    append(dg, props)
    return chosen


class _Several:
    """Several choices out of options: to and from the texts that a browser sends."""

    def __init__(self, options: Options[object], defaults: tuple[int, ...]) -> None:
        self._options = options
        self._defaults = defaults

    def deserialize(self, wire: WireValue) -> list[object]:
        texts = texts_wire(wire)
        if texts is None:
            return [self._options.values[index] for index in self._defaults]
        first = {text: index for index, text in reversed(list(enumerate(self._options.texts)))}
        return [self._options.values[first[text]] if text in first else text for text in texts]

    def serialize(self, value: object) -> list[WireValue]:
        return [self._options.text_of(choice) for choice in as_list(value)]

    def reconcile(self, value: object, _wire: WireValue) -> object:
        """What is no option any more drops out."""
        return those_offered(value, self._options)


def _check_most(max_selections: object) -> int | None:
    if max_selections is None:
        return None
    if not is_int(max_selections) or max_selections < 1:
        zero = isinstance(max_selections, Integral) and max_selections == 0
        raise StreamlitValueError(
            "max_selections", ["a positive integer"], detail="Use `disabled=True` to allow none." if zero else None
        )
    return int(max_selections)


def _check_select_all(select_all: object) -> int:
    if isinstance(select_all, bool):
        return -1 if select_all else 0
    if not isinstance(select_all, int):
        raise StreamlitInvalidParameterTypeError("select_all", type(select_all).__name__, ["bool", "int"])
    if select_all < 0:
        raise StreamlitValueError("select_all", ["True", "False", "an integer that is not negative"])
    return min(select_all, 2**31 - 1)
