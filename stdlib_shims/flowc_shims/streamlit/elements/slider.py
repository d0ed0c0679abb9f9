"""`st.slider`: a number, a date, a time, or a range of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard, cast

from flowc_shims.streamlit.binding import Binding, Moments
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.host import WidgetSpec
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.slider_scale import DataType, Scalar, Scale, is_scalar, make_scale
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


class SliderProps(WidgetProps, frozen=True, kw_only=True, tag="slider"):
    """`value` has one number, or two for a range. For `date`, `time` and `datetime` all numbers are microseconds: since
    1970 in the value's own zone for dates, and on 2000-01-01 for times. `format` is printf-like for numbers and
    moment-like (`YYYY-MM-DD`, `HH:mm`) for the rest."""

    data_type: DataType
    value: tuple[float, ...]
    default: tuple[float, ...]
    min: float
    max: float
    step: float
    format: str


@command
def slider(
    dg: DeltaGenerator,
    label: str,
    min_value: Scalar | None = None,
    max_value: Scalar | None = None,
    value: object = None,
    step: object = None,
    format: str | None = None,
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
    """Show a scale with one thumb or two; gives the value, or a tuple of two."""
    shared = common(
        dg,
        "slider",
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
    identity = {"min_value": min_value, "max_value": max_value, "value": value, "step": step, "format": format}
    widget = shared.id(identity, with_key=("min_value", "max_value", "step"))
    single, span = _scales(value, min_value, max_value, step, format)
    binding = Binding("numbers", repeats=True, moments=_moments(single.data_type))
    outcome = register(_spec(shared, widget, single, span, binding))
    scale = span if span is not None and not is_scalar(outcome.value) else single
    numbers = tuple(float(number) for number in _numbers(outcome.wire))
    if outcome.changed:
        scale.check(numbers)
    props = SliderProps(
        **shared.props(widget, binding, [float(number) for number in scale.default]),
        data_type=scale.data_type,
        value=numbers,
        default=tuple(float(number) for number in scale.default),
        min=float(scale.min),
        max=float(scale.max),
        step=scale.step,
        format=scale.format,
    )
    append(dg, props)
    return outcome.value


def _scales(
    value: object, min_value: Scalar | None, max_value: Scalar | None, step: object, text_format: str | None
) -> tuple[Scale, Scale | None]:
    """The scale, and where the script gave no value, the one for a session state that holds a range."""
    if value is not None:
        return make_scale(value, min_value, max_value, step, text_format), None
    low: Scalar = 0 if min_value is None else min_value
    high: Scalar = 100 if max_value is None else max_value
    single = make_scale(low, min_value, max_value, step, text_format)
    if type(low) is not type(high):
        return single, None
    return single, make_scale([low, high], min_value, max_value, step, text_format)


def _moments(data_type: DataType) -> Moments | None:
    return data_type if data_type in ("date", "time", "datetime") else None


def _spec(shared: Common, widget: str, single: Scale, span: Scale | None, binding: Binding) -> WidgetSpec:
    plain = shared.spec(widget, single.deserialize, single.serialize, binding=binding)
    if span is None:
        return plain
    for_range = shared.spec(widget, span.deserialize, span.serialize, binding=binding)

    def adapt(state: object) -> WidgetSpec:
        return plain if is_scalar(state) else for_range

    return replace(plain, adapt=adapt)


def _numbers(wire: object) -> list[float]:
    return wire if _is_list(wire) else [cast("float", wire)]


def _is_list(wire: object) -> TypeGuard[list[float]]:
    return isinstance(wire, list)
