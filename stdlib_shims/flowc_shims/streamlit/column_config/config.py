"""What a configuration of a column is, and how its parts are called."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from flowc_shims.streamlit.chart_color import is_css_color
from flowc_shims.streamlit.errors import StreamlitValueError

ColumnConfig: TypeAlias = dict[str, object]
"""`label`, `width`, `help`, `disabled`, `required`, `pinned`, `alignment`, `default`, `hidden`; and `type_config`, with
the column's `type` and what is special to it."""

ColumnWidth: TypeAlias = Literal["small", "medium", "large"] | int
Alignment: TypeAlias = Literal["left", "center", "right"]

_COLORS: Final = (
    "auto",
    "auto-inverse",
    "red",
    "blue",
    "green",
    "yellow",
    "violet",
    "orange",
    "gray",
    "grey",
    "primary",
)


def check_color(color: str | None) -> None:
    """Raise for what is no colour of a chart in a table."""
    if color is not None and color not in _COLORS and not is_css_color(color):
        raise StreamlitValueError("color", [*_COLORS, "a hex color", "an rgb() or rgba() color"])
