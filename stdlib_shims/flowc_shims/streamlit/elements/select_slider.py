"""`st.select_slider`: one option, or a range of options, of an ordered list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.options import Options, make_options, same_enum, texts_wire
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


class SelectSliderProps(WidgetProps, frozen=True, kw_only=True, tag="select_slider"):
    """`value` has the text of one option, or of two for a range. `default` are indices into `options`."""

    options: tuple[str, ...]
    value: tuple[str, ...]
    default: tuple[int, ...]


@command
def select_slider(
    dg: DeltaGenerator,
    label: str,
    options: object = (),
    value: object = None,
    format_func: Callable[[object], object] = str,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    *,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> object:
    """Show a scale of options with one thumb or two; gives the option, or a tuple of two."""
    shared = common(
        dg,
        "select_slider",
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
    if not offered.values:
        raise StreamlitMissingRequiredParameterError("options", detail="A scale needs an option at least.")
    default = _positions(offered.values, value)
    widget = shared.id({"options": offered.texts, "value": default})
    scale = _OptionScale(offered, default)
    binding = Binding("texts", repeats=True)
    outcome = register(
        shared.spec(widget, scale.deserialize, scale.serialize, reconcile=scale.reconcile, binding=binding)
    )
    chosen = outcome.value
    if isinstance(chosen, tuple):
        ends = cast("tuple[object, ...]", chosen)
        chosen = tuple(same_enum(end, options, offered.values) for end in ends)
    else:
        chosen = same_enum(chosen, options, offered.values)
    shown = tuple(str(text) for text in cast("list[object]", outcome.wire))
    common_props = shared.props(widget, binding, [offered.texts[index] for index in default])
    append(dg, SelectSliderProps(**common_props, options=offered.texts, value=shown, default=default))
    return chosen


class _OptionScale:
    """Positions on a scale of options: to and from the texts that a browser sends."""

    def __init__(self, options: Options[object], default: tuple[int, ...]) -> None:
        self._options = options
        self._default = default
        self._range = len(default) >= 2

    def deserialize(self, wire: WireValue) -> object:
        texts = texts_wire(wire)
        if not texts or len(texts) != (2 if self._range else 1):
            return self._default_value(is_range=self._range)
        fallback = self._default[:2] if self._range else self._default[:1]
        indices = [self._options.position.get(text, at) for text, at in zip(texts, fallback, strict=True)]
        values = tuple(self._options.values[index] for index in sorted(indices))
        return values if self._range else values[0]

    def serialize(self, value: object) -> list[WireValue]:
        if self._options.has(value) or not isinstance(value, list | tuple):
            return [self._options.text_of(value)]
        return [self._options.text_of(end) for end in cast("Sequence[object]", value)]

    def reconcile(self, value: object, _wire: WireValue) -> object:
        """Ends that are no options any more give way to the default."""
        if isinstance(value, tuple):
            ends = cast("tuple[object, ...]", value)
            return ends if all(map(self._options.has, ends[:2])) else self._default_value(is_range=True)
        if value is None or self._options.has(value):
            return value
        return self._options.values[self._default[0]]

    def _default_value(self, *, is_range: bool) -> object:
        first = self._options.values[self._default[0]]
        if not is_range:
            return first
        last = self._default[1] if len(self._default) > 1 else len(self._options.values) - 1
        return (first, self._options.values[last])


def _positions(options: list[object], value: object) -> tuple[int, ...]:
    """Where `value`, or its two ends, stand among the options; the first option for None."""
    if isinstance(value, list | tuple):
        return tuple(sorted(_position(options, end) for end in cast("Sequence[object]", value)))
    try:
        return (_position(options, value),)
    except ValueError:
        if value is not None:
            raise
        return (0,)


def _position(options: list[object], value: object) -> int:
    for index, option in enumerate(options):
        if value == option:
            return index
        # Options such as numpy's 0.1 * 3 are meant to be found by 0.3.
        if isinstance(option, float) and isinstance(value, float) and abs(value - option) < 5e-12:
            return index
    raise ValueError(f"{value!r} is not one of the options")
