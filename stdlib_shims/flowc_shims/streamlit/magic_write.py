"""What a bare expression of a script is rewritten to: it is shown, and its value goes on as if nothing had happened."""

from __future__ import annotations

from flowc_shims.streamlit.delta_generator import MAIN_HANDLE
from flowc_shims.streamlit.elements.write import write


def magic_write(*values: object) -> object:
    """Show what stood as an expression statement. A bare tuple is given as several values."""
    write(MAIN_HANDLE, *values)
    return values[0] if len(values) == 1 else values
