"""A plotted table becomes a Vega-Lite specification: the chart that Streamlit draws for the same arguments.

Holds: the specification holds no data, only the names of columns.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from flowc_shims.streamlit.chart_channel import (
    Channel,
    Type,
    color_channel,
    column_type,
    keep_order,
    size_channel,
    tooltip_channel,
)
from flowc_shims.streamlit.chart_columns import INDEX_COLUMN, NO_COLUMN, VALUE_COLUMN, Plotted
from flowc_shims.streamlit.errors import StreamlitValueError

if TYPE_CHECKING:
    import pandas as pd

Kind: TypeAlias = Literal["line", "area", "bar", "horizontal bar", "scatter"]
Stack: TypeAlias = "bool | Literal['normalize', 'center', 'layered'] | None"
Spec: TypeAlias = dict[str, object]

_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
_MARKS: Final[dict[Kind, str]] = {
    "line": "line",
    "area": "area",
    "bar": "bar",
    "horizontal bar": "bar",
    "scatter": "circle",
}
_MANY_POINTS: Final = 1000


@dataclass(frozen=True, slots=True)
class Look:
    """The arguments of a chart command that choose no data. `x_named`: x was given, so its axis has a title."""

    kind: Kind
    x_named: bool
    y_named: bool
    x_label: str | None = None
    y_label: str | None = None
    stack: Stack = None
    sort: bool | str = True
    width: int = 0
    height: int = 0


def chart_spec(plotted: Plotted, look: Look) -> Spec:
    """The whole specification."""
    encoding = _encoding(plotted, look)
    if look.kind == "line" and plotted.x is not None:
        return _with_hover(encoding, plotted, look)
    return {
        "$schema": _SCHEMA,
        "mark": {"type": _MARKS[look.kind]},
        "encoding": encoding,
        "params": [_zoom("param_1")],
        "width": look.width,
        "height": look.height,
    }


def check_stack(stack: object) -> Stack:
    for choice in (None, True, False, "normalize", "center", "layered"):
        if stack is choice or (isinstance(stack, str) and stack == choice):
            return choice
    raise StreamlitValueError("stack", ["True", "False", "'normalize'", "'center'", "'layered'", "None"])


def _with_hover(encoding: Channel, plotted: Plotted, look: Look) -> Spec:
    """A line with a point that follows the pointer along x."""
    on = "mousemove{16}" if len(plotted.table) > _MANY_POINTS else "mousemove"
    nearest = {"type": "point", "clear": "mouseleave", "fields": [plotted.x], "nearest": True, "on": on}
    only_nearest = {"filter": {"param": "param_1", "empty": False}}
    return {
        "$schema": _SCHEMA,
        "config": {"legend": {"symbolType": "stroke"}},
        "layer": [
            {"mark": {"type": "line"}, "encoding": encoding, "name": "view_1"},
            {"mark": {"type": "point", "opacity": 0}, "encoding": encoding, "name": "view_2"},
            {
                "mark": {"type": "point", "filled": True, "size": 65},
                "encoding": encoding,
                "transform": [only_nearest],
            },
        ],
        "params": [
            {"name": "param_1", "select": nearest, "views": ["view_2"]},
            {**_zoom("param_2"), "views": ["view_1"]},
        ],
        "width": look.width,
        "height": look.height,
    }


def _zoom(name: str) -> Channel:
    return {"name": name, "select": {"type": "interval", "encodings": ["x", "y"]}, "bind": "scales"}


def _encoding(plotted: Plotted, look: Look) -> Channel:
    encoding: Channel = _axes(plotted, look)
    if look.stack is False and plotted.color is not None:
        encoding |= _offsets(plotted.color, look)
    if plotted.color is not None and (look.kind == "area" or look.stack == "layered"):
        encoding["opacity"] = {"value": 0.7}
    color = color_channel(plotted)
    if color is not None:
        encoding["color"] = color
    if look.kind == "scatter":
        encoding["size"] = size_channel(plotted)
    if plotted.x is not None and plotted.y is not None:
        encoding["tooltip"] = tooltip_channel(plotted, plotted.x, plotted.y)
    return encoding


def _axes(plotted: Plotted, look: Look) -> Channel:
    """`across` is where things stand beside each other, `along` is where they are measured."""
    horizontal = look.kind == "horizontal bar"
    across = _axis(plotted, plotted.x, grid=False, ordinal=_is_bar(look))
    along = _axis(plotted, plotted.y, grid=True, ordinal=False)
    x, y = (along, across) if horizontal else (across, along)
    # A made-up name is not shown, where Streamlit does not show it either.
    across["title"] = _title(plotted, plotted.x, look.x_label, named=look.x_named, hidden=_hidden(horizontal))
    along["title"] = _title(plotted, plotted.y, look.y_label, named=look.y_named, hidden=_hidden(not horizontal))
    if look.stack is not None:
        along["stack"] = False if look.stack == "layered" else look.stack
    keep_order(plotted, x)
    if _is_bar(look) and look.sort is not True:
        across["sort"] = _sort(plotted, look.sort)
    return {"x": x, "y": y}


def _axis(plotted: Plotted, column: str | None, *, grid: bool, ordinal: bool) -> Channel:
    from pandas.api.types import is_integer_dtype

    axis: Channel = {"grid": grid}
    if column is not None and is_integer_dtype(plotted.table[column]):
        axis["tickMinStep"] = 1
    return {
        "field": NO_COLUMN if column is None else column,
        "type": _axis_type(plotted.table, column, ordinal=ordinal),
        "scale": {},
        "axis": axis,
    }


def _hidden(is_y: bool) -> str:
    return VALUE_COLUMN if is_y else INDEX_COLUMN


def _title(plotted: Plotted, column: str | None, label: str | None, *, named: bool, hidden: str) -> str:
    if label is not None:
        return label
    if column is None or column == hidden or not named:
        return ""
    return plotted.titles.get(column, column)


def _axis_type(table: pd.DataFrame, column: str | None, *, ordinal: bool) -> Type:
    if column is None:
        return "quantitative"
    values = table[column]
    # Bars stand side by side whatever they are labelled with; only dates keep their distances.
    if ordinal and not (len(values) and isinstance(values.iloc[0], datetime.date)):
        return "ordinal"
    return column_type(values)


def _is_bar(look: Look) -> bool:
    return look.kind in ("bar", "horizontal bar")


def _sort(plotted: Plotted, sort: bool | str) -> Channel | None:
    if isinstance(sort, bool):
        return None
    return {"field": plotted.sort, "order": "descending" if sort.startswith("-") else "ascending"}


def _offsets(color: str, look: Look) -> Channel:
    """Bars of one group stand beside each other."""
    return {
        "xOffset": {"field": color} if look.kind == "bar" else {},
        "yOffset": {"field": color} if look.kind == "horizontal bar" else {},
    }
