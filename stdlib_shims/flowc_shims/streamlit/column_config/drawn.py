"""Columns that are drawn: small charts, bars of progress, pictures, sound and films."""

from __future__ import annotations

from flowc_shims.streamlit.column_config.config import Alignment, ColumnConfig, ColumnWidth, check_color


def BarChartColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: int | float | None = None,
    y_max: int | float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of lists of numbers, drawn as bars."""
    return {**_shown(label, width, help, pinned), "type_config": _chart("bar_chart", y_min, y_max, color)}


def LineChartColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: int | float | None = None,
    y_max: int | float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of lists of numbers, drawn as lines."""
    return {**_shown(label, width, help, pinned), "type_config": _chart("line_chart", y_min, y_max, color)}


def AreaChartColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: int | float | None = None,
    y_max: int | float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of lists of numbers, drawn as filled lines."""
    return {**_shown(label, width, help, pinned), "type_config": _chart("area_chart", y_min, y_max, color)}


def ProgressColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    format: str | None = None,
    min_value: int | float | None = None,
    max_value: int | float | None = None,
    step: int | float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of numbers, drawn as bars from the least to the greatest."""
    check_color(color)
    kind = {
        "type": "progress",
        "format": format,
        "min_value": min_value,
        "max_value": max_value,
        "step": step,
        "color": color,
    }
    return {**_shown(label, width, help, pinned), "type_config": kind}


def ImageColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
) -> ColumnConfig:
    """A column of addresses of pictures."""
    return {**_shown(label, width, help, pinned), "alignment": alignment, "type_config": {"type": "image"}}


def AudioColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
) -> ColumnConfig:
    """A column of addresses of sound."""
    return {**_shown(label, width, help, pinned), "alignment": alignment, "type_config": {"type": "audio"}}


def VideoColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
) -> ColumnConfig:
    """A column of addresses of films."""
    return {**_shown(label, width, help, pinned), "alignment": alignment, "type_config": {"type": "video"}}


def _shown(label: str | None, width: ColumnWidth | None, help: str | None, pinned: bool | None) -> ColumnConfig:
    return {"label": label, "width": width, "help": help, "pinned": pinned}


def _chart(kind: str, least: float | None, most: float | None, color: str | None) -> dict[str, object]:
    check_color(color)
    return {"type": kind, "y_min": least, "y_max": most, "color": color}
