"""Columns in which a reader chooses, and columns of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import cycle, repeat

from flowc_shims.streamlit.column_config.config import ColumnConfig, ColumnWidth


def SelectboxColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: str | int | float | bool | None = None,
    options: Iterable[str | int | float | bool] | None = None,
    format_func: Callable[[str | int | float | bool], str] | None = None,
) -> ColumnConfig:
    """A column of one option each."""
    offered: list[object] | None = None
    if options is not None:
        # What cannot be asked twice is used up here.
        offered = [
            option if format_func is None else {"value": option, "label": format_func(option)} for option in options
        ]
    return {
        "label": label,
        "width": width,
        "help": help,
        "disabled": disabled,
        "required": required,
        "pinned": pinned,
        "default": default,
        "type_config": {"type": "selectbox", "options": offered},
    }


def MultiselectColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: Iterable[str] | None = None,
    options: Iterable[str] | None = None,
    accept_new_options: bool | None = None,
    color: str | Iterable[str] | None = None,
    format_func: Callable[[str], str] | None = None,
) -> ColumnConfig:
    """A column of several options each, which may have colours."""
    return {
        "label": label,
        "width": width,
        "help": help,
        "disabled": disabled,
        "required": required,
        "pinned": pinned,
        "default": None if default is None else list(default),
        "type_config": {
            "type": "multiselect",
            "options": None if options is None else _coloured(options, color, format_func),
            "accept_new_options": accept_new_options,
        },
    }


def ListColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    default: Iterable[str] | None = None,
) -> ColumnConfig:
    """A column of lists."""
    return {
        "label": label,
        "width": width,
        "help": help,
        "pinned": pinned,
        "disabled": disabled,
        "required": required,
        "default": None if default is None else list(default),
        "type_config": {"type": "list"},
    }


def _coloured(
    options: Iterable[str], color: str | Iterable[str] | None, format_func: Callable[[str], str] | None
) -> list[object]:
    """Colours are dealt out in turn, and begin again where there are more options."""
    colors = None if color is None else repeat(color) if isinstance(color, str) else cycle(color)
    offered: list[object] = []
    for option in options:
        one = {"value": option}
        if format_func is not None:
            one["label"] = format_func(option)
        if colors is not None:
            one["color"] = next(colors)
        offered.append(one)
    return offered
