"""`st.success`, `st.info`, `st.warning`, `st.error`: one element kind with four levels."""

from __future__ import annotations

from typing import Literal, TypeAlias

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import check_icon, clean_text, split_icon

Level: TypeAlias = Literal["success", "info", "warning", "error"]


class AlertProps(Props, frozen=True, kw_only=True, tag="alert"):
    level: Level
    body: str
    icon: str = ""
    title: str = ""
    width: WidthWithoutContent = "stretch"


@command
def error(
    dg: DeltaGenerator,
    body: object,
    *,
    icon: str | None = None,
    width: WidthWithoutContent = "stretch",
    title: object = None,
) -> DeltaGenerator:
    """Show a message about what went wrong."""
    return _alert(dg, "error", body, icon, width, title)


@command
def warning(
    dg: DeltaGenerator,
    body: object,
    *,
    icon: str | None = None,
    width: WidthWithoutContent = "stretch",
    title: object = None,
) -> DeltaGenerator:
    """Show a message about what may go wrong."""
    return _alert(dg, "warning", body, icon, width, title)


@command
def info(
    dg: DeltaGenerator,
    body: object,
    *,
    icon: str | None = None,
    width: WidthWithoutContent = "stretch",
    title: object = None,
) -> DeltaGenerator:
    """Show a message that is good to know."""
    return _alert(dg, "info", body, icon, width, title)


@command
def success(
    dg: DeltaGenerator,
    body: object,
    *,
    icon: str | None = None,
    width: WidthWithoutContent = "stretch",
    title: object = None,
) -> DeltaGenerator:
    """Show a message about what went well."""
    return _alert(dg, "success", body, icon, width, title)


def _alert(
    dg: DeltaGenerator, level: Level, body: object, icon: object, width: object, title: object
) -> DeltaGenerator:
    text = clean_text(body)
    # Without an icon of its own, a message that starts with one lends it.
    leading, rest = ("", text) if icon is not None else split_icon(text)
    props = AlertProps(
        level=level,
        body=rest,
        icon=leading if icon is None else check_icon(icon),
        title="" if title is None else clean_text(title),
        width=check_width_without_content(width),
    )
    return append(dg, props)
