"""`st.grid`: elements in rows and columns, each in a cell; `cell` makes one for several elements, or one that spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.delta_generator import DeltaGenerator, GivenContainer, append, append_as, command
from flowc_shims.streamlit.elements.columns import ColumnAlignment, check_alignment
from flowc_shims.streamlit.errors import (
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)
from flowc_shims.streamlit.layout_size import (
    LARGEST,
    Gap,
    Height,
    WidthWithoutContent,
    check_gap,
    check_height,
    check_width_without_content,
    check_wrap,
    is_int,
)
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.widget import Key
from flowc_shims.streamlit.widget_id import check_key

Auto: TypeAlias = Literal["auto"]
All: TypeAlias = Literal["all"]
Content: TypeAlias = Literal["content"]
_MOST_COLUMNS: Final = 24


class GridProps(Props, frozen=True, kw_only=True, tag="grid"):
    """Sizes are in pixels. With `wrap`, there may be fewer columns where there is no room; `dense` fills gaps with
    later cells; `border` is around each cell."""

    is_container: ClassVar[bool] = True

    columns: int | Auto = "auto"
    min_column_width: int | Auto = "auto"
    wrap: bool = True
    row_gap: Gap | None = "small"
    column_gap: Gap | None = "small"
    vertical_alignment: ColumnAlignment = "top"
    border: bool = False
    row_height: int | Content = "content"
    dense: bool = False
    width: WidthWithoutContent = "stretch"
    height: Height = "content"
    key: str | None = None


class GridCellProps(Props, frozen=True, kw_only=True, tag="grid_cell"):
    """A cell that holds several elements; `column_span` "all" is a row of its own."""

    is_container: ClassVar[bool] = True

    column_span: int | All = 1
    row_span: int = 1


class GridContainer(GivenContainer):
    """What `st.grid` gives."""

    __slots__ = ("_columns",)

    _columns: int | Auto

    def cell(self, *, column_span: int | All = 1, row_span: int = 1) -> DeltaGenerator:
        """The next cell, over so many columns and rows."""
        # A handle that was pickled does not know.
        most = getattr(self, "_columns", "auto")
        wide = column_span if column_span == "all" else _count("column_span", column_span, "all")
        if is_int(wide) and is_int(most) and wide > most:
            raise StreamlitValueOutOfRangeError("column_span", wide, 1, most)
        props = GridCellProps(column_span=wide, row_span=_count("row_span", row_span, None))
        return append(self, props)


@command
def grid(
    dg: DeltaGenerator,
    columns: int | Auto = "auto",
    *,
    min_column_width: int | Auto = "auto",
    wrap: bool = True,
    gap: Gap | tuple[Gap | None, Gap | None] | list[Gap | None] | None = "small",
    vertical_alignment: ColumnAlignment = "top",
    border: bool = False,
    row_height: int | Content = "content",
    width: WidthWithoutContent = "stretch",
    height: Height = "content",
    key: Key | None = None,
    dense: bool = False,
) -> GridContainer:
    """A container whose elements stand in rows and columns."""
    check_wrap(wrap)
    for name, flag in (("border", border), ("dense", dense)):
        if not isinstance(cast("object", flag), bool):
            raise StreamlitInvalidParameterTypeError(name, type(flag).__name__, ["bool"])
    many = _columns(columns)
    if many == "auto" and not wrap:
        raise StreamlitIncompatibleParametersError(
            "columns='auto'", "wrap=False", explanation="Say how many columns there are to be."
        )
    narrowest: int | Auto = (
        "auto" if min_column_width == "auto" else _count("min_column_width", min_column_width, "auto")
    )
    row_gap, column_gap = _gaps(gap)
    props = GridProps(
        columns=many,
        min_column_width=narrowest,
        wrap=wrap,
        row_gap=row_gap,
        column_gap=column_gap,
        vertical_alignment=check_alignment(vertical_alignment),
        border=border,
        row_height="content" if row_height == "content" else _count("row_height", row_height, "content"),
        dense=dense,
        width=check_width_without_content(width),
        height=check_height(height),
        key=check_key(key),
    )
    made = append_as(dg, props, GridContainer)
    object.__setattr__(made, "_columns", many)
    return made


def _columns(columns: object) -> int | Auto:
    if columns == "auto":
        return "auto"
    if isinstance(columns, str):
        raise StreamlitValueError("columns", ["'auto'", f"1 to {_MOST_COLUMNS}"], detail=f"It is {columns!r}.")
    if not is_int(columns):
        raise StreamlitInvalidParameterTypeError("columns", type(columns).__name__, ["int", "'auto'"])
    if not 1 <= columns <= _MOST_COLUMNS:
        raise StreamlitValueOutOfRangeError("columns", columns, 1, _MOST_COLUMNS)
    return int(columns)


def _count(parameter: str, given: object, name: str | None) -> int:
    """A number of one at least; `name` is the word that could stand in its place."""
    words = [] if name is None else [repr(name)]
    if isinstance(given, str) and name is not None:
        raise StreamlitValueError(parameter, [*words, "a positive integer"], detail=f"It is {given!r}.")
    if not is_int(given):
        raise StreamlitInvalidParameterTypeError(parameter, type(given).__name__, ["int", *words])
    if given < 1:
        raise StreamlitValueError(parameter, [*words, "a positive integer"], detail=f"It is {given!r}.")
    if given > LARGEST:
        raise StreamlitValueOutOfRangeError(parameter, given, 1, LARGEST)
    return int(given)


def _gaps(gap: object) -> tuple[Gap | None, Gap | None]:
    """Between rows, and between columns."""
    if not isinstance(gap, tuple | list):
        return check_gap(gap), check_gap(gap)
    pair = cast("Sequence[object]", gap)
    if len(pair) != 2:
        raise StreamlitValueError(
            "gap", ["one gap", "two of them: of rows, of columns"], detail=f"There are {len(pair)}."
        )
    return check_gap(pair[0]), check_gap(pair[1])
