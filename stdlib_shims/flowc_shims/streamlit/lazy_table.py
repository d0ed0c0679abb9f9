"""Which tables are too large to be sent whole, and what `lazy` may be combined with."""

from __future__ import annotations

from typing import Any, Final, cast

from flowc_shims.streamlit.errors import StreamlitAPIException, StreamlitIncompatibleParametersError
from flowc_shims.streamlit.kinds_of_values import is_styler, is_unevaluated_table, type_name

MANY_ROWS: Final = 50_000
"""More are not sent whole."""

FEW_ROWS: Final = 1000
"""So many are always sent whole, also with `lazy=True`."""

MANY_BYTES: Final = 32 * 1024 * 1024


def is_windowed(rows: int, size: int, lazy: bool | None) -> bool:
    """Whether the page asks for the rows in sight only."""
    if lazy is False or rows <= FEW_ROWS:
        return False
    return lazy is True or rows > MANY_ROWS or size > MANY_BYTES


def check_lazy(data: object, lazy: bool | None, *, selects: bool) -> None:
    """Raise where `lazy=True` asks for what Streamlit refuses, so that a script that works here works there."""
    if lazy is not True or data is None:
        return
    if is_styler(data):
        raise StreamlitAPIException(
            "A Styler cannot be shown with `lazy=True`: its styles belong to the whole table.",
            error_id="lazy-styler-not-supported",
        )
    if selects:
        raise StreamlitIncompatibleParametersError("lazy=True", "on_select")
    if _levels(data) > 1:
        raise StreamlitAPIException(
            "A table whose columns have several levels cannot be shown with `lazy=True`.",
            error_id="lazy-multiindex-columns",
        )
    if is_unevaluated_table(data) and type_name(data) != "polars.lazyframe.frame.LazyFrame":
        raise StreamlitAPIException(
            f"A value of type `{type(data).__name__}` cannot be shown with `lazy=True`: fetch it as a frame.",
            error_id="lazy-no-adapter-available",
        )


def _levels(data: object) -> int:
    import pandas as pd
    import pyarrow as pa

    if isinstance(data, pd.DataFrame):
        return data.columns.nlevels
    if isinstance(data, pa.Table):
        known = cast("dict[str, Any] | None", data.schema.pandas_metadata)
        return len((known or {}).get("column_indexes", ()))
    return 1
