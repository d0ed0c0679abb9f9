"""The table and the column names given to a simple chart become one long table with one column per visual channel.

Several y columns are melted: their values stand below each other in one column, their names beside it in another, as
Vega-Lite needs them. Columns made up here have the names that Streamlit gives them, so that charts compare equal.

Holds: the caller's table is not changed; every column of the result has a text name that is a plain Vega-Lite field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, cast

from flowc_shims.streamlit.arrow import fix_columns
from flowc_shims.streamlit.chart_color import css_color, is_color_tuple
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError
from flowc_shims.streamlit.frame import to_frame, to_list

if TYPE_CHECKING:
    import pandas as pd

INDEX_COLUMN: Final = "index -- streamlit-generated"
VALUE_COLUMN: Final = "value -- streamlit-generated"
COLOR_COLUMN: Final = "color -- streamlit-generated"
NO_COLUMN: Final = "DOES_NOT_EXIST -- streamlit-generated"
_ALIAS: Final = "col -- streamlit-generated-"
_SPECIAL: Final = frozenset(".[]\\")
_MOST_MIXED_VALUES: Final = 100


@dataclass(frozen=True, slots=True)
class Plotted:
    """The table and the column of each channel; `titles` has the user's name for a column that was renamed.

    `drawn` are the y columns by the user's names, in order: what a list of colours is matched with. `color_value` and
    `size_value` are the arguments where they name no column.
    """

    table: pd.DataFrame
    x: str | None
    y: str | None
    drawn: tuple[str, ...]
    color: str | None
    size: str | None
    sort: str | None
    titles: Mapping[str, str]
    color_value: object
    size_value: object


def plot(
    data: object, *, x: object, y: object, color: object = None, size: object = None, sort: object = True
) -> Plotted:
    """Arrange `data` for a chart. `color` and `size` count where they name a column, `sort` may start with a minus."""
    frame = to_frame(data)
    x_column = _x_column(frame, x)
    y_columns = _y_columns(frame, y, x_column)
    sort_column = sort.removeprefix("-") if isinstance(sort, str) else None
    if sort_column is not None:
        _check_column(frame, sort_column)
    frame, x_column = _with_index(frame, x_column, y_columns)
    color_column, size_column = _column_of(frame, color), _column_of(frame, size)
    used = [x_column, color_column, size_column, sort_column]
    selected = _selected(frame, [*(name for name in used if name is not None), *y_columns])
    values = (color if color_column is None else None, size if size_column is None else None)
    return _melted(_renamed(selected, used, y_columns, values))


def _column_of(frame: pd.DataFrame, column_or_value: object) -> str | None:
    """The argument where it names a column; None where it is a value of its own."""
    return column_or_value if isinstance(column_or_value, str) and column_or_value in frame.columns else None


def _x_column(frame: pd.DataFrame, x: object) -> str | None:
    if x is None:
        return None
    if not isinstance(x, str):
        raise StreamlitInvalidParameterTypeError("x", type(x).__name__, ["str", "None"])
    _check_column(frame, x)
    return x


def _y_columns(frame: pd.DataFrame, y: object, x: str | None) -> list[Any]:
    if y is None:
        columns: list[Any] = list(frame.columns)
    else:
        columns = [y] if isinstance(y, str) else [str(column) for column in to_list(y)]
    for column in columns:
        _check_column(frame, column)
    # What is drawn along x is not drawn along y as well, unless it was asked for by name.
    asked_for = y is not None and x in cast("Sequence[object]", [y] if isinstance(y, str) else columns)
    return [column for column in columns if column != x] if x is not None and not asked_for else columns


def _check_column(frame: pd.DataFrame, name: object) -> None:
    if name not in frame.columns:
        there_are = ", ".join(f"`{column}`" for column in frame.columns)
        raise StreamlitAPIException(f"The data has no column `{name}`. Its columns are: {there_are}.")


def _with_index(frame: pd.DataFrame, x: str | None, y_columns: list[Any]) -> tuple[pd.DataFrame, str | None]:
    """Without an x column the index is drawn along x."""
    if x is not None or not y_columns:
        return frame, x
    name = INDEX_COLUMN if frame.index.name is None else str(frame.index.name)
    return frame.set_axis(frame.index.rename(name), axis=0).reset_index(), name


def _selected(frame: pd.DataFrame, names: list[Any]) -> pd.DataFrame:
    return frame[list(dict.fromkeys(names))].copy(deep=False)


def _renamed(
    frame: pd.DataFrame, used: list[str | None], y_columns: list[Any], values: tuple[object, object]
) -> Plotted:
    """Every column gets a text name, and another one where its name would read as a path in Vega-Lite."""
    import pandas as pd

    names = [str(column) for column in frame.columns]
    titles: dict[str, str] = {}
    fields: list[str] = []
    for position, name in enumerate(names):
        fields.append(_alias(position, names, titles) if _SPECIAL.intersection(name) else name)
        if fields[-1] != name:
            titles[fields[-1]] = name
    by_name: dict[str, str] = {}
    for name, field in zip(names, fields, strict=True):
        by_name.setdefault(name, field)
    frame.columns = pd.Index(fields)
    x, color, size, sort = (None if name is None else by_name[str(name)] for name in used)
    if color is not None:
        frame = _with_css_colors(frame, color)
    drawn = tuple(by_name[str(column)] for column in y_columns)
    return Plotted(
        table=frame,
        x=x,
        y=None,
        drawn=drawn,
        color=color,
        size=size,
        sort=sort,
        titles=titles,
        color_value=values[0],
        size_value=values[1],
    )


def _alias(position: int, names: list[str], taken: Mapping[str, str]) -> str:
    alias, turn = f"{_ALIAS}{position}", 0
    while alias in names or alias in taken:
        turn += 1
        alias = f"{_ALIAS}{position}-{turn}"
    return alias


def _with_css_colors(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """A column of number triples is a column of colours."""
    colors = frame[column]
    if len(colors) and is_color_tuple(colors.iloc[0]):
        return frame.assign(**{column: colors.map(css_color).astype(object)})
    return frame


def _melted(plotted: Plotted) -> Plotted:
    """One y column stays as it is; several become one column of values and one of names."""
    if len(plotted.drawn) <= 1 or plotted.x is None:
        return replace(
            plotted, y=plotted.drawn[0] if plotted.drawn else None, drawn=_user_names(plotted, plotted.drawn)
        )
    kept = list(dict.fromkeys(name for name in (plotted.x, plotted.size, plotted.sort) if name is not None))
    table = plotted.table.melt(
        id_vars=kept, value_vars=list(plotted.drawn), var_name=COLOR_COLUMN, value_name=VALUE_COLUMN
    )
    _check_mixed(table[VALUE_COLUMN])
    if plotted.titles:
        table[COLOR_COLUMN] = [plotted.titles.get(name, name) for name in table[COLOR_COLUMN].tolist()]
    return replace(
        plotted,
        table=fix_columns(table),
        y=VALUE_COLUMN,
        color=COLOR_COLUMN,
        drawn=_user_names(plotted, plotted.drawn),
    )


def _user_names(plotted: Plotted, fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plotted.titles.get(field, field) for field in fields)


def _check_mixed(values: pd.Series[Any]) -> None:
    from pandas.api.types import infer_dtype

    mixed = values.dtype == "object" and "mixed" in infer_dtype(values)
    if mixed and len(values.unique()) > _MOST_MIXED_VALUES:
        raise StreamlitAPIException(
            "The columns to draw hold many values of different types; choose fitting columns with `y`."
        )
