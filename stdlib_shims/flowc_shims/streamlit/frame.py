"""Anything that Streamlit takes as a table becomes a pandas frame.

Holds: the caller's object is never changed, and a frame is given back as it is. What is not in memory yet (a cursor, a
lazy query) is fetched up to a limit. No library is imported that the value does not bring.
"""

from __future__ import annotations

import array
import dataclasses
import inspect
import itertools
import warnings
from collections import ChainMap, UserDict, UserList, deque
from collections.abc import Iterable, Mapping
from enum import EnumMeta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitDataframeConversionError
from flowc_shims.streamlit.kinds_of_values import (
    DBAPICursor,
    has_method,
    is_custom_dict,
    is_dataclass_instance,
    is_list_like,
    is_namedtuple,
    is_pydantic_model,
    is_sequence_of_pydantic_models,
    is_styler,
    type_name,
)

if TYPE_CHECKING:
    import pandas as pd

MOST_UNEVALUATED_ROWS: Final = 10_000


def to_frame(data: object, most_rows: int = MOST_UNEVALUATED_ROWS) -> pd.DataFrame:
    """`data` as a frame; the frame itself where it is one. At most `most_rows` of what is not in memory yet."""
    import numpy as np
    import pandas as pd

    if isinstance(data, pd.DataFrame):
        return data
    if isinstance(data, (pd.Series, pd.Index, pd.api.extensions.ExtensionArray)):
        return pd.DataFrame(cast("Any", data))
    if isinstance(data, np.ndarray):
        values = cast("Any", data)
        return pd.DataFrame([]) if values.ndim == 0 else _named(pd.DataFrame(values))
    foreign = _from_library(data, most_rows)
    return _from_python(data, most_rows) if foreign is None else foreign


def to_list(options: object) -> list[object]:
    """What a list of options or numbers may be given as, as a list."""
    if options is None:
        return []
    if isinstance(options, (str, int, float)):
        return [options]
    if isinstance(options, EnumMeta):
        kind: Any = options
        members: list[Any] = list(kind)
        return [cast("Any", member).value if isinstance(member, str) else member for member in members]
    if isinstance(options, Mapping):
        return list(cast("Mapping[object, object]", options))
    if is_list_like(options):
        return list(options)
    try:
        frame = to_frame(options)
    except StreamlitAPIException:
        return [options]
    return [] if frame.empty else list(frame.iloc[:, 0].to_list())


def _from_library(data: object, most_rows: int) -> pd.DataFrame | None:
    """Tables of other libraries; None where it is none of them."""
    import pandas as pd

    value = cast("Any", data)
    name = type_name(data)
    if is_styler(data):
        return cast("pd.DataFrame", value.data)
    if name == "polars.dataframe.frame.DataFrame":
        return cast("pd.DataFrame", value.to_pandas())
    if name == "polars.lazyframe.frame.LazyFrame":
        return cast("pd.DataFrame", value.limit(most_rows).collect().to_pandas())
    if name.startswith("xarray."):
        return cast("pd.DataFrame", value.to_dataframe() if has_method(data, "to_dataframe") else value.to_frame())
    if name.startswith("dask."):
        return _as_frame(value.head(most_rows, compute=True))
    if name.startswith("modin."):
        return _as_frame(value.head(most_rows)._to_pandas())
    if name.startswith("pyspark."):
        return _as_frame(value.limit(most_rows).toPandas())
    if name.startswith("snowflake.snowpark.modin"):
        return _as_frame(value[:most_rows].to_pandas())
    if name.startswith("snowflake.snowpark."):
        return _as_frame(value.limit(most_rows).to_pandas()) if has_method(data, "limit") else None
    if name.endswith(".DuckDBPyRelation"):
        return cast("pd.DataFrame", value.limit(most_rows).df())
    if isinstance(data, DBAPICursor):
        names = [column[0] for column in data.description] if data.description else None
        return pd.DataFrame(data.fetchmany(most_rows), columns=names)
    return _from_protocol(data)


def _from_protocol(data: object) -> pd.DataFrame | None:
    import pandas as pd
    import pyarrow as pa

    value = cast("Any", data)
    if is_sequence_of_pydantic_models(data):
        return pd.DataFrame(
            [model.model_dump(mode="json") if has_method(model, "model_dump") else model.dict() for model in data]
        )
    if has_method(data, "to_pandas"):
        return pd.DataFrame(value.to_pandas())
    if has_method(data, "__arrow_c_stream__"):
        try:
            return pa.RecordBatchReader.from_stream(value).read_all().to_pandas()
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            return None
    if has_method(data, "__dataframe__"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the protocol is on its way out, but objects that have only it exist
            return cast("pd.DataFrame", cast("Any", pd.api).interchange.from_dataframe(value))
    return None


def _from_python(data: object, most_rows: int) -> pd.DataFrame:
    import pandas as pd

    value: Any = data
    kind = type_name(data)
    if inspect.isgeneratorfunction(data):
        return _named(pd.DataFrame(list(itertools.islice(data(), most_rows))))
    if isinstance(data, EnumMeta):
        return _named(pd.DataFrame([member.value for member in list(cast("Any", data))]))
    if isinstance(data, (deque, map, array.array, UserList)):
        return _named(pd.DataFrame(list(cast("Iterable[Any]", data))))
    mapping = _as_dict(data)
    if mapping is not None:
        return _by_rows(mapping)
    try:
        return _named(pd.DataFrame(value))
    except (ValueError, TypeError) as error:
        if isinstance(data, dict):
            try:
                return _by_rows(cast("dict[object, object]", data))
            except (ValueError, TypeError):
                pass  # the first error says more
        raise StreamlitDataframeConversionError(f"A value of type `{kind}` is no table:\n\n{value!r}") from error


def _as_dict(data: object) -> Mapping[Any, object] | None:
    if is_custom_dict(data):
        return data.to_dict()
    if is_namedtuple(data):
        return data._asdict()
    if is_dataclass_instance(data):
        return dataclasses.asdict(cast("Any", data))
    if isinstance(data, (ChainMap, MappingProxyType, UserDict)) or is_pydantic_model(data):
        return dict(cast("Mapping[object, object]", data))
    return None


def _by_rows(mapping: Mapping[Any, object]) -> pd.DataFrame:
    import pandas as pd

    rows: Any = dict(mapping)
    return _named(pd.DataFrame.from_dict(rows, orient="index"))


def _as_frame(data: Any) -> pd.DataFrame:
    import pandas as pd

    return data if isinstance(data, pd.DataFrame) else cast("pd.DataFrame", data.to_frame())


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """A single column without a name is called `value`."""
    first: Any = frame.columns[0] if frame.shape[1] == 1 else None
    if first is not None and first == 0:
        return frame.rename(columns={0: "value"})
    return frame
