"""The styles of a table, as a sheet or as flowc tells them -> declarations by cell and by part."""

from __future__ import annotations

import re
from typing import Any

from tests.parity.normal_form import Form, Json

_RULE = re.compile(r"([^{}]+) \{ ([^{}]*) \}")
_CELL = re.compile(r"#T_row(\d+)_col(\d+)$")


def styles_form(sheet: str) -> Form:
    """Of a style sheet, in which the table is `#T`."""
    cells: Form = {}
    parts: list[Json] = []
    for selectors, declared in _RULE.findall(sheet):
        declarations: list[Json] = [part.strip() for part in declared.split(";") if part.strip()]
        for selector in selectors.strip().split(", "):
            cell = _CELL.match(selector.strip())
            if cell is None:
                parts.append([selector.strip().removeprefix("#T").strip(), declarations])
            else:
                cells[f"{cell[1]}_{cell[2]}"] = declarations
    return {"cells": dict(sorted(cells.items())), "parts": parts}


def declared_form(styles: dict[str, Any]) -> Form:
    """Of what flowc tells the browser."""
    sets = [[f"{name}: {value}" for name, value in declared] for declared in styles["sets"]]
    parts: list[Json] = [
        [selector.strip(), [f"{name}: {value}" for name, value in declared]]
        for selectors, declared in styles["parts"]
        for selector in selectors.split(", ")
    ]
    return {"cells": {cell: [*sets[at]] for cell, at in sorted(styles["cells"].items())}, "parts": parts}
