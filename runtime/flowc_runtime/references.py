"""New objects -> whether every reference to them is accounted for, by counting.

Each reference that is known is counted at the object it leads to; CPython says how many there are. One more than are
known means that somebody else has got hold of the object. What is not looked into, or is counted in doubt, is missing
from the known ones, so the answer errs on the side of "somebody has it". A reference must never be counted that there
is not.
"""

from __future__ import annotations

import gc
import sys
import types
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

import numpy as np
import pandas as pd
import pyarrow as pa

from flowc_runtime.heap.journal import Journal, Record
from flowc_runtime.identity import identity
from flowc_runtime.values import ATOMS

OBJECTS: Final = 4_000
"""Objects that are looked into for one slot."""

_CODE: Final[tuple[type, ...]] = (
    type, types.ModuleType, types.FunctionType, types.CodeType, types.FrameType, types.BuiltinFunctionType,
)  # fmt: skip
_placement: Final = cast("type", cast("object", type(cast("Any", pd.Series([0]))._mgr.blocks[0].mgr_locs)))
_UNCHANGING: Final[tuple[type, ...]] = (pd.api.extensions.ExtensionDtype, cast("type", pa.ChunkedArray), _placement)
"""Insides of tables that are shared and never change."""


def can_count() -> bool:
    """CPython with its lock counts every reference at once."""
    enabled = getattr(sys, "_is_gil_enabled", None)
    return sys.implementation.name == "cpython" and (enabled is None or bool(enabled()))


def all_accounted_for(
    journal: Journal, records: Iterable[Record], tuples: Iterable[object], held: Counter[int], common: set[int]
) -> bool:
    """`held`: references from names and from lists of results, by the object's id. `tuples`: results that hold new
    objects and have no record. `common`: what is in them and is not new.

    No variable of a caller may hold one of the objects itself."""
    return _Counting(journal, list(records), common).all_known(held, tuples)


class _Counting:
    """No variable here outlives its use: it would count."""

    def __init__(self, journal: Journal, records: list[Record], common: set[int]) -> None:
        self.journal = journal
        self.common = common
        self.records = records
        self.checked = {identity(record.object) for record in records}
        self.counted: Counter[int] = Counter()
        self.nodes: list[object] = []
        self.seen: set[int] = set()

    def all_known(self, held: Counter[int], tuples: Iterable[object]) -> bool:
        self.counted.update(held)
        for record in self.records:
            self._hold(record.object)
            self._hold(record.actual.state)
            self._hold(record.actual.saved)
        self._note_all(tuples)
        at = 0
        while at < len(self.nodes):
            self._count(at)
            at += 1
            if len(self.nodes) > OBJECTS:
                return False
        return all(self._is_known(position) for position in range(len(self.nodes)))

    def _note_all(self, values: Iterable[object]) -> None:
        for value in values:
            # The list that was given holds it, too.
            self._hold(value)

    def _count(self, at: int) -> None:
        for referent in _referents(self.nodes[at]):
            self.counted[identity(referent)] += 1
            if identity(referent) in self.checked or self._is_inside(referent):
                self._note(referent)

    def _hold(self, value: object) -> None:
        self.counted[identity(value)] += 1
        self._note(value)

    def _note(self, value: object) -> None:
        if value is not None and identity(value) not in self.seen:
            self.seen.add(identity(value))
            self.nodes.append(value)

    def _is_inside(self, value: object) -> bool:
        """A part that has no record of its own: a tuple, a table's blocks, the dictionary of an instance."""
        kind = type(value)
        if (
            issubclass(kind, _CODE)
            or kind in ATOMS
            or identity(value) in self.journal.records
            or identity(value) in self.common
        ):
            return False
        if kind is tuple:
            return not _only_atoms(value)
        return gc.is_tracked(value) or issubclass(kind, dict | np.ndarray | pd.api.extensions.ExtensionArray)

    def _is_known(self, position: int) -> bool:
        if issubclass(type(self.nodes[position]), _UNCHANGING) or _only_atoms(self.nodes[position]):
            return True
        return _references(self.nodes, position) == self.counted[identity(self.nodes[position])] + _OF_ITS_OWN


def _references(nodes: list[object], position: int) -> int:
    return sys.getrefcount(nodes[position])


_OF_ITS_OWN: Final = _references([object()], 0)
"""How many references the list and the call add; it differs between versions of Python."""


def _only_atoms(value: object) -> bool:
    """A tuple that nobody can change anything through (Python shares constants)."""
    return type(value) is tuple and all(type(part) in ATOMS for part in cast("tuple[object, ...]", value))


def _referents(value: object) -> Iterator[object]:
    kind = type(value)
    if issubclass(kind, np.ndarray):
        # numpy does not tell the collector.
        array = cast("np.ndarray[Any, Any]", value)
        if array.base is not None:
            yield array.base
        elif array.dtype.hasobject and array.dtype.names is None:
            yield from array.ravel().tolist()
    elif issubclass(kind, pd.Index):
        # Its cache is shared with other indexes, and tells nothing new.
        yield from (entry for name, entry in vars(value).items() if name != "_cache")
    else:
        yield from gc.get_referents(value)
