"""What the columns of a frame hold, which decides how an edit of a cell is read, and what may edit it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.table_columns import INDEX, Configs

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

DataKind: TypeAlias = Literal[
    "integer",
    "float",
    "date",
    "time",
    "datetime",
    "boolean",
    "string",
    "timedelta",
    "period",
    "interval",
    "bytes",
    "decimal",
    "complex",
    "list",
    "dict",
    "empty",
    "unknown",
]

_EDITS: Final[Mapping[str, frozenset[DataKind]]] = {
    "text": frozenset({"string", "empty"}),
    "number": frozenset({"integer", "float", "decimal", "string", "timedelta", "empty"}),
    "checkbox": frozenset({"boolean", "string", "integer", "empty"}),
    "selectbox": frozenset({"string", "boolean", "integer", "float", "empty"}),
    "date": frozenset({"date", "datetime", "empty"}),
    "time": frozenset({"time", "datetime", "empty"}),
    "datetime": frozenset({"datetime", "date", "time", "empty"}),
    "link": frozenset({"string", "empty"}),
    "list": frozenset({"list", "string", "empty"}),
    "multiselect": frozenset({"list", "string", "empty"}),
    "markdown": frozenset({"string", "empty"}),
}
"""By type of a column: what it can edit."""

_INFERRED: Final[Mapping[str, DataKind]] = {
    "string": "string",
    "bytes": "bytes",
    "floating": "float",
    "mixed-integer-float": "float",
    "integer": "integer",
    "decimal": "decimal",
    "complex": "complex",
    "boolean": "boolean",
    "datetime64": "datetime",
    "datetime": "datetime",
    "date": "date",
    "timedelta64": "timedelta",
    "timedelta": "timedelta",
    "time": "time",
    "period": "period",
    "interval": "interval",
    "empty": "empty",
}


def kinds_of(frame: pd.DataFrame, schema: pa.Schema) -> dict[str, DataKind]:
    """By name of the column, and of the index; `schema` is that of the frame as an Arrow table."""
    kinds: dict[str, DataKind] = {INDEX: _kind(frame.index, None)}
    for at, name in enumerate(frame.columns):
        kinds[str(name)] = _kind(frame.iloc[:, at], _field(schema, at))
    return kinds


def check_types(kinds: Mapping[str, DataKind], configs: Configs) -> None:
    """Raise for a column that is configured to be edited as something that it does not hold."""
    for column, kind in kinds.items():
        config = configs.get(column, {})
        told = config.get("type_config")
        asked = cast("dict[str, object]", told).get("type") if isinstance(told, dict) else None
        fits = _EDITS.get(asked) if isinstance(asked, str) else None
        if config.get("disabled") is True or fits is None or kind in fits:
            continue
        raise StreamlitAPIException(
            f"A column of type `{asked}` cannot edit `{column}`, which holds `{kind}`. Choose another type, "
            "disable the column, or convert its data.",
            error_id="data-editor-incompatible-column-type",
        )


def _kind(column: pd.Series[Any] | pd.Index[Any], field: pa.Field[Any] | None) -> DataKind:
    import pandas as pd

    dtype = column.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return _inferred(dtype.categories)
    told = "unknown" if field is None else _of_arrow(field)
    if told != "unknown":
        return told
    return _inferred(column) if dtype.name == "object" else _of_pandas(dtype)


def _field(schema: Any, at: int) -> pa.Field[Any]:
    field: pa.Field[Any] = schema.field(at)
    return field


def _of_arrow(field: pa.Field[Any]) -> DataKind:
    from pyarrow import types

    tests: tuple[tuple[DataKind, Any], ...] = (
        ("integer", types.is_integer),
        ("float", types.is_floating),
        ("boolean", types.is_boolean),
        ("string", types.is_string),
        ("string", types.is_large_string),
        ("date", types.is_date),
        ("time", types.is_time),
        ("datetime", types.is_timestamp),
        ("timedelta", types.is_duration),
        ("list", types.is_list),
        ("decimal", types.is_decimal),
        ("empty", types.is_null),
        ("bytes", types.is_binary),
        ("dict", types.is_struct),
    )
    for kind, test in tests:
        if test(field.type):
            return kind
    return "unknown"


def _of_pandas(dtype: Any) -> DataKind:
    import pandas as pd
    from pandas.api import types

    if isinstance(dtype, pd.PeriodDtype):
        return "period"
    if isinstance(dtype, pd.IntervalDtype):
        return "interval"
    tests: tuple[tuple[DataKind, Any], ...] = (
        ("boolean", types.is_bool_dtype),
        ("integer", types.is_integer_dtype),
        ("float", types.is_float_dtype),
        ("datetime", types.is_datetime64_any_dtype),
        ("timedelta", types.is_timedelta64_dtype),
        ("complex", types.is_complex_dtype),
        ("string", types.is_string_dtype),
    )
    for kind, test in tests:
        if test(dtype):
            return kind
    return "unknown"


def _inferred(column: pd.Series[Any] | pd.Index[Any]) -> DataKind:
    from pandas.api.types import infer_dtype

    return _INFERRED.get(infer_dtype(column), "unknown")
