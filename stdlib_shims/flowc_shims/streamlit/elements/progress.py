"""`st.progress`: a bar, moved by calling `progress` on its handle."""

from __future__ import annotations

import math

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import StreamlitInvalidParameterTypeError, StreamlitValueOutOfRangeError
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.wording import clean_text


class ProgressProps(Props, frozen=True, kw_only=True, tag="progress"):
    """`value` is in percent, 0 to 100."""

    value: int
    text: str | None = None
    width: WidthWithoutContent = "stretch"


@command
def progress(
    dg: DeltaGenerator, value: float, text: str | None = None, width: WidthWithoutContent = "stretch"
) -> DeltaGenerator:
    """A bar at `value`: an int counts percent, a float is a share of 1."""
    props = ProgressProps(value=_percent(value), text=_label(text), width=check_width_without_content(width))
    return append(dg, props)


def _percent(value: object) -> int:
    if isinstance(value, bool):
        raise TypeError("`value` of `st.progress` cannot be a bool")
    if isinstance(value, int):
        if not 0 <= value <= 100:
            raise StreamlitValueOutOfRangeError("value", value, 0, 100)
        return int(value)
    if isinstance(value, float):
        # A sum of many small steps may end a rounding error past 1.
        if not (0 <= value <= 1 or math.isclose(value, 0, abs_tol=1e-9) or math.isclose(value, 1, abs_tol=1e-9)):
            raise StreamlitValueOutOfRangeError("value", value, 0.0, 1.0)
        return int(value * 100)
    raise StreamlitInvalidParameterTypeError("value", type(value).__name__, ["int", "float"])


def _label(text: object) -> str | None:
    if text is not None and not isinstance(text, str):
        raise StreamlitInvalidParameterTypeError("text", type(text).__name__, ["str"])
    return None if text is None else clean_text(text)
