"""What a reader may do in a table, as the browser tells it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.parity.normal_form import Form, Json


def selected_in_table(props: Form) -> list[Json]:
    """What may be selected in it; the last is nothing."""
    modes = set(_list(props["selections"]))
    table = props["table"]
    assert isinstance(table, dict)
    index = [str(name) for name in _list(table["index"])]
    names = [str(column["name"]) for column in _list(table["columns"]) if isinstance(column, dict)]
    columns = [name for name in names if name not in index]
    rows = table["rows"]
    assert isinstance(rows, int)
    nothing: Form = {"rows": [], "columns": [], "cells": []}
    found: list[Json] = []
    if modes & {"single-row", "single-row-required", "multi-row"} and rows:
        found.append({**nothing, "rows": [rows - 1]})
    if "multi-row" in modes and rows:
        found.append({**nothing, "rows": [0, rows - 1]})
    if modes & {"single-column", "multi-column"} and columns:
        found.append({"columns": [*columns[:1]]})
    if "multi-column" in modes:
        found.append({**nothing, "columns": [*columns[-2:]]})
    if modes & {"single-cell", "multi-cell"} and columns and rows:
        found.append({**nothing, "cells": [[0, columns[-1]]]})
    if "multi-cell" in modes and columns:
        found.append({**nothing, "cells": [[row, name] for row in range(min(rows, 2)) for name in columns[:2]]})
    return [*found, nothing]


_SAMPLES: Mapping[str, Json] = {
    "int64": 7,
    "double": 2.5,
    "bool": True,
    "string": "new",
    "date32[day]": "2024-05-06",
    "time64[us]": "07:08:09.000",
    "null": "something",
}
"""By type of a column: what may be entered."""


def edits_of(props: Form) -> list[str]:
    """What may have been changed in a table that is edited, each time as a whole; the last is nothing."""
    table = props["table"]
    assert isinstance(table, dict)
    rows = table["rows"]
    assert isinstance(rows, int)
    mode = _list(props["selections"])[0]
    index = [str(name) for name in _list(table["index"]) if isinstance(name, str)]
    typed = [
        (str(column["name"]), str(column["type"])) for column in _list(table["columns"]) if isinstance(column, dict)
    ]
    values: Form = {name: _sample(kind) for name, kind in typed if name not in index}
    nothing: Form = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    found: list[Form] = []
    if rows:
        found += [
            {**nothing, "edited_rows": {"0": values}},
            {"edited_rows": {str(rows - 1): dict.fromkeys(values), "0": dict.fromkeys(values, "no value")}},
        ]
        found += [{**nothing, "edited_rows": {"0": {"_index": _sample(kind)}}} for name, kind in typed if name in index]
    if mode in ("dynamic", "add"):
        label: Form = {"_index": _sample(typed[-1][1])} if index else {}
        found += [
            {**nothing, "added_rows": [{**label, **values}]},
            {**nothing, "added_rows": [{**label}, dict(values)]},
        ]
    if mode in ("dynamic", "delete") and rows:
        found.append({**nothing, "deleted_rows": [0]})
    if mode == "dynamic" and rows > 1:
        found.append({"edited_rows": {"1": values}, "added_rows": [values], "deleted_rows": [0]})
    return [json.dumps(edit) for edit in [*found, nothing]]


def _sample(kind: str) -> Json:
    if kind.startswith("timestamp"):
        return "2024-05-06T07:08:09.000"
    if kind.startswith("list"):
        return ["a", "b"]
    return 90 if kind.startswith("duration") else _SAMPLES.get(kind, "new")


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value
