"""Tables and arrays to digest, without copying their buffers where that can be avoided.

Equal tables have equal content however they came about: a slice, a copy and the original feed the same bytes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import pandas as pd
    import pyarrow as pa

    AnyArray: TypeAlias = "pa.Array[Any]"
    AnyChunks: TypeAlias = "pa.ChunkedArray[Any]"


class Feeder(Protocol):
    """The digest that content is fed to."""

    def feed(self, value: object) -> None: ...

    def feed_all(self, values: Iterable[object]) -> None: ...

    def raw(self, content: bytes | memoryview) -> None: ...


# Narrowing leaves the element type unknown to pyright and Any to mypy; a cast by way of `object` pleases both.


def feed_table(feeder: Feeder, value: object) -> bool:
    """Feed a numpy, pandas, Arrow or polars value; False for anything else."""
    library = type(value).__module__.partition(".")[0]
    # A library that is not imported has made no value.
    if library in ("numpy", "pandas", "pyarrow", "polars") and library in sys.modules:
        match library:
            case "numpy":
                return _feed_numpy(feeder, value)
            case "pandas":
                return _feed_pandas(feeder, value)
            case "pyarrow":
                return _feed_arrow(feeder, value)
            case _:
                return _feed_polars(feeder, value)
    return False


def _feed_numpy(feeder: Feeder, value: object) -> bool:
    import numpy as np

    if isinstance(value, np.generic):
        scalar = cast("np.generic[Any]", cast("object", value))
        feeder.feed_all([str(scalar.dtype), scalar.tobytes()])
    elif isinstance(value, np.ndarray):
        feed_array(feeder, cast("np.ndarray[tuple[int, ...], np.dtype[np.generic]]", value))
    else:
        return False
    return True


def feed_array(feeder: Feeder, array: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> None:
    """An array's type, shape and content; of an object array, each object."""
    import numpy as np

    feeder.feed_all([str(array.dtype), array.shape])
    if array.dtype.hasobject:
        feeder.feed_all(cast("list[object]", array.ravel().tolist()))
    else:
        feeder.raw(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)


def _feed_pandas(feeder: Feeder, value: object) -> bool:
    import pandas as pd

    if isinstance(value, pd.DataFrame):
        feeder.feed(value.shape)
        _feed_index(feeder, value.columns)
        _feed_index(feeder, value.index)
        for position in range(value.shape[1]):
            _feed_values(feeder, value.iloc[:, position])
    elif isinstance(value, pd.Series):
        series = cast("pd.Series[Any]", cast("object", value))
        feeder.feed(series.name)
        _feed_index(feeder, series.index)
        _feed_values(feeder, series)
    elif isinstance(value, pd.Index):
        _feed_index(feeder, cast("pd.Index[Any]", cast("object", value)))
    else:
        return False
    return True


def _feed_index(feeder: Feeder, index: pd.Index[Any]) -> None:
    import pandas as pd

    feeder.feed(list(index.names))
    if isinstance(index, pd.RangeIndex):
        # Only its three numbers are kept in memory; the values themselves would be materialised.
        feeder.feed(("range", index.start, index.stop, index.step))
    elif isinstance(index, pd.MultiIndex):
        for level in range(index.nlevels):
            _feed_values(feeder, index.get_level_values(level))
    else:
        _feed_values(feeder, index)


def _feed_values(feeder: Feeder, values: pd.Series[Any] | pd.Index[Any]) -> None:
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    feeder.feed(str(values.dtype))
    array: object = values.array
    if isinstance(values.dtype, pd.CategoricalDtype):
        feed_array(feeder, np.asarray(cast("pd.Categorical", array).codes))
        _feed_index(feeder, values.dtype.categories)
        feeder.feed(values.dtype.ordered)
    elif isinstance(values.dtype, np.dtype):
        feed_array(feeder, values.to_numpy())
    else:
        try:
            arrow = cast("AnyArray", pa.array(cast("Any", array), from_pandas=True))
        except (pa.ArrowException, TypeError, ValueError):
            feeder.feed_all(cast("list[object]", values.tolist()))
        else:
            _feed_arrow_array(feeder, arrow)


def _feed_arrow(feeder: Feeder, value: object) -> bool:
    import pyarrow as pa

    if isinstance(value, pa.Table | pa.RecordBatch):
        feeder.feed(value.schema.to_string())
        for column in cast("list[AnyArray | AnyChunks]", value.columns):
            _feed_arrow_array(feeder, column)
    elif isinstance(value, pa.Array | pa.ChunkedArray):
        _feed_arrow_array(feeder, cast("AnyArray | AnyChunks", cast("object", value)))
    else:
        return False
    return True


def _feed_arrow_array(feeder: Feeder, values: AnyArray | AnyChunks) -> None:
    """As an Arrow stream of one chunk: that begins at the first value, so a slice equals its copy."""
    import pyarrow as pa

    chunks = values.chunks if isinstance(values, pa.ChunkedArray) else [values]
    whole = cast("AnyArray", pa.concat_arrays(chunks) if chunks else pa.array([], type=values.type))
    sink = pa.BufferOutputStream()
    batch = pa.record_batch([whole], names=[""])
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    feeder.raw(memoryview(sink.getvalue()))


def _feed_polars(feeder: Feeder, value: object) -> bool:
    to_arrow = getattr(value, "to_arrow", None)
    if to_arrow is None or type(value).__name__ not in ("DataFrame", "Series"):
        return False
    feeder.feed(getattr(value, "name", None))
    return _feed_arrow(feeder, to_arrow())
