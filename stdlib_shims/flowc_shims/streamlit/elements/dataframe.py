"""`st.dataframe` and `st.table`: tables, sent as Arrow bytes that are kept beside the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.arrow import ARROW_MIME, arrow_bytes, to_arrow
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.container import Key
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)
from flowc_shims.streamlit.frame import to_frame
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import is_styler, is_unevaluated_table
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width, container_width
from flowc_shims.streamlit.not_built import refuse_parameter
from flowc_shims.streamlit.page import BlobRef, Props
from flowc_shims.streamlit.table_shape import HIDES_HEADER, HIDES_INDEX, has_range_index, shape_of

TableBorder: TypeAlias = Literal["all", "horizontal", "none"]

INDEX: Final = "_index"
"""How a column configuration names the index."""

MOST_ROWS_OF_A_TABLE: Final = 100


class DataframeProps(Props, frozen=True, kw_only=True, tag="dataframe"):
    """`data` is an Arrow IPC stream. `column_config` is JSON: by column name, by `_pos:<n>`, or `_index`."""

    data: BlobRef
    rows: int
    columns: int
    width: Width = "stretch"
    height: Height | Literal["auto"] = "auto"
    column_order: tuple[str, ...] | None = None
    column_config: str = "{}"
    key: str | None = None
    row_height: int | None = None
    placeholder: str | None = None
    alt: str | None = None


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


@command
def dataframe(
    dg: DeltaGenerator,
    data: object = None,
    width: Width = "stretch",
    height: Height | Literal["auto"] = "auto",
    *,
    use_container_width: bool | None = None,
    hide_index: bool | None = None,
    column_order: Iterable[str] | None = None,
    column_config: Mapping[str | int, object] | None = None,
    key: Key | None = None,
    on_select: object = "ignore",
    selection_mode: str | Iterable[str] = "multi-row",
    selection_default: object = None,
    row_height: int | None = None,
    placeholder: str | None = None,
    lazy: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator:
    """Show a table that can be scrolled, sorted and searched."""
    if selection_default is not None and on_select == "ignore":
        raise StreamlitIncompatibleParametersError("selection_default", "on_select='ignore'")
    refuse_parameter("dataframe", on_select=on_select != "ignore", lazy=bool(lazy))
    content, rows, columns = _content(data)
    props = DataframeProps(
        data=current_host().blob(content, ARROW_MIME),
        rows=rows,
        columns=columns,
        width=check_width(container_width(use_container_width, width)),
        height=_height_or_auto(height),
        column_order=tuple(map(str, column_order)) if column_order else None,
        column_config=_config_text(column_config, _index_is_hidden(data, hide_index)),
        key=None if key is None else str(key),
        row_height=row_height or None,
        placeholder=placeholder,
        alt=alt or None,
    )
    return append(dg, props)


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
    frame = to_frame(data, MOST_ROWS_OF_A_TABLE) if unevaluated else to_frame(data)
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
        alt=alt or None,
    )
    return append(dg, props)


def _content(data: object) -> tuple[bytes, int, int]:
    import pyarrow as pa

    if isinstance(data, pa.Table):
        return arrow_bytes(data), data.num_rows, data.num_columns
    frame = to_frame(data)
    return arrow_bytes(to_arrow(frame)), frame.shape[0], frame.shape[1]


def _index_is_hidden(data: object, hide_index: bool | None) -> bool | None:
    """None: nothing is said about the index, and the client shows it."""
    import pyarrow as pa

    if hide_index is not None:
        return bool(hide_index)
    if isinstance(data, pa.Table) or is_styler(data):
        return None
    return True if shape_of(data) in HIDES_INDEX else None


def _config_text(column_config: Mapping[str | int, object] | None, index_hidden: bool | None) -> str:
    configs: dict[str, object] = {}
    for column, config in (column_config or {}).items():
        configs[f"_pos:{column}" if isinstance(column, int) else column] = _column(column, config)
    if index_hidden is not None:
        given = cast("dict[str, object]", configs.get(INDEX, {}))
        configs[INDEX] = {**given, "hidden": index_hidden}
    try:
        return json.dumps(configs, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise StreamlitAPIException(f"`column_config` cannot be written as JSON: {error}") from error


def _column(column: str | int, config: object) -> Mapping[str, object]:
    if config is None:
        return {"hidden": True}
    if isinstance(config, str):
        return {"label": config}
    if isinstance(config, dict):
        return {str(name): value for name, value in cast("dict[str, object]", config).items() if value is not None}
    raise StreamlitInvalidParameterTypeError(
        "column_config", type(config).__name__, ["None", "str", "dict"], detail=f"It is for the column {column!r}."
    )


def _height_or_auto(height: object) -> Height | Literal["auto"]:
    return "auto" if height == "auto" else check_height(height)


def _border(border: object) -> TableBorder:
    if isinstance(border, bool):
        return "all" if border else "none"
    if border == "horizontal":
        return "horizontal"
    raise StreamlitValueError("border", ["True", "False", "'horizontal'"])
