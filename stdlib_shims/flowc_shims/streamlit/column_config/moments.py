"""Columns of dates and times. Values go to the browser in the form of ISO 8601."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from flowc_shims.streamlit.column_config.config import Alignment, ColumnConfig, ColumnWidth
from flowc_shims.streamlit.column_config.plain import Column


def DatetimeColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: datetime | None = None,
    format: str | None = None,
    min_value: datetime | None = None,
    max_value: datetime | None = None,
    step: int | float | timedelta | None = None,
    timezone: str | None = None,
) -> ColumnConfig:
    """A column of moments, shown by the clock of a zone where one is given."""
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    kind = {**_kind("datetime", format, min_value, max_value), "step": _seconds(step), "timezone": timezone}
    return {**common, "default": _text(default), "type_config": kind}


def TimeColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: time | None = None,
    format: str | None = None,
    min_value: time | None = None,
    max_value: time | None = None,
    step: int | float | timedelta | None = None,
) -> ColumnConfig:
    """A column of times of the day."""
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    kind = {**_kind("time", format, min_value, max_value), "step": _seconds(step)}
    return {**common, "default": _text(default), "type_config": kind}


def DateColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: date | None = None,
    format: str | None = None,
    min_value: date | None = None,
    max_value: date | None = None,
    step: int | None = None,
) -> ColumnConfig:
    """A column of days."""
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    kind = {**_kind("date", format, min_value, max_value), "step": step}
    return {**common, "default": _text(default), "type_config": kind}


def _kind(
    kind: str, format: str | None, least: date | time | datetime | None, most: date | time | datetime | None
) -> dict[str, object]:
    return {"type": kind, "format": format, "min_value": _text(least), "max_value": _text(most)}


def _text(moment: date | time | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _seconds(step: int | float | timedelta | None) -> int | float | None:
    return step.total_seconds() if isinstance(step, timedelta) else step
