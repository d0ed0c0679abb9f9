"""Which iterables a loop can step through without running user code, and which are used up by one run."""

from __future__ import annotations

import gc
import types
from typing import Final

import numpy as np
import pandas as pd

_SAMPLES: Final[tuple[object, ...]] = (list[int](), (1,), "é", b"", {1: 1}, {1}, frozenset((1,)), range(0))
_VIEWS: Final[tuple[object, ...]] = ({1: 1}.keys(), {1: 1}.values(), {1: 1}.items())
_ITERATORS: Final[tuple[object, ...]] = (
    iter(list[int]()), iter((1,)), iter("é"), iter("e"), iter(b""), iter({1}), iter(range(0)), iter(range(1 << 80)),
    iter({1: 1}), iter({1: 1}.values()), iter({1: 1}.items()), reversed([1]), enumerate(()), zip(()),
)  # fmt: skip

_CONTAINERS: Final[frozenset[type]] = frozenset(map(type, (*_SAMPLES, *_VIEWS)))
_TABLES: Final[tuple[type, ...]] = (np.ndarray, pd.Series, pd.Index)
_PASSING_ON: Final[frozenset[type]] = frozenset({*map(type, _ITERATORS), reversed})

LOOK_LIMIT: Final = 100


def can_be_stepped_again(value: object) -> bool:
    """A container: iterating over it starts at its beginning every time, and runs no user code."""
    return type(value) in _CONTAINERS or isinstance(value, _TABLES)


def is_harmless_iterator(value: object) -> bool:
    """An iterator that runs no user code: over containers, through `enumerate` and `zip`, or a library's generator."""
    todo: list[object] = [value]
    seen = 0
    while todo:
        part = todo.pop()
        seen += 1
        if seen > LOOK_LIMIT:
            return False
        if can_be_stepped_again(part) or isinstance(part, int):
            continue
        if type(part) in _PASSING_ON:
            todo.extend(gc.get_referents(part))
        elif not (isinstance(part, types.GeneratorType) and "site-packages" in part.gi_code.co_filename):
            return False
    return True
