"""`st.columns`: a row, and in it containers side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Integral
from typing import Any, ClassVar, Final, Literal, TypeAlias, cast, get_args

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitInvalidColumnSpecError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)
from flowc_shims.streamlit.layout_size import (
    Gap,
    WidthWithoutContent,
    check_gap,
    check_width_without_content,
    check_wrap,
)
from flowc_shims.streamlit.page import Props

ColumnAlignment: TypeAlias = Literal["top", "center", "bottom"]


class ColumnsProps(Props, frozen=True, kw_only=True, tag="columns"):
    """The row; its children are columns only."""

    is_container: ClassVar[bool] = True

    gap: Gap | None = "small"
    width: WidthWithoutContent = "stretch"
    wrap: bool = True


class ColumnProps(Props, frozen=True, kw_only=True, tag="column"):
    """`weight` is this column's share of the row: all shares of a row add up to 1."""

    is_container: ClassVar[bool] = True

    weight: float
    vertical_alignment: ColumnAlignment = "top"
    border: bool = False


@command
def columns(
    dg: DeltaGenerator,
    spec: int | Sequence[int | float],
    *,
    gap: Gap | None = "small",
    vertical_alignment: ColumnAlignment = "top",
    border: bool = False,
    width: WidthWithoutContent = "stretch",
    wrap: bool = True,
) -> list[DeltaGenerator]:
    """Containers side by side: as many as `spec`, or one for each weight in it."""
    weights = _weights(spec)
    props = ColumnsProps(gap=check_gap(gap), width=check_width_without_content(width), wrap=check_wrap(wrap))
    alignment = check_alignment(vertical_alignment)
    row = append(dg, props)
    total = sum(weights)
    return [
        append(row, ColumnProps(weight=weight / total, vertical_alignment=alignment, border=bool(border)))
        for weight in weights
    ]


_ALIGNMENTS: Final[tuple[ColumnAlignment, ...]] = get_args(ColumnAlignment)


def _weights(spec: object) -> list[float]:
    if isinstance(spec, Integral):
        weights: list[Any] = [1] * int(spec)
    else:
        try:
            weights = list(cast("Iterable[Any]", spec))
            any(weight <= 0 for weight in weights)
        except TypeError as error:
            raise StreamlitInvalidParameterTypeError("spec", type(spec).__name__, ["int", "list of numbers"]) from error
    if not weights or any(weight <= 0 for weight in weights):
        raise StreamlitInvalidColumnSpecError()
    return [float(weight) for weight in weights]


def check_alignment(alignment: object) -> ColumnAlignment:
    for name in _ALIGNMENTS:
        if alignment == name:
            return name
    raise StreamlitValueError("vertical_alignment", list(map(repr, _ALIGNMENTS)), detail=f"It is {alignment!r}.")
