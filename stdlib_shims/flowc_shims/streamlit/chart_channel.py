"""The visual channels of a simple chart beside its axes: colour, size and tooltip, and how a column is treated."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from flowc_shims.streamlit.chart_color import css_color, is_color, is_color_name
from flowc_shims.streamlit.chart_columns import COLOR_COLUMN, INDEX_COLUMN, VALUE_COLUMN, Plotted
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitValueError

if TYPE_CHECKING:
    import pandas as pd

Type: TypeAlias = Literal["quantitative", "ordinal", "temporal", "nominal"]
Channel: TypeAlias = dict[str, object]


def _legend(padding: float) -> Channel:
    return {"titlePadding": padding, "offset": 5, "orient": "bottom"}


def color_channel(plotted: Plotted) -> Channel | None:
    if plotted.color_value not in (None, [], ()):
        return _given_color(plotted, plotted.color_value)
    return None if plotted.color is None else _color_by_column(plotted, plotted.color)


def _given_color(plotted: Plotted, color: object) -> Channel:
    """One colour for the only line, or one for each."""
    if is_color(color) or is_color_name(color):
        _check_count([color], plotted)
        return {"value": _css_or_name(color)}
    if not isinstance(color, (list, tuple)):
        raise StreamlitAPIException(
            f"`color` cannot be `{color}`: it is a hex colour, three or four numbers, a column, or a list of colours."
        )
    colors = list(cast("Collection[object]", color))
    _check_count(colors, plotted)
    if len(colors) == 1:
        return {"value": _css_or_name(colors[0])}
    channel: Channel = {} if plotted.color is None else {"field": plotted.color}
    scale = {"domain": list(plotted.drawn), "range": [_css_or_name(each) for each in colors]}
    return {**channel, "scale": scale, "legend": _legend(5), "type": "nominal", "title": " "}


def _css_or_name(color: object) -> str:
    return str(color) if is_color_name(color) else css_color(color)


def _check_count(colors: list[object], plotted: Plotted) -> None:
    if len(colors) != len(plotted.drawn):
        raise StreamlitAPIException(
            f"There are {len(colors)} colours in `{colors}` for {len(plotted.drawn)} columns: `{list(plotted.drawn)}`."
        )


def _color_by_column(plotted: Plotted, column: str) -> Channel:
    channel: Channel = {"field": column, "legend": _legend(5)}
    if column == COLOR_COLUMN:
        return {**channel, "type": "nominal", "title": " "}
    values = plotted.table[column]
    channel["type"] = column_type(values)
    if column in plotted.titles:
        channel["title"] = plotted.titles[column]
    if len(values) and is_color(values.iloc[0]):
        # The column holds the colours themselves: each is drawn as it says, and there is nothing to explain.
        channel |= {"scale": {"range": [css_color(each) for each in values.unique()]}, "legend": None}
    return channel


def size_channel(plotted: Plotted) -> Channel:
    if plotted.size is not None:
        title = plotted.titles.get(plotted.size, plotted.size)
        kind = plain_type(plotted.table[plotted.size])
        channel: Channel = {"field": plotted.size, "title": title, "legend": _legend(0.5), "type": kind}
        keep_order(plotted, channel)
        return channel
    if plotted.size_value is None:
        return {"value": 100}
    if isinstance(plotted.size_value, (int, float)):
        return {"value": plotted.size_value}
    raise StreamlitValueError("size", ["a column", "a number"], detail=f"It is {plotted.size_value!r}.")


def tooltip_channel(plotted: Plotted, x: str, y: str) -> list[Channel]:
    columns = [x, y]
    if plotted.color is not None:
        columns.append(plotted.color)
    if plotted.size is not None:
        columns.append(plotted.size)
    return [_tooltip_of(plotted, column) for column in columns]


def _tooltip_of(plotted: Plotted, column: str) -> Channel:
    made_up: dict[str, tuple[str, Type]] = {
        VALUE_COLUMN: ("value", "quantitative"),
        COLOR_COLUMN: ("color", "nominal"),
    }
    if column in made_up:
        title, kind = made_up[column]
        return {"field": column, "title": title, "type": kind}
    channel: Channel = {"field": column, "type": plain_type(plotted.table[column])}
    if column == INDEX_COLUMN:
        channel["title"] = "index"
    elif column in plotted.titles:
        channel["title"] = plotted.titles[column]
    return channel


def keep_order(plotted: Plotted, channel: Channel) -> None:
    """Levels with an order of their own keep it."""
    column = channel["field"]
    if column in plotted.table.columns:
        kind: Any = plotted.table[cast("str", column)].dtype
        if getattr(kind, "ordered", False):
            channel["sort"] = list(kind.categories)


def column_type(values: pd.Series[Any]) -> Type:
    """How a channel treats a column."""
    from pandas.api.types import infer_dtype

    found = infer_dtype(values)
    if found in ("floating", "mixed-integer-float", "integer", "mixed-integer", "complex"):
        return "quantitative"
    if found == "categorical":
        return "ordinal" if cast("Any", values).cat.ordered else "nominal"
    if found in ("datetime", "datetime64", "timedelta", "timedelta64", "date", "time", "period"):
        return "temporal"
    return "nominal"


def plain_type(values: pd.Series[Any]) -> Type:
    """How a tooltip or a size treats a column: as `column_type`, but lengths of time are no points in time."""
    return "nominal" if values.dtype.kind == "m" else column_type(values)
