"""`st.table`: a table that is shown as a whole."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from flowc_shims.streamlit.arrow import ARROW_MIME, arrow_bytes
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitValueError
from flowc_shims.streamlit.frame import to_frame
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import is_styler, is_unevaluated_table
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width
from flowc_shims.streamlit.page import BlobRef, Props
from flowc_shims.streamlit.table_shape import HIDES_HEADER, has_range_index, shape_of
from flowc_shims.streamlit.table_style import TableStyle, style_of
from flowc_shims.streamlit.wording import clean_alt

TableBorder: TypeAlias = Literal["all", "horizontal", "none"]

MOST_ROWS: Final = 100
"""Of a table that is not in memory yet."""


class TableProps(Props, frozen=True, kw_only=True, tag="table"):
    """`data` is an Arrow IPC stream; all of it is shown."""

    data: BlobRef
    rows: int
    columns: int
    border: TableBorder = "all"
    hide_index: bool = False
    hide_header: bool = False
    width: Width = "stretch"
    height: Height = "content"
    alt: str | None = None
    style: TableStyle | None = None


@command
def table(
    dg: DeltaGenerator,
    data: object = None,
    *,
    border: bool | Literal["horizontal"] = True,
    width: Width = "stretch",
    height: Height = "content",
    hide_index: bool | None = None,
    hide_header: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show a table as a whole."""
    lines = _border(border)
    shape = shape_of(data)
    unevaluated = is_unevaluated_table(data)
    frame = to_frame(data, MOST_ROWS) if unevaluated else to_frame(data)
    content = arrow_bytes(frame if unevaluated else data)
    props = TableProps(
        data=current_host().blob(content, ARROW_MIME),
        rows=frame.shape[0],
        columns=frame.shape[1],
        border=lines,
        hide_index=bool(unevaluated or has_range_index(frame)) if hide_index is None else bool(hide_index),
        hide_header=shape in HIDES_HEADER if hide_header is None else bool(hide_header),
        width=check_width(width),
        height=check_height(height),
        alt=clean_alt(alt),
        style=style_of(data) if is_styler(data) else None,
    )
    return append(dg, props)


def _border(border: object) -> TableBorder:
    if isinstance(border, bool):
        return "all" if border else "none"
    if border == "horizontal":
        return "horizontal"
    raise StreamlitValueError("border", ["True", "False", "'horizontal'"])
