"""numpy and pandas objects -> where their content lies, what lies there, and back.

Content belongs to the array that owns the memory, and is hashed whole, once: a view, a column and a table say only
where they look, and lead to the owners. So a write through any alias (a view, `Series(a, copy=False)`, `.array`) is
seen at the owner, by everybody who looks there.

What can be put back: an array that owns its memory, from a copy (up to `COPY_LIMIT`); a table or a column, by giving
it the arrays, the labels and the order it had. Columns that came or went cost nothing, then, at any size. Nothing of
this may be visible to pandas: no block is shared, since pandas would copy a shared block where it writes in place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import is_
from typing import Any, Final, TypeAlias, cast

import numpy as np
import pandas as pd

from flowc_runtime.heap.tables import OBJECT_BUDGET, State, attributes_of, digest, extension_content, own_attributes

COPY_LIMIT: Final = 8_000_000
"""Bytes of an array of which a copy is kept, to put it back."""
SMALL: Final = 4_096
"""Bytes of an array that is compared with its copy."""

Array: TypeAlias = np.ndarray[Any, Any]


class CannotRestore(Exception):
    """The object has changed in a way that cannot be undone in place."""


# --- arrays
def array_state(value: Array) -> State | None:
    if isinstance(value.base, np.ndarray):
        return (*_place(value), value.flags.writeable)
    content = digest(value)
    return None if content is None else (value.shape, value.strides, _kind(value), value.flags.writeable, content)


def array_children(value: Array) -> Iterable[object]:
    if isinstance(value.base, np.ndarray):
        return (_owner(value),)
    base = cast("object", value.base)
    found: list[object] = [] if base is None else [base]
    if value.dtype.hasobject and value.size <= OBJECT_BUDGET:
        found.extend(value.ravel().tolist())
    return found


def save_array(value: Array) -> Array | None:
    """A copy for `restore_array`; None where none is kept."""
    if value.base is not None or value.nbytes > COPY_LIMIT or not value.flags.writeable:
        return None
    if value.dtype.hasobject and (value.dtype.names is not None or value.size > OBJECT_BUDGET):
        return None
    return value.copy(order="K")


def array_stays(value: Array, state: State, saved: object) -> bool:
    """A small one is compared with its copy, byte by byte: hashing takes twice as long."""
    if type(saved) is not np.ndarray or value.nbytes > SMALL or value.dtype is not saved.dtype:
        return False
    if value.shape != state[0] or value.strides != state[1] or value.flags.writeable is not state[3]:
        return False
    return not value.dtype.hasobject and value.tobytes() == saved.tobytes()


def restore_array(value: Array, saved: object) -> None:
    earlier = cast("Array", saved)
    same_layout = value.shape == earlier.shape and _kind(value) == _kind(earlier)
    if not same_layout or not value.flags.writeable:
        raise CannotRestore
    np.copyto(value, earlier)


def _place(value: Array) -> State:
    """The owner itself is part of it: as long as it is held, its address means this memory."""
    return (_owner(value), value.__array_interface__["data"][0], value.shape, value.strides, _kind(value))


def _owner(value: Array) -> Array:
    while isinstance(value.base, np.ndarray):
        value = value.base
    return value


def _kind(value: Array) -> str:
    return value.dtype.str if value.dtype.names is None else repr(value.dtype)


# --- tables and columns
def table_state(value: pd.DataFrame | pd.Series) -> State | None:
    manager = _manager(value)
    blocks: list[State] = []
    for block in manager.blocks:
        place = _values_place(block.values)
        if place is None:
            return None
        blocks.append((block.mgr_locs.indexer if value.ndim > 1 else None, place))
    return (type(value), tuple(manager.axes), tuple(blocks), attributes_of(value), _name_of(value))


def table_children(value: pd.DataFrame | pd.Series) -> Iterable[object]:
    manager = _manager(value)
    found: list[object] = [*value.attrs.values(), *own_attributes(value).values(), *manager.axes]
    for block in manager.blocks:
        found.extend(_values_children(block.values))
    return found


def save_table(value: pd.DataFrame | pd.Series) -> State | None:
    """Its arrays and labels themselves; their content is put back where it lies."""
    if not _TAKES_BLOCKS_BACK or type(value) not in (pd.DataFrame, pd.Series):
        return None
    return _parts_of(value)


def table_stays(value: Any, state: State, saved: Any) -> bool:
    """The very same arrays and labels in the same places; what the arrays hold is seen at their owners."""
    if type(saved) is not tuple or state[0] is not type(value):
        return False
    parts, axes, (attrs, duplicates, own), name = cast("Any", saved)
    manager = _manager(value)
    if attrs or own or value.attrs or own_attributes(value) or _name_of(value) is not name:
        return False
    if len(manager.blocks) != len(parts) or value.flags.allows_duplicate_labels != duplicates:
        return False
    places = cast("Any", state[2])
    same_blocks = all(map(_block_stays, manager.blocks, parts, [place for _, place in places]))
    return same_blocks and len(manager.axes) == len(axes) and all(map(is_, manager.axes, axes))


def _block_stays(block: Any, part: Any, place: Any) -> bool:
    _, values, arrow, locations, _ = part
    if block.values is not values or block.mgr_locs is not locations:
        return False
    if type(values) is np.ndarray:
        return bool(values.shape == place[2] and values.strides == place[3] and _kind(values) == place[4])
    return arrow is not None and values._pa_array is arrow


def _parts_of(value: pd.DataFrame | pd.Series) -> State:
    manager = _manager(value)
    blocks: State = tuple(map(_parts_of_block, manager.blocks))
    facts = (tuple(value.attrs.items()), value.flags.allows_duplicate_labels, tuple(own_attributes(value).items()))
    return (blocks, tuple(manager.axes), facts, _name_of(value))


def _parts_of_block(block: Any) -> State:
    """Not the block itself: as long as it lives, pandas takes its memory for shared."""
    kind = cast("object", type(block))
    return (kind, block.values, getattr(block.values, "_pa_array", None), block.mgr_locs, block.refs)


def restore_table(table: pd.DataFrame | pd.Series, saved: object) -> None:
    value = cast("Any", table)
    parts, axes, (attrs, duplicates, own), name = cast("Any", saved)
    for _, values, arrow, _, _ in parts:
        if arrow is not None:
            values._pa_array = arrow
    blocks = tuple(kind(values, locations, ndim=value.ndim, refs=refs) for kind, values, _, locations, refs in parts)
    form = cast("Callable[..., Any]", type(value._mgr))
    if value.ndim > 1:
        value._mgr = form(blocks, list(axes), verify_integrity=False)
    else:
        value._mgr = form(blocks[0], axes[0])
        object.__setattr__(value, "_name", name)
    value.attrs.clear()
    value.attrs.update(attrs)
    value.flags.allows_duplicate_labels = duplicates
    for known in own_attributes(table):
        del vars(value)[known]
    vars(value).update(own)


def _manager(value: pd.DataFrame | pd.Series) -> Any:
    return cast("Any", value)._mgr


def _name_of(value: pd.DataFrame | pd.Series) -> object:
    return vars(value).get("_name")


def _values_place(values: Any) -> State | None:
    kind = cast("object", type(values))
    if kind is np.ndarray:
        return _place(values)
    parts = _arrays_of(values)
    if parts:
        categories = (values.categories, values.ordered) if _is_categorical(values) else ()
        return (kind, *map(_place, parts), str(values.dtype), str(getattr(values, "freq", None)), *categories)
    arrow = getattr(values, "_pa_array", None)
    # Arrow memory never changes: a write puts another array in its place.
    return (kind, arrow) if arrow is not None else extension_content(values)


def _values_children(values: Any) -> list[object]:
    if type(values) is np.ndarray:
        return [_owner(values)]
    found: list[object] = [_owner(part) for part in _arrays_of(values)]
    if _is_categorical(values):
        found.append(values.categories)
    return found


def _is_categorical(values: object) -> bool:
    return isinstance(values, pd.Categorical)


def _arrays_of(values: Any) -> list[Array]:
    """The numpy arrays that a pandas array consists of."""
    parts = (getattr(values, name, None) for name in ("_ndarray", "_data", "_mask"))
    return [part for part in parts if isinstance(part, np.ndarray)]


# --- indexes
def index_state(value: pd.Index) -> State | None:
    if isinstance(value, pd.RangeIndex):
        return (value.start, value.stop, value.step, value.name)
    if isinstance(value, pd.MultiIndex):
        codes = [digest(np.asarray(code)) for code in value.codes]
        return (tuple(value.levels), tuple(codes), tuple(value.names))
    place = _values_place(cast("Any", value)._values)
    return None if place is None else (type(value), place, value.name, str(getattr(value, "freq", None)))


def index_stays(value: pd.Index, state: State, _saved: object) -> bool:
    """A plain index never gets other memory; what lies there is seen at its owner."""
    if type(value) is not pd.Index or state[0] is not pd.Index or value.name is not state[2]:
        return False
    values, place = cast("Any", value)._values, cast("Any", state[1])
    if type(values) is np.ndarray:
        return _owner(values) is place[0] and values.shape == place[2] and values.strides == place[3]
    arrow = getattr(values, "_pa_array", None)
    return arrow is not None and len(place) > 1 and place[1] is arrow


def index_children(value: pd.Index) -> Iterable[object]:
    if isinstance(value, pd.RangeIndex):
        return ()
    if isinstance(value, pd.MultiIndex):
        return value.levels
    return _values_children(cast("Any", value)._values)


def save_index(value: pd.Index) -> State:
    """All that can be set on an index itself."""
    return (tuple(value.names), getattr(value, "freq", None))


def restore_index(value: pd.Index, saved: object) -> None:
    names, freq = cast("Any", saved)
    value.names = names
    if getattr(value, "freq", None) is not freq:
        cast("Any", value).freq = freq


ARRAY: Final = (array_state, array_children, restore_array, save_array, array_stays)
TABLE: Final = (table_state, table_children, restore_table, save_table, table_stays)
INDEX: Final = (index_state, index_children, restore_index, save_index, index_stays)
"""In the order of a `Shape`."""


def _takes_blocks_back() -> bool:
    """Whether the insides of this pandas are the known ones: tried once."""
    try:
        table = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
        column = table["a"].copy()
        kept, kept_column = _parts_of(table), _parts_of(column)
        table["c"] = table.pop("a")
        column.index = pd.Index([5, 6])
        restore_table(table, kept)
        restore_table(column, kept_column)
        table.loc[0, "a"] = 9
        return list(table["a"]) == [9, 2] and list(column.index) == [0, 1] and list(table.columns) == ["a", "b"]
    except Exception:  # noqa: BLE001 - another pandas, with other insides: makers execute instead
        return False


_TAKES_BLOCKS_BACK: Final = _takes_blocks_back()
