"""Arrow bytes or a frame -> the table a user sees: columns with names, types and cells, and which are the index.

The encoding's own choices (offset widths of strings, chunking, the names of unnamed index columns) do not show.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from tests.parity.normal_form import Form, Json


def table_form(content: bytes) -> Form:
    """The form of an Arrow IPC stream."""
    if not content:
        return {"columns": [], "index": [], "rows": 0}
    with pa.ipc.open_stream(content) as reader:
        table = reader.read_all()
    known = json.loads((table.schema.metadata or {}).get(b"pandas", b"{}"))
    columns: list[Json] = [
        {"name": field.name, "type": _type_name(field.type), "cells": [cell_form(cell) for cell in column.to_pylist()]}
        for field, column in zip(table.schema, table.columns, strict=True)
    ]
    names: list[Json] = [_column_index_name(item) for item in known.get("column_indexes", [])]
    return {"columns": columns, "index": _index(known), "column_levels": names, "rows": table.num_rows}


def table_of_frame(frame: Any) -> Form:
    """The same for a frame or series that a script holds; dtypes as pandas names them."""
    data = frame.to_frame() if isinstance(frame, pd.Series) else frame
    columns: list[Json] = [
        {
            "name": str(name),
            "type": str(data.dtypes.iloc[at]),
            "cells": [cell_form(c) for c in data.iloc[:, at].tolist()],
        }
        for at, name in enumerate(data.columns)
    ]
    return {"columns": columns, "index": [cell_form(label) for label in data.index.tolist()]}


def cell_form(cell: object) -> Json:
    """One cell, with its type where JSON has none."""
    match cell:
        case None | bool() | str():
            return cell
        case np.generic():
            return cell_form(cell.item())
        case int() | float():
            return cell
        case bytes():
            return {"bytes": cell.hex()}
        case dt.datetime() | dt.date() | dt.time() | dt.timedelta() | Decimal():
            return {type(cell).__name__: str(cell)}
        case list() | tuple():
            return [cell_form(item) for item in cell]
        case dict():
            return {str(key): cell_form(item) for key, item in cell.items()}
        case _:
            return {type(cell).__name__: str(cell)}


def _type_name(kind: pa.DataType) -> str:
    return str(kind).replace("large_", "")


def _index(known: dict[str, Any]) -> list[Json]:
    """Index columns by what shows: a range by its bounds, an unnamed stored column by its place."""
    return [dict(column) if isinstance(column, dict) else str(column) for column in known.get("index_columns", [])]


def _column_index_name(level: dict[str, Any]) -> Json:
    name = level.get("name")
    return None if name is None else str(name)
