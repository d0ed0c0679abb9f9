"""`st.space`: room between elements."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.layout_size import GapName
from flowc_shims.streamlit.page import Props

SpaceSize: TypeAlias = int | Literal["stretch"] | GapName


class SpaceProps(Props, frozen=True, kw_only=True, tag="space"):
    """`size` is measured along the container: down a column, across a row."""

    size: SpaceSize = "small"


@command
def space(dg: DeltaGenerator, size: SpaceSize = "small") -> DeltaGenerator:
    """Leave room: a named size, pixels, or all there is."""
    return append(dg, SpaceProps(size=_check_size(size)))


_NAMES: Final[tuple[GapName, ...]] = get_args(GapName)


def _check_size(size: object) -> SpaceSize:
    if size == "stretch":
        return "stretch"
    for name in _NAMES:
        if size == name:
            return name
    if isinstance(size, int) and size > 0:
        return int(size)
    raise StreamlitValueError(
        "size", ["'stretch'", *map(repr, _NAMES), "a positive integer"], detail=f"It is {size!r}."
    )
