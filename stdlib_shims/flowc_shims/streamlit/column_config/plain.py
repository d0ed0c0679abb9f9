"""Columns of text, numbers, links and nested values."""

from __future__ import annotations

from flowc_shims.streamlit.column_config.config import Alignment, ColumnConfig, ColumnWidth
from flowc_shims.streamlit.wording import check_icon


def Column(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
) -> ColumnConfig:
    """A column of whatever type its data has."""
    return {
        "label": label,
        "width": width,
        "help": help,
        "disabled": disabled,
        "required": required,
        "pinned": pinned,
        "alignment": alignment,
    }


def NumberColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: int | float | None = None,
    format: str | None = None,
    min_value: int | float | None = None,
    max_value: int | float | None = None,
    step: int | float | None = None,
) -> ColumnConfig:
    """A column of numbers, with a format, bounds and a step."""
    bounds = {"min_value": min_value, "max_value": max_value}
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    return {**common, "default": default, "type_config": {"type": "number", **bounds, "format": format, "step": step}}


def TextColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
) -> ColumnConfig:
    """A column of text; `validate` is a regular expression of JavaScript that what is entered must fit."""
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    return {**common, "default": default, "type_config": {"type": "text", "max_chars": max_chars, "validate": validate}}


def LinkColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
    display_text: str | None = None,
) -> ColumnConfig:
    """A column of addresses; `display_text` is a text, an icon, or a pattern that takes a part of the address."""
    if display_text and display_text.startswith(":material/"):
        display_text = check_icon(display_text)
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    kind = {"type": "link", "max_chars": max_chars, "validate": validate, "display_text": display_text}
    return {**common, "default": default, "type_config": kind}


def CheckboxColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: bool | None = None,
) -> ColumnConfig:
    """A column of boxes to tick."""
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    return {**common, "default": default, "type_config": {"type": "checkbox"}}


def MarkdownColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
    default: str | None = None,
) -> ColumnConfig:
    """A column of Markdown, which is shown in full where a cell is opened."""
    common = Column(
        label, width=width, help=help, disabled=disabled, required=required, pinned=pinned, alignment=alignment
    )
    return {**common, "default": default, "type_config": {"type": "markdown"}}


def JsonColumn(
    label: str | None = None,
    *,
    width: ColumnWidth | None = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment | None = None,
) -> ColumnConfig:
    """A column of nested values."""
    shown = {"label": label, "width": width, "help": help, "pinned": pinned, "alignment": alignment}
    return {**shown, "type_config": {"type": "json"}}
