"""`st.metric`: a number that matters, how it changed, and perhaps a small chart."""

from __future__ import annotations

import numbers
from collections.abc import Iterable
from textwrap import dedent
from typing import Final, Literal, TypeAlias, cast, get_args

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)
from flowc_shims.streamlit.frame import to_list
from flowc_shims.streamlit.kinds_of_values import has_method
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.widget import LabelVisibility, check_label_visibility
from flowc_shims.streamlit.wording import check_icon, clean_text

Color: TypeAlias = Literal["red", "orange", "yellow", "green", "blue", "violet", "gray", "primary"]
Arrow: TypeAlias = Literal["up", "down", "none"]
ChartType: TypeAlias = Literal["line", "bar", "area"]


class MetricProps(Props, frozen=True, kw_only=True, tag="metric"):
    """`color` and `arrow` are those of `delta`, which is empty where there is none."""

    label: str
    value: str
    delta: str = ""
    color: Color = "gray"
    arrow: Arrow = "none"
    help: str | None = None
    icon: str = ""
    label_visibility: LabelVisibility = "visible"
    border: bool = False
    width: Width = "stretch"
    height: Height = "content"
    chart_data: tuple[float, ...] = ()
    chart_type: ChartType = "line"
    format: str | None = None
    delta_description: str | None = None


@command
def metric(
    dg: DeltaGenerator,
    label: str,
    value: object,
    delta: object = None,
    delta_color: str = "normal",
    *,
    help: str | None = None,
    icon: str | None = None,
    label_visibility: LabelVisibility = "visible",
    border: bool = False,
    width: Width = "stretch",
    height: Height = "content",
    chart_data: Iterable[object] | None = None,
    chart_type: ChartType = "line",
    delta_arrow: str = "auto",
    format: str | None = None,
    delta_description: str | None = None,
) -> DeltaGenerator:
    """Show `value` large under `label`, with `delta` beside it in the colour of good or bad."""
    direction = _direction(delta)
    given = cast("object", label)  # a script may pass anything
    props = MetricProps(
        label="" if given is None else str(given),
        value="—" if value is None else _number(value, "value"),
        delta=_delta(delta),
        color=_color(clean_text(delta_color), direction, has_delta=delta is not None and delta != ""),
        arrow=_arrow(clean_text(delta_arrow), direction),
        help=None if help is None else dedent(str(help)),
        icon=check_icon(icon),
        label_visibility=check_label_visibility(label_visibility),
        border=bool(border),
        width=check_width(width),
        height=check_height(height),
        chart_data=_floats(chart_data),
        chart_type=_chart_type(chart_type),
        format=format,
        delta_description=delta_description,
    )
    return append(dg, props)


_ARROWS: Final[dict[str, Arrow]] = {"up": "up", "down": "down", "off": "none"}
_COLORS: Final[tuple[Color, ...]] = get_args(Color)


def _number(value: object, parameter: str) -> str:
    if isinstance(value, (str, numbers.Number)):
        return str(value)
    if has_method(value, "item"):
        try:
            item = value.item()
        except ValueError:
            item = None  # an array of several values has no single one
        if isinstance(item, (int, float)):
            return str(item)
    raise StreamlitInvalidParameterTypeError(parameter, type(value).__name__, ["int", "float", "Decimal", "str"])


def _delta(delta: object) -> str:
    if delta is None or delta == "":
        return ""
    return dedent(delta) if isinstance(delta, str) else _number(delta, "delta")


def _direction(delta: object) -> Arrow:
    if delta is None or delta == "":
        return "none"
    text = dedent(str(delta))
    if text == "0" if isinstance(delta, str) else bool(delta == 0):
        return "none"
    return "down" if text.startswith("-") else "up"


def _color(name: str, direction: Arrow, *, has_delta: bool) -> Color:
    if name not in ("normal", "inverse", "off", "grey", *_COLORS):
        raise StreamlitValueError("delta_color", [repr(each) for each in ("normal", "inverse", "off", *_COLORS)])
    if not has_delta:
        return "gray"
    for color in _COLORS:
        if name == color:
            return color
    if name in ("off", "grey") or direction == "none":
        return "gray"
    return "green" if (direction == "up") == (name == "normal") else "red"


def _arrow(name: str, direction: Arrow) -> Arrow:
    if name == "auto":
        return direction
    if name not in _ARROWS:
        raise StreamlitValueError("delta_arrow", ["'auto'", *map(repr, _ARROWS)])
    return _ARROWS[name]


def _chart_type(name: object) -> ChartType:
    """Any other name is a line, as in Streamlit."""
    if name == "bar":
        return "bar"
    return "area" if name == "area" else "line"


def _floats(data: Iterable[object] | None) -> tuple[float, ...]:
    if data is None:
        return ()
    floats: list[float] = []
    for item in to_list(data):
        try:
            floats.append(float(cast("float", item)))
        except (TypeError, ValueError, OverflowError) as error:
            raise StreamlitAPIException(f"`chart_data` must hold numbers only, not {item!r}.") from error
    return tuple(floats)
