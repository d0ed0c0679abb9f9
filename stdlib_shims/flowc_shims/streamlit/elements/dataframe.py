"""`st.dataframe`: a table to scroll, sort, search and select in, sent as Arrow bytes that are kept beside the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Literal, cast

import msgspec

from flowc_shims.streamlit.arrow import ARROW_MIME, arrow_bytes, to_arrow
from flowc_shims.streamlit.column_config.button import register_buttons
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitIncompatibleParametersError
from flowc_shims.streamlit.frame import to_frame
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import is_styler
from flowc_shims.streamlit.layout_size import Height, Width, check_height, check_width, container_width
from flowc_shims.streamlit.lazy_table import check_lazy, is_windowed
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.selection import ChartProps, check_on_select
from flowc_shims.streamlit.table_columns import INDEX, Configs, config_text, read_configs, update_config
from flowc_shims.streamlit.table_selection import (
    ROW_MODES,
    DataframeState,
    Selectable,
    SelectionMode,
    selection_modes,
)
from flowc_shims.streamlit.table_shape import HIDES_INDEX, has_range_index, shape_of
from flowc_shims.streamlit.table_style import TableStyle, style_of
from flowc_shims.streamlit.widget import Key, OnChange, common, register
from flowc_shims.streamlit.widget_id import check_key, form_of
from flowc_shims.streamlit.wording import clean_alt


class DataframeProps(ChartProps, frozen=True, kw_only=True, tag="dataframe"):
    """`data` is an Arrow IPC stream. `column_config` is JSON: by column name, by `_pos:<n>`, or `_index`.

    `buttons` are the widgets of columns of buttons, by column as in the configuration. Of what is `windowed`, the page
    asks for the rows that are in sight."""

    data: BlobRef
    rows: int
    columns: int
    width: Width = "stretch"
    height: Height | Literal["auto"] = "auto"
    column_order: tuple[str, ...] | None = None
    column_config: str = "{}"
    row_height: int | None = None
    placeholder: str | None = None
    style: TableStyle | None = None
    selections: tuple[SelectionMode, ...] = ()
    buttons: dict[str, str] = {}
    windowed: bool = False


class _Content(msgspec.Struct, frozen=True):
    """What is shown: its bytes, and what of it decides how."""

    content: bytes
    rows: int
    columns: tuple[object, ...]
    counted: bool
    """Its index only counts the rows."""


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
    on_select: Literal["ignore", "rerun"] | Callable[..., object] = "ignore",
    selection_mode: SelectionMode | Iterable[SelectionMode] = "multi-row",
    selection_default: object = None,
    row_height: int | None = None,
    placeholder: str | None = None,
    lazy: bool | None = None,
    alt: str | None = None,
) -> DeltaGenerator | DataframeState:
    """Show a table that can be scrolled, sorted and searched; with `on_select`, give what is selected in it."""
    check_on_select(on_select)
    selects = on_select != "ignore"
    if selection_default is not None and not selects:
        raise StreamlitIncompatibleParametersError("selection_default", "on_select='ignore'")
    modes = selection_modes(selection_mode) if selects else ()
    check_lazy(data, lazy, selects=selects)
    sizes = {"width": width, "height": height, "use_container_width": use_container_width}
    wide, tall = check_width(container_width(use_container_width, width)), height_or_auto(height)
    configs, buttons = read_configs(column_config)
    shown = _content(data)
    _hide_index(configs, data, hide_index, by_rows=shown.counted and bool(ROW_MODES & set(modes)))
    props = DataframeProps(
        data=current_host().blob(shown.content, ARROW_MIME),
        rows=shown.rows,
        columns=len(shown.columns),
        width=wide,
        height=tall,
        column_order=tuple(map(str, column_order)) if column_order else None,
        column_config=config_text(configs),
        key=check_key(key),
        row_height=row_height or None,
        placeholder=placeholder,
        alt=clean_alt(alt),
        style=style_of(data) if is_styler(data) else None,
        selections=modes,
        buttons=register_buttons(dg, buttons),
        windowed=not is_styler(data) and is_windowed(shown.rows, len(shown.content), lazy),
        form=form_of(dg) if buttons or selects else "",
    )
    if not selects:
        return append(dg, props)
    offered = Selectable(shown.rows, shown.columns, modes)
    return _selected(dg, props, offered, selection_default, cast("OnChange", on_select), sizes)


def height_or_auto(height: object) -> Height | Literal["auto"]:
    return "auto" if height == "auto" else check_height(height)


def hides_index(data: object) -> bool:
    """Whether what was given has no labels of rows that would say anything."""
    import pyarrow as pa

    return not isinstance(data, pa.Table) and not is_styler(data) and shape_of(data) in HIDES_INDEX


def _hide_index(configs: Configs, data: object, hide_index: bool | None, *, by_rows: bool) -> None:
    """Where nothing is said about the index, the client shows it; marks of rows stand in its place."""
    if hides_index(data):
        update_config(configs, INDEX, hidden=True)
    if hide_index is not None or by_rows:
        update_config(configs, INDEX, hidden=True if hide_index is None else hide_index)


def _selected(
    dg: DeltaGenerator,
    props: DataframeProps,
    offered: Selectable,
    selection_default: object,
    on_select: OnChange,
    sizes: Mapping[str, object],
) -> DataframeState:
    """Register the table, and give what is selected in it."""
    shared = common(
        dg,
        "dataframe",
        "",
        key=props.key,
        help=None,
        on_change=on_select,
        args=None,
        kwargs=None,
        disabled=False,
        label_visibility="visible",
        width="stretch",
    )
    if selection_default is not None:
        default = offered.check(selection_default)
        offered = Selectable(offered.rows, offered.columns, offered.modes, default)
    identity = {
        "data": props.data.digest,
        **sizes,
        "column_order": props.column_order,
        "column_config": props.column_config,
        "selection_mode": offered.modes,
        "selection_default": json.dumps(offered.default),
        "row_height": props.row_height,
        "placeholder": props.placeholder,
        "alt": props.alt,
    }
    widget = shared.id(identity, with_key=("selection_mode",))
    outcome = register(shared.spec(widget, offered.deserialize, offered.serialize))
    value = outcome.value
    state = value if isinstance(value, DataframeState) else offered.state(offered.check(value)["selection"])
    append(dg, msgspec.structs.replace(props, id=widget, value=offered.serialize(state)))
    return state


def _content(data: object) -> _Content:
    import pyarrow as pa

    if isinstance(data, pa.Table):
        return _Content(arrow_bytes(data), data.num_rows, tuple(data.column_names), counted=False)
    frame = to_frame(data)
    columns = tuple(cast("Collection[object]", frame.columns))
    return _Content(arrow_bytes(to_arrow(frame)), len(frame), columns, counted=has_range_index(frame))
