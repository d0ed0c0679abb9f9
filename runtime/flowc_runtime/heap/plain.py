"""Objects that run no code of the user's when they are shown: those of Python's and the libraries' own types.

What they hold is looked at one by one: an object of the user's in a list, or in a table, is a record of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from typing import Final

import numpy as np
import pandas as pd

from flowc_runtime.heap.journal import Record

_TYPES: Final[frozenset[type]] = frozenset(
    {
        *(list, dict, set, bytearray, deque, np.ndarray, pd.DataFrame, pd.Series, pd.Index, pd.RangeIndex),
        *(pd.MultiIndex, pd.DatetimeIndex, pd.TimedeltaIndex, pd.PeriodIndex, pd.CategoricalIndex, pd.IntervalIndex),
    }
)


def are_plain(records: Collection[Record]) -> bool:
    return not records or all(type(record.object) in _TYPES for record in records)
