"""What can be selected in a table, and what a script is given of it.

Holds: rows are positions in the data as the script gave it, however the reader has sorted them; columns are names.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, cast

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import WireValue

SelectionMode: TypeAlias = Literal[
    "single-row", "single-row-required", "multi-row", "single-column", "multi-column", "single-cell", "multi-cell"
]
Selection: TypeAlias = "dict[str, list[Any]]"

MODES: Final[tuple[SelectionMode, ...]] = (
    "multi-cell",
    "multi-column",
    "multi-row",
    "single-cell",
    "single-column",
    "single-row",
    "single-row-required",
)
ROW_MODES: Final = frozenset({"single-row", "single-row-required", "multi-row"})


class DataframeSelectionState(ReadOnlyAttributeDictionary):
    """`rows` are positions, `columns` names, `cells` pairs of both."""


class DataframeState(ReadOnlyAttributeDictionary):
    """`selection` is what is selected."""

    def __getitem__(self, key: Any) -> Any:
        if key != "selection":
            return super().__getitem__(key)
        item: object = dict[Any, Any].__getitem__(self, key)
        if not isinstance(item, DataframeSelectionState):
            item = DataframeSelectionState(cast("dict[str, object]", item))
            dict[Any, Any].__setitem__(self, key, item)
        return item


def selection_modes(selection_mode: str | Iterable[str]) -> tuple[SelectionMode, ...]:
    """The modes that are asked for, in alphabetical order."""
    asked = {selection_mode} if isinstance(selection_mode, str) else set(selection_mode)
    if not asked <= set(MODES):
        raise StreamlitValueError("selection_mode", [repr(mode) for mode in MODES])
    for others in (ROW_MODES, {"single-column", "multi-column"}, {"single-cell", "multi-cell"}):
        both = sorted(asked & others)
        if len(both) > 1:
            raise StreamlitIncompatibleParametersError(*(f"selection_mode={mode!r}" for mode in both))
    return tuple(mode for mode in MODES if mode in asked)


@dataclass(frozen=True, slots=True)
class Selectable:
    """What a table offers to be selected."""

    rows: int
    columns: Collection[object]
    modes: tuple[SelectionMode, ...]
    default: Mapping[str, object] | None = None

    def deserialize(self, wire: WireValue) -> DataframeState:
        """The state of what a browser tells; of nothing, the default."""
        told: object = json.loads(wire) if isinstance(wire, str) else self.default
        return self.state(cast("dict[str, object]", told).get("selection") if isinstance(told, dict) else None)

    def serialize(self, value: object) -> str:
        """What a script has put there is told as far as it can be selected."""
        return json.dumps(value if isinstance(value, DataframeState) else self.check(value))

    def state(self, selection: object) -> DataframeState:
        given = cast("dict[str, list[Any]]", selection) if isinstance(selection, dict) else {}
        selected: Selection = {**given}
        for part in ("rows", "columns", "cells"):
            selected.setdefault(part, [])
        selected["cells"] = [tuple(cell) for cell in selected["cells"]]
        if "single-row-required" in self.modes and self.rows > 0 and not selected["rows"]:
            selected["rows"] = [0]
        return DataframeState({"selection": DataframeSelectionState(selected)})

    def check(self, value: object) -> dict[str, Selection]:
        """What of a selection that a script has made is there to be selected."""
        given = cast("dict[str, object]", value).get("selection") if isinstance(value, dict) else None
        if not isinstance(given, dict):
            raise StreamlitAPIException(
                "A selection is a dictionary with the key `selection`, whose value has `rows`, `columns` and `cells`.",
                error_id="dataframe-invalid-selection-state",
            )
        asked = cast("dict[str, object]", given)
        rows = self._rows(asked.get("rows"))
        columns = [name for name in _list(asked.get("columns")) if isinstance(name, str) and name in self.columns]
        cells = [(cell[0], cell[1]) for cell in _list(asked.get("cells")) if self._has(cell)]
        many = "multi-column" in self.modes
        return {
            "selection": {
                "rows": rows,
                "columns": _unique(columns, many=many) if many or "single-column" in self.modes else [],
                # As in Streamlit, a script can select one cell, and no range of them.
                "cells": _unique(cells, many=False) if "single-cell" in self.modes else [],
            }
        }

    def _rows(self, asked: object) -> list[Any]:
        rows: list[Any] = []
        if ROW_MODES & set(self.modes):
            there = [row for row in _list(asked) if isinstance(row, int) and 0 <= row < self.rows]
            rows = _unique(there, many="multi-row" in self.modes)
        return [0] if "single-row-required" in self.modes and self.rows > 0 and not rows else rows

    def _has(self, cell: object) -> bool:
        if not isinstance(cell, (list, tuple)) or len(cast("list[object]", cell)) != 2:
            return False
        row, column = cast("list[object]", cell)
        in_rows = isinstance(row, int) and 0 <= row < self.rows
        return in_rows and isinstance(column, str) and column in self.columns


def _list(value: object) -> list[Any]:
    return list(cast("list[object]", value)) if isinstance(value, list) else []


def _unique(items: list[Any], *, many: bool) -> list[Any]:
    found = list(dict.fromkeys(items))
    return found if many else found[:1]
