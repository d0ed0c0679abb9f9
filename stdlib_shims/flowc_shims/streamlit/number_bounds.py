"""The numbers a browser can hold exactly: checks that pass a number or raise."""

from __future__ import annotations

from numbers import Integral
from typing import Final

from flowc_shims.streamlit.errors import StreamlitJSNumberBoundsError

MAX_SAFE_INTEGER: Final = 2**53 - 1
MAX_FLOAT: Final = 1.7976931348623157e308


def check_integer(name: str, value: int) -> None:
    """An integer that a 64-bit float holds exactly."""
    if abs(value) > MAX_SAFE_INTEGER:
        raise StreamlitJSNumberBoundsError(f"`{name}` is {value}, but a browser counts exactly only up to 2**53 - 1.")


def check_float(name: str, value: object) -> None:
    """A finite float, or an integer."""
    if not isinstance(value, Integral | float):
        raise StreamlitJSNumberBoundsError(f"`{name}` is {value!r}, which is no number.")
    if float(value) > MAX_FLOAT or float(value) < -MAX_FLOAT:
        raise StreamlitJSNumberBoundsError(f"`{name}` is {value}, which is more than a float can hold.")
