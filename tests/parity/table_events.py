"""What a reader may do in a table, as the browser tells it."""

from __future__ import annotations

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


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value
