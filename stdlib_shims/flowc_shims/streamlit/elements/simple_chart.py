"""`st.line_chart`, `st.area_chart`, `st.bar_chart`, `st.scatter_chart`: a table and column names are all they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, cast

from flowc_shims.streamlit.chart_columns import Plotted, plot
from flowc_shims.streamlit.chart_spec import Kind, Look, Stack, chart_spec, check_stack
from flowc_shims.streamlit.delta_generator import DeltaGenerator, command
from flowc_shims.streamlit.elements.vega_lite import show_spec
from flowc_shims.streamlit.layout_size import Height, Width, container_width

Color: TypeAlias = "str | Sequence[float] | Sequence[str] | Sequence[Sequence[float]] | None"
Columns: TypeAlias = "str | Sequence[str] | None"


@command
def line_chart(
    dg: DeltaGenerator,
    data: object = None,
    *,
    x: str | None = None,
    y: Columns = None,
    x_label: str | None = None,
    y_label: str | None = None,
    color: Color = None,
    width: Width = "stretch",
    height: Height = "content",
    use_container_width: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show lines: one for each column of `y`, along `x` or the index."""
    look = _look("line", x, y, x_label, y_label, width, height)
    return _show(dg, plot(data, x=x, y=y, color=color), look, width, height, use_container_width, alt)


@command
def area_chart(
    dg: DeltaGenerator,
    data: object = None,
    *,
    x: str | None = None,
    y: Columns = None,
    x_label: str | None = None,
    y_label: str | None = None,
    color: Color = None,
    stack: Stack = None,
    width: Width = "stretch",
    height: Height = "content",
    use_container_width: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show areas: one for each column of `y`, over each other unless stacked."""
    layered: Stack = check_stack(stack) or "layered"
    look = _look("area", x, y, x_label, y_label, width, height, stack=layered)
    return _show(dg, plot(data, x=x, y=y, color=color), look, width, height, use_container_width, alt)


@command
def bar_chart(
    dg: DeltaGenerator,
    data: object = None,
    *,
    x: str | None = None,
    y: Columns = None,
    x_label: str | None = None,
    y_label: str | None = None,
    color: Color = None,
    horizontal: bool = False,
    sort: bool | str = True,
    stack: Stack = None,
    width: Width = "stretch",
    height: Height = "content",
    use_container_width: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show bars: stacked, or beside each other with `stack=False`."""
    kind: Kind = "horizontal bar" if horizontal else "bar"
    look = _look(kind, x, y, x_label, y_label, width, height, stack=check_stack(stack), sort=sort)
    return _show(dg, plot(data, x=x, y=y, color=color, sort=sort), look, width, height, use_container_width, alt)


@command
def scatter_chart(
    dg: DeltaGenerator,
    data: object = None,
    *,
    x: str | None = None,
    y: Columns = None,
    x_label: str | None = None,
    y_label: str | None = None,
    color: Color = None,
    size: str | float | int | None = None,
    width: Width = "stretch",
    height: Height = "content",
    use_container_width: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show points, of one size or sized by a column."""
    look = _look("scatter", x, y, x_label, y_label, width, height)
    return _show(dg, plot(data, x=x, y=y, color=color, size=size), look, width, height, use_container_width, alt)


def _look(
    kind: Kind,
    x: object,
    y: object,
    x_label: str | None,
    y_label: str | None,
    width: object,
    height: object,
    *,
    stack: Stack = None,
    sort: bool | str = True,
) -> Look:
    return Look(
        kind=kind,
        x_named=x is not None,
        y_named=y is not None,
        x_label=x_label,
        y_label=y_label,
        stack=stack,
        sort=sort,
        width=width if isinstance(width, int) else 0,
        height=height if isinstance(height, int) else 0,
    )


def _show(
    dg: DeltaGenerator,
    plotted: Plotted,
    look: Look,
    width: Width,
    height: Height,
    use_container_width: bool | None,
    alt: str | None,
) -> DeltaGenerator:
    wide = container_width(use_container_width, width)
    shown = show_spec(dg, chart_spec(plotted, look), plotted.table, width=wide, height=height, alt=alt)
    return cast("DeltaGenerator", shown)  # nothing can be selected in a simple chart
