"""`st.number_input`: an int or a float, typed or stepped."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from numbers import Integral
from typing import Literal, TypeAlias, cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitInvalidMinMaxError,
    StreamlitInvalidNumberFormatError,
    StreamlitMixedNumericTypesError,
    StreamlitValueAboveMaxError,
    StreamlitValueBelowMinError,
)
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.number_bounds import MAX_FLOAT, MAX_SAFE_INTEGER, check_float, check_integer
from flowc_shims.streamlit.text_value import text_of
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
from flowc_shims.streamlit.wording import check_icon

Number: TypeAlias = int | float


class NumberInputProps(WidgetProps, frozen=True, kw_only=True, tag="number_input"):
    """`min` and `max` are None where the script set none; `format` is printf-like (`%d`, `%0.2f`)."""

    data_type: Literal["int", "float"]
    value: float | None
    default: float | None
    step: float
    format: str
    min: float | None = None
    max: float | None = None
    placeholder: str | None = None
    icon: str | None = None
    required: bool = False


@command
def number_input(
    dg: DeltaGenerator,
    label: str,
    min_value: Number | None = None,
    max_value: Number | None = None,
    value: Number | Literal["min"] | None = "min",
    step: Number | None = None,
    format: str | None = None,
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
    width: WidthWithoutContent = "stretch",
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> Number | None:
    """Show an input for a number; gives an int or a float, or None while it is empty."""
    shared = common(
        dg,
        "number_input",
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
    identity = {
        "min_value": min_value,
        "max_value": max_value,
        "value": value,
        "step": step,
        "format": format,
        "placeholder": text_of(placeholder),
        "icon": icon,
        "required": required,
    }
    widget = shared.id(identity)
    numbers = _Numbers(min_value, max_value, value, step, format)
    domain = _domain(numbers)
    binding = Binding("number", clearable=value is None)
    outcome = register(_spec(shared, widget, numbers, domain, binding))
    cleared = outcome.value is None
    domain = _domain(replace(numbers, value=None)) if cleared and domain.default is not None else domain
    props = NumberInputProps(
        **shared.props(widget, binding, _as_float(domain.default)),
        data_type="int" if domain.integer else "float",
        value=_as_float(outcome.wire),
        default=_as_float(domain.default),
        step=float(domain.step),
        format=domain.format,
        min=_as_float(min_value),
        max=_as_float(max_value),
        placeholder=text_of(placeholder),
        icon=check_icon(icon) or None,
        required=required,
    )
    append(dg, props)
    return cast("Number | None", outcome.value)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The script's numeric arguments."""

    min_value: Number | None
    max_value: Number | None
    value: Number | str | None
    step: Number | None
    format: str | None

    def all_are(self, kind: type) -> bool:
        """None and text ("min") fit every kind."""
        return all(
            number is None or isinstance(number, str | kind)
            for number in (self.min_value, self.max_value, self.value, self.step)
        )


@dataclass(frozen=True, slots=True)
class _Domain:
    """Which numbers the input holds, and which one when nobody has typed any."""

    integer: bool
    default: Number | None
    least: Number
    most: Number
    step: Number
    format: str

    def deserialize(self, wire: WireValue) -> Number | None:
        sent = wire if isinstance(wire, int | float) and not isinstance(wire, bool) else self.default
        if sent is None:
            return None
        if not math.isfinite(sent):
            return self.default
        number = int(sent) if self.integer else sent
        return number if self.least <= number <= self.most else self.default

    def reconcile(self, value: object, _wire: WireValue) -> object:
        """A number that lies outside now gives way to the default."""
        if value is None:
            return None
        number = cast("Number", value)
        return value if self.least <= number <= self.most else self.default


def _domain(numbers: _Numbers) -> _Domain:
    """Check the arguments against each other."""
    integers, floats = numbers.all_are(Integral), numbers.all_are(float)
    least, most, value, step = numbers.min_value, numbers.max_value, numbers.value, numbers.step
    if not integers and not floats:
        raise StreamlitMixedNumericTypesError(value, least, most, step)
    if isinstance(value, str) and value == "min":
        value = least if least is not None else (0 if integers and not floats else 0.0)
    integer = integers and not floats if value is None else isinstance(value, Integral)
    text_format = ("%d" if integer else "%0.2f") if numbers.format is None else numbers.format
    step = (1 if integer else 0.01) if step is None else step
    _check_format(text_format)
    # Any other text fails the check of bounds below.
    default = cast("Number | None", value)
    if not isinstance(value, str):
        _check_order(value, least, most)
    domain = _Domain(
        integer=integer and integers,
        default=default,
        least=least if least is not None else (-MAX_SAFE_INTEGER if integer and integers else -MAX_FLOAT),
        most=most if most is not None else (MAX_SAFE_INTEGER if integer and integers else MAX_FLOAT),
        step=step,
        format=text_format,
    )
    _check_bounds(domain)
    return domain


def _spec(shared: Common, widget: str, numbers: _Numbers, domain: _Domain, binding: Binding) -> WidgetSpec:
    """Where session state holds None, there is no default."""

    def plain(domain: _Domain) -> WidgetSpec:
        return shared.spec(
            widget, domain.deserialize, _serialize, adapt=adapt, reconcile=domain.reconcile, binding=binding
        )

    def adapt(state: object) -> WidgetSpec:
        return plain(_domain(replace(numbers, value=None)) if state is None else domain)

    return plain(domain)


def _serialize(value: object) -> WireValue:
    if value is None or isinstance(value, int | float):
        return value
    raise TypeError(f"the value of a number input must be a number or None, not {type(value).__name__}")


def _check_format(text_format: str) -> None:
    try:
        float(text_format % 2)
    except (TypeError, ValueError):
        raise StreamlitInvalidNumberFormatError(text_format) from None


def _check_order(value: Number | None, least: Number | None, most: Number | None) -> None:
    if least is not None and most is not None and least > most:
        raise StreamlitInvalidMinMaxError(least, most)
    if least is not None and value is not None and value < least:
        raise StreamlitValueBelowMinError(value, least)
    if most is not None and value is not None and value > most:
        raise StreamlitValueAboveMaxError(value, most)


def _check_bounds(domain: _Domain) -> None:
    named = {"min_value": domain.least, "max_value": domain.most, "step": domain.step, "value": domain.default}
    for name, number in named.items():
        if number is None:
            continue
        if domain.integer:
            check_integer(name, int(number))
        else:
            check_float(name, number)


def _as_float(number: object) -> float | None:
    return None if number is None else float(cast("float", number))
