"""A type of a library that is written in C or Rust -> how its objects are looked at, where that can be told exactly.

- What scikit-learn computes in C (trees, neighbours, losses) is told by what it gives to be copied: numbers and arrays,
  as digests.
- A frame or a column of polars is told by where the memory of its columns lies. polars shares that memory and copies it
  when it is written to; the state keeps a copy, so nobody writes there while the state is known. Only memory that
  polars has not made itself (`pl.DataFrame({"a": array})` shares the array's) changes under it: such a frame leads to
  that array. What is lazy leads to all frames and functions that its maker could reach (`memory_shared`).
- A picture of PIL that is in memory is told by a digest of its pixels.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import pandas as pd
import xxhash

from flowc_runtime.heap.state import OPAQUE, Shape, State, shape_of
from flowc_runtime.heap.tables import Kept, digest
from flowc_runtime.identity import identity
from flowc_shims.streamlit.chat_value import ChatInputValue
from flowc_shims.streamlit.uploaded_file import UploadedFile

if TYPE_CHECKING:
    from flowc_runtime.heap.journal import Record

PIXELS: Final = 32_000_000
"""Bytes of a picture beyond which it is not looked into."""
_DEPTH: Final = 6
_TOLD: Final = ("sklearn.tree._tree", "sklearn._loss._loss", "sklearn.neighbors._", "sklearn.metrics._dist_metrics")


def shape_in_library(kind: type) -> Shape | None:
    module = module_of(kind)
    if kind in (UploadedFile, ChatInputValue):
        # Of flowc's own types the ones that a script can change: a file is at another place once it has been read.
        return shape_of(kind)
    if kind.__qualname__ in ("DataFrame", "Series") and module in ("polars.dataframe.frame", "polars.series.series"):
        return POLARS
    if module == "PIL.Image" and kind.__qualname__ == "Image":
        return PICTURE
    return TOLD if module.startswith(_TOLD) and shape_of(kind) is OPAQUE else None


# --- scikit-learn
def module_of(kind: type) -> str:
    """The types of Cython's functions have a descriptor in its place."""
    name: object = kind.__module__
    return name if isinstance(name, str) else ""


def _told(value: Any) -> State | None:
    parts = _parts_told(value, _DEPTH)
    return None if parts is None else (_kind(value), parts)


def _parts_told(value: Any, depth: int) -> object | None:
    """Without anything that could change by itself; None: it holds something else."""
    kind = _kind(value)
    if issubclass(_kind(value), np.ndarray):
        array = cast("np.ndarray[Any, Any]", value)
        content = None if array.dtype.hasobject else digest(array)
        return None if content is None else (array.shape, str(array.dtype), content)
    if value is None or isinstance(value, int | float | str | bytes | type | np.generic):
        return (kind, cast("object", value))
    if depth == 0:
        return None
    if isinstance(value, dict):
        value = tuple(cast("dict[object, object]", value).items())
    elif not isinstance(value, tuple | list):
        if shape_in_library(kind) is not TOLD or getattr(value, "__dict__", None):
            return None
        value = (kind, *value.__reduce__()[1:])
    found = [_parts_told(part, depth - 1) for part in cast("Sequence[object]", value)]
    return None if any(part is None for part in found) else tuple(found)


# --- polars
def _polars_state(value: Any) -> State:
    polars = sys.modules["polars"]
    frame = value if isinstance(value, polars.DataFrame) else value.to_frame()
    table = _numbered(frame, polars)
    columns = tuple((name, repr(kind)) for name, kind in frame.schema.items())
    return (_kind(value), columns, tuple(_places(table)), _others(value, _NATIVE), Kept((table, value.clone())))


def _numbered(frame: Any, polars: Any) -> Any:
    """As Arrow sees it; of categories their numbers, which lie where they lie."""
    named = [name for name, kind in frame.schema.items() if kind in (polars.Categorical, polars.Enum)]
    numbered = frame.with_columns(polars.col(named).to_physical()) if named else frame
    return numbered.to_arrow(compat_level=polars.CompatLevel.newest())


def _places(table: Any) -> Iterator[object]:
    for column in table.columns:
        for chunk in column.chunks:
            buffers = (None if one is None else (one.address, one.size) for one in chunk.buffers())
            yield (chunk.offset, len(chunk), *buffers)


def _polars_children(value: Any) -> Iterable[object]:
    return [entry for _, entry in _others(value, _NATIVE)]


def _restore_polars(value: Any, state: State) -> None:
    *_, others, kept = state
    copy: Any = cast("Kept", kept).held
    own = _own(value)
    own.clear()
    own.update(cast("tuple[tuple[str, object], ...]", others))
    own.update({name: entry for name, entry in _own(copy[1].clone()).items() if name in _NATIVE})


_NATIVE: Final = frozenset({"_df", "_s"})
_CORE: Final = frozenset({"_im"})
_LAZY: Final = frozenset({"PyLazyFrame", "PyLazyGroupBy", "PyExpr"})
_LOOKED_AT: Final = frozenset({"array", "table", "index", "polars", "function"})


def _is_lazy(record: Record) -> bool:
    kind: type = type(record.object)
    return kind.__name__ in _LAZY and kind.__module__ == "builtins"


def memory_shared(records: Iterable[Record], made: Iterable[Record], changed: Iterable[Record]) -> None:
    """Lets frames of polars among what has just been made or changed lead to arrays and tables whose memory they look
    into, and what is lazy to all that it may look at. `records`: what their maker could reach."""
    reached, fresh = tuple(records), tuple(made)
    for record in filter(_is_lazy, fresh):
        # It cannot be asked what it will look at, or which function of the user's it will call.
        others = (one for one in reached if one is not record)
        record.leads_to = tuple([one.object for one in others if one.shape.name in _LOOKED_AT or _is_lazy(one)])
    frames = [record for record in (*fresh, *changed) if record.shape is POLARS]
    owners = [(lies, record.object) for record in reached for lies in _memory_of(record.object)] if frames else []
    for record in frames:
        state = record.actual.state
        spans = list(_spans(state[2])) if state is not None else []
        sharing = [owner for (start, end), owner in owners if any(start < to and at < end for at, to in spans)]
        record.leads_to = tuple({identity(one): one for one in (*record.leads_to, *sharing)}.values())


def _spans(places: object) -> Iterator[tuple[int, int]]:
    for place in cast("tuple[tuple[object, ...], ...]", places):
        for buffer in place[2:]:
            if isinstance(buffer, tuple):
                address, size = cast("tuple[int, int]", buffer)
                yield address, address + size


def _memory_of(value: object) -> Iterator[tuple[int, int]]:
    if issubclass(_kind(value), np.ndarray):
        yield np.lib.array_utils.byte_bounds(cast("np.ndarray[Any, Any]", value))
    elif isinstance(value, pd.Series | pd.Index):
        yield from _memory_of(_plain_values(value))
    elif isinstance(value, pd.DataFrame):
        for _, column in pd.DataFrame.items(value):
            yield from _memory_of(_plain_values(column))


def _plain_values(value: Any) -> object:
    return value.array.to_numpy() if isinstance(value.array, pd.arrays.NumpyExtensionArray) else None


# --- PIL
def _picture_state(value: Any) -> State | None:
    if _own(value).get("_im") is None or value.width * value.height * max(len(value.getbands()), 1) > PIXELS:
        return None
    others = _others(value, _CORE)
    return (_kind(value), value.size, value.mode, others, xxhash.xxh3_128_digest(value.tobytes()))


def _picture_children(value: Any) -> Iterable[object]:
    return [entry for _, entry in _others(value, _CORE)]


def _kind(value: object) -> type:
    return type(value)


def _own(value: Any) -> dict[str, object]:
    return cast("dict[str, object]", vars(value))


def _others(value: Any, native: frozenset[str]) -> tuple[tuple[str, object], ...]:
    """What it holds beside what is written in another language."""
    return tuple((name, entry) for name, entry in _own(value).items() if name not in native)


def _nothing(_: object) -> Iterable[object]:
    return ()


TOLD: Final = Shape("told", _told, _nothing)
POLARS: Final = Shape("polars", _polars_state, _polars_children, _restore_polars)
PICTURE: Final = Shape("picture", _picture_state, _picture_children)
