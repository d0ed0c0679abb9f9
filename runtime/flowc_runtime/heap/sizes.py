"""Objects, their states and plain values -> parts: what each keeps in memory, as an identity and bytes.

Two that share memory have a part in common, so a sum over identities counts it once. Memory that lies outside the
object counts where it lies: an array's at the array that owns it, Arrow's at its address. An estimate: long containers
are sampled, and what an opaque object hides is not seen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias, cast

import msgspec
import numpy as np
import pandas as pd
import pyarrow as pa

from flowc_runtime.heap.journal import Record, Stamp
from flowc_runtime.heap.tables import Kept
from flowc_runtime.identity import identity
from flowc_runtime.values import ATOMS

Parts: TypeAlias = dict[int, int]
"""Bytes by identity."""

SAMPLE: Final = 200
"""Entries of a container that are looked at; more count as so many of these."""
DEPTH: Final = 6


def parts_of_record(record: Record) -> Parts:
    """The object itself and the atoms in it; other objects that it holds have records of their own."""
    found: Parts = {}
    value: object = record.object
    kind = type(value)
    if issubclass(kind, np.ndarray):
        _array(found, record.object)
    elif issubclass(kind, pd.DataFrame | pd.Series | pd.Index):
        _table(found, cast("pd.DataFrame | pd.Series", record.object))
    else:
        found[identity(value)] = _shallow(value)
        _atoms(found, held_by(record))
    return found


def held_by(record: Record) -> list[object]:
    """What it refers to; nothing where that cannot be told."""
    try:
        return list(record.shape.children(record.object))
    except Exception:  # noqa: BLE001 - looking runs library code, and must never show on the user's page
        return []


def parts_of_stamp(stamp: Stamp) -> Parts:
    """A state, and the copy for putting it back."""
    found: Parts = {}
    _value(found, stamp.state, DEPTH)
    if stamp.saved is not stamp.state:
        _value(found, stamp.saved, DEPTH)
    return found


def parts_of_values(values: Iterable[object]) -> Parts:
    """Plain values, and what plain containers hold."""
    found: Parts = {}
    for value in values:
        _value(found, value, DEPTH)
    return found


def _value(found: Parts, value: object, depth: int) -> None:
    kind = type(value)
    if identity(value) in found or (kind in ATOMS and kind not in (str, bytes)):
        return
    if isinstance(value, np.ndarray):
        _array(found, value)
    elif isinstance(value, pa.Array | pa.ChunkedArray | pa.Table | pa.RecordBatch):
        _arrow(found, value)
    elif kind in (str, bytes):
        found[identity(value)] = sys.getsizeof(value)
    elif kind is Kept:
        _value(found, cast("Kept", value).held, depth)
    elif depth and isinstance(value, tuple | list | frozenset | set):
        found[identity(cast("object", value))] = _shallow(cast("object", value))
        _entries(found, list(islice(cast("Iterable[object]", value), SAMPLE)), len(cast("Any", value)), depth)
    elif depth and isinstance(value, dict):
        entries = cast("dict[object, object]", value)
        found[identity(entries)] = _shallow(entries)
        _entries(found, list(islice(entries.values(), SAMPLE)), len(entries), depth)
    elif depth and isinstance(value, msgspec.Struct):
        found[identity(value)] = _shallow(value)
        for name in value.__struct_fields__:
            _value(found, getattr(value, name), depth - 1)


def _entries(found: Parts, sample: Sequence[object], length: int, depth: int) -> None:
    before = sum(found.values()) if length > len(sample) else 0
    for entry in sample:
        _value(found, entry, depth - 1)
    if length > len(sample):
        # The rest under an identity that belongs to the sample: together they come and go.
        seen = sum(found.values()) - before
        found[identity(sample[0])] = found.get(identity(sample[0]), 0) + seen * (length - len(sample)) // len(sample)


def _atoms(found: Parts, children: Sequence[object]) -> None:
    if len(children) <= SAMPLE:
        for child in children:
            if type(child) in (str, bytes):
                found[identity(child)] = sys.getsizeof(child)
        return
    step = len(children) // SAMPLE
    sample = children[::step][:SAMPLE]
    known = sum(sys.getsizeof(child) for child in sample if type(child) in ATOMS)
    (first, own), *_ = found.items()
    found[first] = own + known * len(children) // len(sample)


def _shallow(value: object) -> int:
    try:
        return sys.getsizeof(value)
    except Exception:  # noqa: BLE001 - an object of a user may not say its size
        return object.__sizeof__(value)


def _array(found: Parts, value: Any) -> None:
    if isinstance(value.base, np.ndarray):
        # A view: its memory is the owner's, which is held with it.
        found[identity(value)] = 112
        _array(found, value.base)
    elif value.base is None:
        found[identity(value)] = 112 + value.nbytes
    else:
        found[identity(value)] = 112
        found[value.__array_interface__["data"][0]] = value.nbytes


def _table(found: Parts, value: pd.DataFrame | pd.Series | pd.Index) -> None:
    """Its numpy arrays have records; what Arrow holds for it has none."""
    found[identity(value)] = 1_000
    whole = cast("Any", value)
    if isinstance(value, pd.RangeIndex):
        # Asked for its values it would make them, and keep them.
        return
    if isinstance(value, pd.MultiIndex):
        found[identity(value)] = sum(1_000 + code.nbytes for code in value.codes)
        return
    contents = [whole._values] if isinstance(value, pd.Index) else [block.values for block in whole._mgr.blocks]
    for content in contents:
        arrow = getattr(content, "_pa_array", None)
        if arrow is not None:
            _arrow(found, arrow)


def _arrow(found: Parts, value: Any) -> None:
    columns: list[Any] | None = getattr(value, "columns", None)
    for column in columns or ():
        _arrow(found, column)
    chunks: list[Any] = getattr(value, "chunks", [value]) if columns is None else []
    for chunk in chunks:
        for buffer in chunk.buffers():
            if buffer is not None:
                found[buffer.address] = buffer.size
