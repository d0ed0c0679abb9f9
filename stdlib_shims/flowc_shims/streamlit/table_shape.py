"""What a value given as a table looked like before it became one, which decides whether its index and header say
anything: a list has no labels worth showing, a frame has.
"""

from __future__ import annotations

import sys
from collections import ChainMap, UserDict
from collections.abc import ItemsView, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.kinds_of_values import (
    is_custom_dict,
    is_dataclass_instance,
    is_foreign_table,
    is_list_like,
    is_namedtuple,
    is_pydantic_model,
    type_name,
)

if TYPE_CHECKING:
    import pandas as pd

Shape: TypeAlias = Literal[
    "frame", "bare columns", "array", "values", "records", "rows", "columns", "series", "key values", "unknown"
]

HIDES_INDEX: Final[frozenset[Shape]] = frozenset({"array", "bare columns", "columns", "records", "rows", "values"})
HIDES_HEADER: Final[frozenset[Shape]] = frozenset({"array", "key values", "rows", "values"})


def shape_of(data: object) -> Shape:
    """The shape of a value that is shown as a table."""
    if _is_frame(data):
        return "frame"
    if _is_array(data):
        return "array"
    if type_name(data).startswith("polars.") or _is_pandas(data, "Index"):
        return "bare columns"
    if is_foreign_table(data):
        return "frame"
    if isinstance(data, (ChainMap, UserDict, MappingProxyType)) or _is_record(data):
        return "key values"
    if isinstance(data, (ItemsView, enumerate)):
        return "rows"
    if isinstance(data, (list, tuple, set, frozenset)):
        return _shape_of_items(cast("Iterable[object]", data))
    if isinstance(data, Mapping):
        return _shape_of_mapping(cast("Mapping[object, object]", data))
    return "values" if is_list_like(data) else "unknown"


def is_table(data: object) -> bool:
    """True where `st.write` shows a table rather than text or nested data."""
    if data is None or isinstance(data, (tuple, set, str, bytes, int, float)):
        return False
    if _is_frame(data) or _is_array(data) or _is_pandas(data, "Index") or is_foreign_table(data):
        return True
    return type(data) is dict and _shape_of_mapping(cast("dict[object, object]", data)) == "series"


def has_range_index(frame: pd.DataFrame) -> bool:
    """True where the index only counts the rows."""
    import pandas as pd

    return isinstance(frame.index, pd.RangeIndex)


def _is_frame(data: object) -> bool:
    return _is_pandas(data, "DataFrame") or _is_pandas(data, "Series") or _is_of("pyarrow", "Table", data)


def _is_array(data: object) -> bool:
    if _is_of("numpy", "ndarray", data) or _is_of("pyarrow", "Array", data):
        return True
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(data, cast("Any", pandas).api.extensions.ExtensionArray)


def _is_pandas(data: object, name: str) -> bool:
    return _is_of("pandas", name, data)


def _is_of(module: str, name: str, data: object) -> bool:
    # A library that nobody imported has no instances, and importing it here would be slow.
    loaded = sys.modules.get(module)
    kind = getattr(loaded, name, None)
    return isinstance(kind, type) and isinstance(data, kind)


def _is_record(data: object) -> bool:
    return is_dataclass_instance(data) or is_namedtuple(data) or is_custom_dict(data) or is_pydantic_model(data)


def _shape_of_items(items: Iterable[object]) -> Shape:
    from pandas.api.types import infer_dtype

    if infer_dtype(cast("Any", items), skipna=True) not in ("mixed", "unknown-array"):
        return "values"
    first = next(iter(items))
    if isinstance(first, dict) or is_pydantic_model(first):
        return "records"
    return "rows" if isinstance(first, (list, tuple, set, frozenset)) else "unknown"


def _shape_of_mapping(mapping: Mapping[object, object]) -> Shape:
    if not mapping:
        return "key values"
    first = next(iter(mapping.values()))
    if isinstance(first, dict):
        return "frame"
    if isinstance(first, (list, tuple)):
        return "columns"
    return "series" if _is_pandas(first, "Series") else "key values"
