"""numpy and pandas objects -> their content, as digests: equal contents are the same, wherever they lie.

Buffers are hashed whole (xxh3-128), never sampled. What refers to Python objects is listed by identity up to a
budget.
"""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import xxhash

State: TypeAlias = tuple[object, ...]

OBJECT_BUDGET: Final = 200_000
"""Elements of an object array that are looked at one by one; beyond, the array is opaque."""


_PLAIN: Final = frozenset("biufc")
"""Kinds of numbers that can be read where they lie."""

SMALL: Final = 64
"""Texts in an Arrow array that are looked at one by one."""


def content_of(value: object) -> State | None:
    """None: nothing is known of it, so it is like no other."""
    try:
        return _content_of(value)
    except Exception:  # noqa: BLE001 - looking runs library code, and must never show on the user's page
        return None


def _content_of(value: object) -> State | None:
    if issubclass(type(value), np.ndarray):
        return array_content(cast("np.ndarray[Any, Any]", value))
    match shape_name(type(value)):
        case "frame":
            return frame_content(cast("pd.DataFrame", value))
        case "column":
            return column_content(cast("pd.Series", value))
        case "index":
            return index_content(cast("pd.Index", value))
        case None:
            return None


def shape_name(kind: type) -> Literal["frame", "column", "index"] | None:
    if issubclass(kind, pd.DataFrame):
        return "frame"
    if issubclass(kind, pd.Series):
        return "column"
    if issubclass(kind, pd.Index):
        return "index"
    return None


def array_content(value: np.ndarray[Any, Any]) -> State | None:
    content = digest(value)
    return None if content is None else (value.shape, value.strides, str(value.dtype), value.flags.writeable, content)


def frame_content(value: pd.DataFrame) -> State | None:
    # By position in effect: `items` also gives columns whose labels are equal. (The user may have set another `items`.)
    columns = [_values_content(column) for _, column in pd.DataFrame.items(value)]
    edges = (index_content(value.index), index_content(value.columns))
    if any(part is None for part in (*columns, *edges)):
        return None
    return (type(value), *edges, tuple(columns), attributes_of(value))


def column_content(value: pd.Series) -> State | None:
    content, index = _values_content(value), index_content(value.index)
    return None if content is None or index is None else (type(value), value.name, content, index, attributes_of(value))


def index_content(value: pd.Index) -> State | None:
    if isinstance(value, pd.RangeIndex):
        return (value.start, value.stop, value.step, value.name)
    if isinstance(value, pd.MultiIndex):
        levels = [index_content(level) for level in value.levels]
        codes = [digest(np.asarray(code)) for code in value.codes]
        known = not any(level is None for level in levels)
        return (tuple(levels), tuple(codes), tuple(value.names)) if known else None
    content = extension_content(value.array)
    return None if content is None else (type(value), content, value.name, str(getattr(value, "freq", None)))


def attributes_of(value: pd.DataFrame | pd.Series) -> State:
    own = tuple(own_attributes(value).items())
    return (tuple(value.attrs.items()), value.flags.allows_duplicate_labels, own)


_PANDAS_OWN: Final = frozenset({"_mgr", "_attrs", "_flags", "_name", "_item_cache"})


def own_attributes(value: pd.DataFrame | pd.Series) -> dict[str, object]:
    """What a user set on the object itself (`frame.source = …`), and what a subclass keeps there."""
    names = vars(value)
    if _PANDAS_OWN.issuperset(names):
        return {}
    return {name: entry for name, entry in names.items() if name not in _PANDAS_OWN}


def _values_content(value: pd.Series) -> State | None:
    return extension_content(value.array)


def extension_content(array: Any) -> State | None:
    """The content of a pandas array; Arrow memory never changes, so where it lies says what it holds."""
    if isinstance(array, pd.arrays.NumpyExtensionArray):
        content = digest(array.to_numpy())
        return None if content is None else (str(array.dtype), content)
    arrow = getattr(array, "_pa_array", None)
    if arrow is not None:
        if not _is_flat(arrow.type):
            # Parts of nested and dictionary memory have offsets of their own: the same object is all that is known.
            return (str(array.dtype), arrow)
        if len(arrow) <= SMALL and (pa.types.is_large_string(arrow.type) or pa.types.is_string(arrow.type)):
            # Names of columns, mostly: their content is as cheap as their place, and the same for a frame made anew.
            return (str(array.dtype), tuple(arrow.to_pylist()))
        places = tuple(
            (len(chunk), chunk.offset, *(buffer.address if buffer is not None else 0 for buffer in chunk.buffers()))
            for chunk in arrow.chunks
        )
        # The array itself stays in the state: as long as it lives, its addresses mean the same content.
        return (str(array.dtype), places, Kept(arrow))
    if isinstance(array, pd.Categorical):
        categories = index_content(array.categories)
        return None if categories is None else ("category", digest(np.asarray(array.codes)), categories, array.ordered)
    if hasattr(array, "_mask") and hasattr(array, "_data"):
        return (str(array.dtype), digest(array._data), digest(array._mask))
    if hasattr(array, "asi8"):
        # `freq` can be set in place.
        return (str(array.dtype), digest(array.asi8), str(getattr(array, "freq", None)))
    content = digest(np.asarray(array)) if isinstance(getattr(array, "dtype", None), np.dtype) else None
    return None if content is None else (str(array.dtype), content)


def _is_flat(kind: pa.DataType) -> bool:
    return kind.num_fields == 0 and not isinstance(kind, pa.DictionaryType | pa.BaseExtensionType)


class Kept:
    """Holds an object for its lifetime's sake; all are the same to a comparison."""

    __slots__ = ("held",)

    def __init__(self, held: object) -> None:
        self.held = held


def digest(array: np.ndarray[Any, Any]) -> object | None:
    if array.dtype.hasobject:
        return tuple(array.ravel().tolist()) if array.size <= OBJECT_BUDGET else None
    if not array.size:
        return b""
    if array.dtype.kind in _PLAIN:
        # Hashed where it lies; whose layout is another one is another state anyway.
        if array.flags.c_contiguous:
            return xxhash.xxh3_128_digest(array.data)
        if array.flags.f_contiguous:
            return xxhash.xxh3_128_digest(array.T.data)
    return xxhash.xxh3_128_digest(np.ascontiguousarray(array).view(np.uint8).reshape(-1).data)
