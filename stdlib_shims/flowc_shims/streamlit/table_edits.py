"""What a reader has changed in a table: read from what the browser tells, and applied to the frame.

Holds: the browser tells all edits of a table each time, by position of the row in the frame that the script gave. An
edit that its column cannot hold is left out; it never makes a script fail.
"""

from __future__ import annotations

import json
import logging
import math
import warnings
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.column_kinds import DataKind
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.kinds_of_values import is_list_like
from flowc_shims.streamlit.table_columns import INDEX

if TYPE_CHECKING:
    import pandas as pd

_log = logging.getLogger("flowc.tables")
_UNFIT = (TypeError, ValueError, OverflowError)


class DataEditorState(ReadOnlyAttributeDictionary):
    """`edited_rows` are values by column by position, `added_rows` values by column, `deleted_rows` positions."""


def read_edits(wire: WireValue) -> DataEditorState:
    """What a browser tells; nothing is edited to begin with."""
    told: dict[str, Any] = {} if wire is None else json.loads(str(wire))
    told.setdefault("edited_rows", {})
    told.setdefault("added_rows", [])
    told.setdefault("deleted_rows", [])
    told["edited_rows"] = {int(row): values for row, values in told["edited_rows"].items()}
    return DataEditorState(told)


def write_edits(state: object) -> str:
    return json.dumps(state, default=str)


def apply_edits(frame: pd.DataFrame, state: Mapping[str, Any], kinds: Mapping[str, DataKind]) -> pd.DataFrame:
    """The frame with the edits in it. It is changed in place where nothing is deleted."""
    # What a script had put under the key before there was a table there may lack parts.
    edited = cast("dict[int, dict[str, object]]", state.get("edited_rows") or {})
    for row, values in edited.items():
        for column, value in values.items():
            _edit(frame, int(row), str(column), value, kinds)
    if deleted := state.get("deleted_rows"):
        frame = frame.drop(frame.index[deleted])
    if added := state.get("added_rows"):
        _add(frame, added, kinds)
    return frame


def _edit(frame: pd.DataFrame, row: int, column: str, value: object, kinds: Mapping[str, DataKind]) -> None:
    try:
        if column == INDEX:
            label: Any = _read(value, kinds[INDEX])
            frame.index = frame.index.delete(row).insert(row, label)
        else:
            at = cast("int", frame.columns.get_loc(column))
            frame.iat[row, at] = _read(value, kinds[column])
    except _UNFIT as error:
        _log.warning("The column %r cannot hold %r: the edit is left out. %s", column, value, error)


def _add(frame: pd.DataFrame, rows: list[dict[str, Any]], kinds: Mapping[str, DataKind]) -> None:
    import pandas as pd

    index: Any = frame.index
    following: int | None = None
    step = 1
    if isinstance(index, pd.RangeIndex):
        following, step = index.stop, index.step
    elif pd.api.types.is_integer_dtype(index.dtype):
        following = 0 if index.empty else int(index.max()) + 1
    counts = isinstance(index, pd.RangeIndex)
    for row in rows:
        try:
            label: Any = _read(row.get(INDEX), kinds[INDEX])
            # A column that is not there is the reader's old table: as in Streamlit, that is an error.
            values = {frame.columns.get_loc(name): _read(row[name], kinds[name]) for name in row if name != INDEX}
        except _UNFIT as error:
            _log.warning("A row that was added is left out: %s", error)
            continue
        if label is not None and not counts:
            if label in frame.index:
                _log.warning("A row that was added is left out: there is one with the label %r.", label)
            else:
                _append(frame, label, values)
        elif following is None:
            _log.warning("A row that was added is left out: it has no label.")
        elif _append(frame, following, values):
            following += step


def _append(frame: pd.DataFrame, label: Any, values: Mapping[Any, object]) -> bool:
    row: Any = {name: values.get(at) for at, name in enumerate(frame.columns)}
    try:
        with warnings.catch_warnings():
            # Pandas warns of rows in which everything is missing; that is what a new row is.
            warnings.simplefilter("ignore", FutureWarning)
            frame.loc[label] = row
    except _UNFIT as error:
        _log.warning("A row that was added is left out: %s", error)
        return False
    return True


def _read(value: Any, kind: DataKind) -> Any:
    """A value of the browser as one of the column; None where it is none."""
    import pandas as pd

    if value is None:
        return None
    if kind == "timedelta" and isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise ValueError("A duration has an end.")
        return pd.Timedelta(value, unit="s")
    try:
        return _converted(value, kind)
    except (*_UNFIT, pd.errors.ParserError, ArithmeticError) as error:
        _log.warning("%r is no %s. %s", value, kind, error)
        return None


def _converted(value: Any, kind: DataKind) -> Any:
    import pandas as pd

    match kind:
        case "list":
            return list(value) if is_list_like(value) else [value]
        case "empty":
            return list(value) if is_list_like(value) else value
        case "string":
            return str(value)
        case _ if isinstance(value, list):
            raise TypeError("Only columns of lists hold lists.")
        case "integer":
            return int(value)
        case "float":
            return float(value)
        case "boolean":
            return bool(value)
        case "decimal":
            return Decimal(str(value))
        case "timedelta":
            return pd.Timedelta(value)
        case "datetime" | "date" | "time":
            return _moment(value, kind)
        case _:
            return value


def _moment(value: Any, kind: DataKind) -> Any:
    import pandas as pd

    moment: Any = pd.Timestamp(value)
    if pd.isna(moment):
        return None
    return moment.date() if kind == "date" else moment.time() if kind == "time" else moment
