"""A pandas frame, or anything that becomes one, turns into Arrow IPC stream bytes.

Holds: the frame is never changed. What Arrow cannot hold as it is (mixed types, complex numbers, sets) goes as text,
column by column, so that a frame is shown wherever Streamlit shows it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, cast

from flowc_shims.streamlit.errors import StreamlitDataframeConversionError
from flowc_shims.streamlit.frame import to_frame
from flowc_shims.streamlit.kinds_of_values import type_name

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

ARROW_MIME: Final = "application/vnd.apache.arrow.stream"


def arrow_bytes(data: object) -> bytes:
    """`data` as one Arrow IPC stream."""
    import pyarrow as pa

    if isinstance(data, pa.Table):
        return stream_bytes(data)
    if type_name(data) == "polars.dataframe.frame.DataFrame":
        return stream_bytes(cast("Any", data).to_arrow())
    if type_name(data) == "polars.series.series.Series":
        return stream_bytes(cast("Any", data).to_frame().to_arrow())
    return stream_bytes(to_arrow(to_frame(data)))


def to_arrow(frame: pd.DataFrame) -> pa.Table:
    """The frame as an Arrow table, its index included; columns that Arrow refuses go as text."""
    return arrow_table(frame, fix_columns)


def arrow_table(frame: pd.DataFrame, mended: Callable[[pd.DataFrame], pd.DataFrame]) -> pa.Table:
    """`mended`: the frame in a form that Arrow takes, asked for where it refuses this one. Raises
    StreamlitDataframeConversionError."""
    import pyarrow as pa

    refusals = (pa.ArrowTypeError, pa.ArrowInvalid, pa.ArrowNotImplementedError, OverflowError)
    try:
        return pa.Table.from_pandas(frame)
    except refusals:
        try:
            return pa.Table.from_pandas(mended(frame))
        except refusals as error:
            raise StreamlitDataframeConversionError(f"This table cannot be sent: {error}") from error


def stream_bytes(table: pa.Table) -> bytes:
    """One Arrow IPC stream, uncompressed, with no type that a browser's reader lacks."""
    import pyarrow as pa

    table = _without_large_lists(table)
    # Of what it holds, this gives the very bytes: a large table is not copied once more.
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def fix_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every column and the index in a form that Arrow takes; the same frame where nothing is wrong."""
    import pandas as pd

    columns = [frame.iloc[:, position] for position in range(frame.shape[1])]
    fixed = [_fix(column) for column in columns]
    index: Any = frame.index
    if not isinstance(index, pd.MultiIndex) and column_problem(pd.Series(index)) is not None:
        index = index.astype("string")
    if index is frame.index and all(new is old for new, old in zip(fixed, columns, strict=True)):
        return frame
    result = pd.concat([column.reset_index(drop=True) for column in fixed], axis=1) if fixed else frame.copy()
    result.columns = frame.columns
    result.index = index
    return result


def _fix(column: pd.Series[Any]) -> pd.Series[Any]:
    problem = column_problem(column)
    if problem is None:
        return column
    if problem == "list":
        return column.map(_listed)
    return column.astype("string")


def column_problem(column: pd.Series[Any], *, tries: bool = True) -> str | None:
    """How a column must change before Arrow takes it: "text", "list", or not at all. Of lists only Arrow knows, which
    is asked where `tries` says so."""
    import pyarrow as pa
    from pandas.api.extensions import ExtensionArray
    from pandas.api.types import infer_dtype, is_dict_like
    from pandas.api.types import is_list_like as is_pandas_list_like

    if column.dtype.kind == "c" or str(column.dtype).startswith(
        ("period[B]", "period[n", "period[N", "period[u", "period[U", "geometry")
    ):
        return "text"
    if column.dtype != "object":
        return None
    inferred = infer_dtype(column, skipna=True)
    if inferred in ("mixed-integer", "complex"):
        return "text"
    if inferred != "mixed":
        return None
    present = column.dropna()
    if present.empty or not is_pandas_list_like(present.iloc[0]) or is_dict_like(present.iloc[0]):
        return "text"
    if isinstance(present.iloc[0], (frozenset, ExtensionArray)):
        return "list"
    try:
        if tries:
            pa.array(column, from_pandas=True)
    except (pa.ArrowException, OverflowError, ValueError, TypeError):
        return "text"
    return None


def _listed(value: Any) -> Any:
    given: Any = value
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return list(given)
    return given


def _without_large_lists(table: pa.Table) -> pa.Table:
    import pyarrow as pa

    fields: list[Any] = [field.with_type(_small(field.type)) for field in cast("Iterable[Any]", table.schema)]
    schema = pa.schema(fields, metadata=cast("Any", table.schema.metadata))
    return table if schema.equals(table.schema) else table.cast(schema)


def _small(kind: Any) -> Any:
    import pyarrow as pa

    if isinstance(kind, (pa.ListType, pa.LargeListType)):
        inner = cast("Any", kind).value_field
        return pa.list_(inner.with_type(_small(inner.type)))
    return kind
