"""A pandas Styler -> what of it shows: its caption, the text of each cell, and declarations of CSS by cell and part.

Holds: the styler is left as it was, and computed anew for each table. CSS goes as names and values, never as a sheet:
the browser decides what of it may show.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from copy import deepcopy
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, cast

from msgspec import Struct

from flowc_shims.streamlit.arrow import ARROW_MIME, arrow_bytes
from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.page import BlobRef

if TYPE_CHECKING:
    import pandas as pd

_CELL: Final = re.compile(r"row(\d+)_col(\d+)$")


class TableStyle(Struct, frozen=True, kw_only=True):
    """`display` is a table of the texts that are shown, as Arrow. `styles` is JSON: `sets` of declarations, `cells`
    (by `row_column`) that have one of them by its place, and `parts`, each a selector with its declarations."""

    display: BlobRef
    styles: BlobRef
    caption: str | None = None


def style_of(styler: Any) -> TableStyle:
    import pandas as pd

    frame: pd.DataFrame = styler.data
    most = int(cast("Any", pd.options).styler.render.max_elements)
    if frame.size > most:
        raise StreamlitAPIException(
            f"The table has {frame.size} cells, and pandas styles {most} at most. For more, call "
            f'`pd.set_option("styler.render.max_elements", {frame.size})`.',
            error_id="styler-exceeds-max-elements",
        )
    # What is computed stays on a styler, and the script's own must not change by being shown.
    styler = deepcopy(styler)
    styler._compute()
    drawn: dict[str, Any] = styler._translate(sparse_index=False, sparse_cols=False)
    host = current_host()
    return TableStyle(
        display=host.blob(arrow_bytes(_display(frame, drawn)), ARROW_MIME),
        styles=host.blob(_styles(drawn), "application/json"),
        caption=None if styler.caption is None else str(styler.caption),
    )


def _styles(drawn: dict[str, Any]) -> bytes:
    sets: list[object] = []
    cells: dict[str, int] = {}
    for style in drawn.get("cellstyle", ()):
        if not (declarations := _declarations(style["props"])):
            continue
        sets.append(declarations)
        for selector in style["selectors"]:
            if found := _CELL.search(selector):
                cells[f"{found[1]}_{found[2]}"] = len(sets) - 1
    parts = [
        [str(style["selector"]), declarations]
        for style in drawn.get("table_styles") or ()
        if (declarations := _declarations(style["props"]))
    ]
    return json.dumps({"sets": sets, "cells": cells, "parts": parts}).encode()


def _declarations(props: Iterable[tuple[object, object]]) -> list[list[str]]:
    return [[str(name).strip(), str(value).strip()] for name, value in props if name or value]


def _display(frame: pd.DataFrame, drawn: dict[str, Any]) -> pd.DataFrame:
    """The frame with texts for values: those that the styler has made, where it has one."""
    texts = frame.astype(str)
    columns: dict[int, dict[int, str]] = {}
    for row in drawn.get("body", ()):
        for cell in row:
            found = _CELL.match(str(cell.get("id") or ""))
            if found is not None:
                value = cell.get("display_value")
                text = str(value.value) if isinstance(value, Enum) else str(value)
                columns.setdefault(int(found[2]), {})[int(found[1])] = text
    for column, rows in columns.items():
        texts.iloc[list(rows), column] = list(rows.values())
    return texts
