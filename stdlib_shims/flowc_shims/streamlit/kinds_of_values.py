"""What kind of value an argument is, told by its type's name where its library must not be imported for that.

Holds: no probe imports a library, calls user code other than attribute look-up, or changes the value.
"""

from __future__ import annotations

import array
import inspect
import re
from collections import UserList, deque
from collections.abc import ItemsView, Iterable, KeysView, Mapping, ValuesView
from dataclasses import is_dataclass
from enum import EnumMeta
from typing import Any, Final, Protocol, TypeGuard, cast, runtime_checkable


class WithDict(Protocol):
    """flowc's own mappings (session state, secrets): `to_dict` gives a plain copy."""

    def to_dict(self) -> dict[str, object]: ...


class NamedTupleLike(Protocol):
    def _asdict(self) -> dict[str, object]: ...


@runtime_checkable
class DBAPICursor(Protocol):
    """A database cursor by its methods (PEP 249)."""

    @property
    def description(self) -> Any: ...

    def fetchmany(self, size: int = ..., /) -> Any: ...

    def fetchall(self) -> Any: ...


_PLOTLY_KEYS: Final = frozenset({"config", "data", "frames", "layout"})
_ALTAIR: Final = re.compile(r"altair\.vegalite\.v\d+\.api\.\w*Chart")
_ADDRESS: Final = re.compile(r"<[a-zA-Z_]+[a-zA-Z0-9<>._ ]* at 0x[0-9a-fA-F]+>")
_UNEVALUATED: Final = frozenset(
    {
        "dask.dataframe.core.DataFrame",
        "dask.dataframe.core.Index",
        "dask.dataframe.core.Series",
        "dask.dataframe.dask_expr._collection.DataFrame",
        "dask.dataframe.dask_expr._collection.Index",
        "dask.dataframe.dask_expr._collection.Series",
        "_duckdb.DuckDBPyRelation",
        "duckdb._relation.DuckDBPyRelation",
        "duckdb.duckdb.DuckDBPyRelation",
        "modin.pandas.dataframe.DataFrame",
        "modin.pandas.series.Series",
        "polars.lazyframe.frame.LazyFrame",
        "pyspark.sql.connect.dataframe.DataFrame",
        "pyspark.sql.dataframe.DataFrame",
        "snowflake.snowpark.dataframe.DataFrame",
        "snowflake.snowpark.modin.pandas.dataframe.DataFrame",
        "snowflake.snowpark.modin.pandas.series.Series",
        "snowflake.snowpark.modin.plugin.extensions.index.Index",
        "snowflake.snowpark.table.Table",
    }
)
_EVALUATED: Final = frozenset(
    {
        "pandas.io.formats.style.Styler",
        "polars.dataframe.frame.DataFrame",
        "polars.series.series.Series",
        "xarray.core.dataarray.DataArray",
        "xarray.core.dataset.Dataset",
    }
)
_GRAPHVIZ: Final = frozenset(
    f"graphviz.{name}" for name in ("dot.Graph", "dot.Digraph", "graphs.Graph", "graphs.Digraph", "sources.Source")
)


def type_name(value: object) -> str:
    """The full name of the value's type."""
    kind = type(value)
    return f"{kind.__module__}.{kind.__qualname__}"


def has_method(value: object, name: str) -> TypeGuard[Any]:
    return callable(getattr(value, name, None)) and not _is_handle(value)


def is_list_like(value: object) -> TypeGuard[Iterable[object]]:
    """Several values one after the other; no text, no mapping, no table."""
    kinds = (list, set, tuple, frozenset, range, map, enumerate, deque, array.array, UserList, EnumMeta)
    return isinstance(value, (*kinds, ItemsView, KeysView, ValuesView))


def is_namedtuple(value: object) -> TypeGuard[NamedTupleLike]:
    return isinstance(value, tuple) and has_method(cast("object", value), "_asdict")


def is_dataclass_instance(value: object) -> bool:
    return is_dataclass(value) and not inspect.isclass(value)


def is_custom_dict(value: object) -> TypeGuard[WithDict]:
    return _is_ours(value) and isinstance(value, Mapping) and has_method(cast("object", value), "to_dict")


def is_pydantic_model(value: object) -> TypeGuard[Any]:
    return not isinstance(value, type) and descends_from(value, "pydantic.main.BaseModel")


def is_sequence_of_pydantic_models(value: object) -> TypeGuard[Iterable[Any]]:
    if not isinstance(value, (list, tuple, set, frozenset)) or not value:
        return False
    return is_pydantic_model(next(iter(cast("Iterable[object]", value))))


def is_altair_chart(value: object) -> bool:
    return _ALTAIR.fullmatch(type_name(value)) is not None


def is_sympy_expression(value: object) -> bool:
    return descends_from(value, "sympy.core.expr.Expr")


def is_pillow_image(value: object) -> bool:
    return type_name(value).startswith("PIL.")


def is_plotly_chart(value: object) -> bool:
    """A figure, a list of traces, or a dict that holds some."""
    if type_name(value) == "plotly.graph_objs._figure.Figure" or _is_list_of_plotly(value):
        return True
    if not isinstance(value, dict) or not value or not _PLOTLY_KEYS.issuperset(cast("dict[str, object]", value)):
        return False
    parts = list(cast("dict[str, object]", value).values())
    return any(_is_plotly(part) or _is_list_of_plotly(part) for part in parts)


def is_graphviz_chart(value: object) -> bool:
    return type_name(value) in _GRAPHVIZ


def is_unevaluated_table(value: object) -> bool:
    """A table that is not in memory yet: only its first rows are fetched."""
    return type_name(value) in _UNEVALUATED or isinstance(value, DBAPICursor) or inspect.isgeneratorfunction(value)


def is_foreign_table(value: object) -> bool:
    """A table of a library that flowc does not import by itself."""
    return type_name(value) in _UNEVALUATED | _EVALUATED or isinstance(value, DBAPICursor)


def descends_from(value: object, name: str) -> bool:
    """Whether it is an instance of the class of this full name, without importing anything."""
    return any(f"{base.__module__}.{base.__qualname__}" == name for base in type(value).__mro__)


def is_styler(value: object) -> bool:
    return type_name(value) == "pandas.io.formats.style.Styler"


def is_address(text: str) -> bool:
    """True for the default `repr` of an object, which tells nothing but its address."""
    return _ADDRESS.fullmatch(text) is not None


def _is_handle(value: object) -> bool:
    return bool(getattr(type(value), "__flowc_transparent__", False))


def _is_ours(value: object) -> bool:
    return type(value).__module__.split(".")[0] in ("flowc_shims", "streamlit")


def _is_plotly(value: object) -> bool:
    return type(value).__module__.startswith("plotly.graph_objs")


def _is_list_of_plotly(value: object) -> bool:
    return isinstance(value, list) and value != [] and all(map(_is_plotly, cast("list[object]", value)))
