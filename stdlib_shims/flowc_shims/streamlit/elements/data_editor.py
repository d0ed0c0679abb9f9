"""`st.data_editor`: a table in which the reader changes cells, adds and deletes rows; gives it as it is then.

Holds: what the script gave stays as it is. Only the edits are kept, and applied to what the script gives next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import xxhash

from flowc_shims.streamlit.arrow import ARROW_MIME, arrow_table, column_problem, stream_bytes
from flowc_shims.streamlit.column_config.button import ButtonColumnResult, register_buttons
from flowc_shims.streamlit.column_kinds import DataKind, check_types, kinds_of
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.elements.dataframe import height_or_auto, hides_index
from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitDataframeConversionError
from flowc_shims.streamlit.frame import to_frame
from flowc_shims.streamlit.given_back import give_back
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.kinds_of_values import is_styler
from flowc_shims.streamlit.layout_size import Height, Width, check_width, container_width
from flowc_shims.streamlit.page import BlobRef
from flowc_shims.streamlit.selection import ChartProps
from flowc_shims.streamlit.table_columns import INDEX, Configs, config_text, read_configs, update_config
from flowc_shims.streamlit.table_edits import apply_edits, read_edits, write_edits
from flowc_shims.streamlit.table_shape import shape_of
from flowc_shims.streamlit.table_style import TableStyle, style_of
from flowc_shims.streamlit.widget import Args, Key, Kwargs, OnChange, common, register
from flowc_shims.streamlit.wording import clean_alt

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

NumRows: TypeAlias = Literal["fixed", "dynamic", "add", "delete"]


class DataEditorProps(ChartProps, frozen=True, kw_only=True, tag="data_editor"):
    """`data` is what the script gave, as an Arrow IPC stream; `value` are the edits, as JSON text: `edited_rows`,
    `added_rows` and `deleted_rows`. `num_rows`: whether rows can be added, deleted, or both."""

    data: BlobRef
    rows: int
    columns: int
    num_rows: NumRows = "fixed"
    width: Width = "stretch"
    height: Height | Literal["auto"] = "auto"
    column_order: tuple[str, ...] | None = None
    column_config: str = "{}"
    row_height: int | None = None
    placeholder: str | None = None
    style: TableStyle | None = None
    buttons: dict[str, str] = {}


@command
def data_editor(
    dg: DeltaGenerator,
    data: Any,
    *,
    width: Width = "stretch",
    height: Height | Literal["auto"] = "auto",
    use_container_width: bool | None = None,
    hide_index: bool | None = None,
    column_order: Iterable[str] | None = None,
    column_config: Mapping[str | int, object] | None = None,
    num_rows: NumRows = "fixed",
    disabled: bool | Iterable[str | int] = False,
    key: Key | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    row_height: int | None = None,
    placeholder: str | None = None,
    alt: str | None = None,
) -> Any:
    """Show a table that can be edited; gives what it holds then, in the form in which it was given."""
    sizes = {"width": width, "height": height, "use_container_width": use_container_width}
    shared = common(
        dg,
        "data_editor",
        "",
        key=key,
        help=None,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled is True,
        label_visibility="visible",
        width=check_width(container_width(use_container_width, width)),
    )
    tall = height_or_auto(height)
    frame = _editable(data)
    configs, buttons = read_configs(column_config)
    locked = disabled if isinstance(disabled, bool) else list(disabled)
    _configure(configs, frame, data, hide_index, num_rows, locked)
    table = arrow_table(frame, lambda one: _as_text(one, configs, tries=True))
    kinds = kinds_of(frame, table.schema)
    check_types(kinds, configs)
    props = DataEditorProps(
        data=current_host().blob(stream_bytes(table), ARROW_MIME),
        rows=len(frame),
        columns=len(frame.columns),
        num_rows=num_rows if num_rows in ("dynamic", "add", "delete") else "fixed",
        height=tall,
        column_order=tuple(column_order) if column_order else None,
        column_config=config_text(configs),
        row_height=row_height or None,
        placeholder=placeholder,
        alt=clean_alt(alt),
    )
    identity = {
        "data": props.data.digest,
        **sizes,
        "column_order": props.column_order,
        "column_config_mapping": str(configs),
        "num_rows": num_rows,
        "row_height": row_height,
        "placeholder": placeholder,
        "alt": props.alt,
    }
    if shared.key is not None and num_rows == "fixed":
        # Other values in the same rows and columns are the same table, whose edits stay.
        identity["data_signature"] = _signature(frame, shape_of(data), table.schema, kinds, locked, configs)
        widget = shared.id(identity, with_key=("data_signature", "num_rows"))
    else:
        widget = shared.id(identity, with_key=tuple(identity), placed=True)
    clickable: Mapping[str, ButtonColumnResult] = {} if disabled is True else buttons
    style, clicks = style_of(data) if is_styler(data) else None, register_buttons(dg, clickable)
    outcome = register(shared.spec(widget, read_edits, write_edits, assignable=False))
    edited = apply_edits(frame, cast("Mapping[str, Any]", outcome.value), kinds)
    told = {**shared.props(widget), "value": outcome.wire, "style": style, "buttons": clicks}
    append(dg, _with(props, told))
    return give_back(edited, data)


def _with(props: DataEditorProps, fields: Mapping[str, Any]) -> DataEditorProps:
    from msgspec.structs import replace as replaced

    return replaced(props, **fields)


def _editable(data: object) -> pd.DataFrame:
    """A frame of its own for the edits, with names of columns that are text. Raises for what cannot be edited."""
    import pandas as pd

    if data is not None and shape_of(data) == "unknown":
        raise StreamlitDataframeConversionError(
            f"A value of type `{type(data).__name__}` is no table that can be edited: give a frame, for example."
        )
    frame = to_frame(data).copy()
    index: Any = frame.index
    if type(index) not in {pd.RangeIndex, pd.Index, pd.DatetimeIndex, pd.CategoricalIndex}:
        raise StreamlitAPIException(
            f"A table with an index of type {type(index).__name__} cannot be edited.",
            error_id="data-editor-unsupported-index-type",
        )
    _check_names(frame)
    if isinstance(frame.columns, pd.MultiIndex):
        frame.columns = pd.Index(["_".join(map(str, name)) for name in frame.columns.to_flat_index()])
    elif pd.api.types.infer_dtype(frame.columns) != "string":
        frame.columns = pd.Index([str(name) for name in frame.columns], name=frame.columns.name)
    return frame


def _check_names(frame: pd.DataFrame) -> None:
    if frame.columns.empty:
        return
    twice = list(frame.columns[frame.columns.duplicated()])
    if twice:
        raise StreamlitAPIException(
            f"The columns of a table that is edited need names of their own; these occur twice: {twice}.",
            error_id="data-editor-duplicate-column-names",
        )
    if INDEX in frame.columns:
        raise StreamlitAPIException(
            f"No column of a table that is edited can be called {INDEX!r}: it stands for the index.",
            error_id="data-editor-reserved-index-column-name",
        )


def _configure(
    configs: Configs,
    frame: pd.DataFrame,
    data: object,
    hide_index: bool | None,
    num_rows: str,
    locked: bool | list[str | int],
) -> None:
    """What follows from the data and the other arguments for the columns."""
    import pandas as pd

    if hides_index(data):
        update_config(configs, INDEX, hidden=True)
    _as_text(frame, configs, tries=False)
    counts = isinstance(frame.index, pd.RangeIndex)
    if not counts:
        update_config(configs, INDEX, required=True)
    if hide_index is None and counts and num_rows in ("dynamic", "add"):
        hide_index = True
    if hide_index is not None:
        update_config(configs, INDEX, hidden=hide_index)
    for column in [] if isinstance(locked, bool) else locked:
        update_config(configs, column, disabled=True)


def _as_text(frame: pd.DataFrame, configs: Configs, *, tries: bool) -> pd.DataFrame:
    """The same frame: columns that Arrow cannot hold are shown as text from now on, and cannot be edited."""
    for name in list(frame.columns):
        if column_problem(frame[name], tries=tries) is not None:
            update_config(configs, str(name), disabled=True)
            frame[name] = frame[name].astype("string")
    return frame


def _signature(
    frame: pd.DataFrame,
    shape: str,
    schema: pa.Schema,
    kinds: Mapping[str, DataKind],
    locked: bool | list[str | int],
    configs: Configs,
) -> str:
    """What makes a table the same one although its values have changed."""
    import pandas as pd

    index: Any = frame.index
    plain = isinstance(index, pd.RangeIndex) and (index.start, index.step) == (0, 1)
    try:
        labels: Sequence[object] = [] if plain else pd.util.hash_pandas_object(index, index=False).to_list()
    except TypeError:
        labels = [str(label) for label in index]
    parts = (
        shape,
        list(frame.columns),
        type(index).__name__,
        [(name is None, name) for name in index.names],
        labels,
        [(field.name, str(field.type), field.nullable) for field in cast("Iterable[Any]", schema)],
        sorted(kinds.items()),
        len(frame),
        "none" if locked == [] or locked is False else locked if locked is True else sorted(locked, key=repr),
        sorted((name for name, config in configs.items() if config.get("disabled") is True), key=repr),
    )
    return xxhash.xxh3_128_hexdigest(repr(parts).encode("utf-8", "surrogatepass"))
