"""A frame turns back into what a script had given as a table: a list of records for a list of records, and so on.

Holds: what is missing is None wherever the form has no missing value of its own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from flowc_shims.streamlit.errors import StreamlitDataframeConversionError
from flowc_shims.streamlit.kinds_of_values import is_styler, type_name
from flowc_shims.streamlit.table_shape import shape_of

if TYPE_CHECKING:
    import pandas as pd


def give_back(frame: pd.DataFrame, given: object) -> object:
    """The frame in the form of `given`; itself where that has no form of its own that could be edited."""
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    if given is None or is_styler(given) or isinstance(given, (pd.DataFrame, pd.Index)):
        return frame
    if isinstance(given, np.ndarray):
        if frame.empty:
            return np.ndarray(0)
        return frame.iloc[:, 0].to_numpy() if cast("Any", given).ndim == 1 else frame.to_numpy()
    if isinstance(given, pa.Table):
        return pa.Table.from_pandas(frame)
    if isinstance(given, pa.Array):
        arrow: Any = pa.Array
        return cast("object", arrow.from_pandas(_only_column(frame)))
    if isinstance(given, pd.Series):
        return _only_column(frame)
    return _of_library(frame, given) if _is_foreign(given) else _of_python(frame, given)


def _is_foreign(given: object) -> bool:
    return type_name(given).startswith(("polars.", "xarray."))


def _of_library(frame: pd.DataFrame, given: object) -> object:
    name = type_name(given)
    if name.startswith("polars."):
        import polars as pl

        return pl.from_pandas(_only_column(frame) if name.endswith(".Series") else frame)
    library: Any = import_module("xarray")
    if name.endswith(".Dataset"):
        return library.Dataset.from_dataframe(frame)
    return library.DataArray.from_series(_only_column(frame))


def _of_python(frame: pd.DataFrame, given: object) -> object:
    shape = shape_of(given)
    known = _known_missing(frame)
    match shape:
        case "records":
            return known.to_dict(orient="records")
        case "rows":
            return known.to_numpy().tolist()
        case "columns":
            return known.to_dict(orient="list")
        case "series":
            return frame.to_dict(orient="series")
        case "key values":
            return {} if frame.empty else known.iloc[:, 0].to_dict()
        case "frame" if isinstance(given, dict):
            return known.to_dict(orient="dict")
        case "values":
            values: list[Any] = _only_column(known).tolist() if len(frame.columns) else []
            if isinstance(given, tuple):
                return tuple(values)
            return set(values) if isinstance(given, (set, frozenset)) else values
        case _:
            return frame


def _known_missing(frame: pd.DataFrame) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    missing: Any = [pd.NA, pd.NaT, np.nan]
    return frame.replace(missing, None)


def _only_column(frame: pd.DataFrame) -> pd.Series[Any]:
    if len(frame.columns) != 1:
        raise StreamlitDataframeConversionError(f"One column was expected, and there are {len(frame.columns)}.")
    return frame.iloc[:, 0]
