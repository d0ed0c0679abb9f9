"""Colours as chart arguments (hex text, CSS text, number triples, names) become CSS colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from flowc_shims.streamlit.errors import StreamlitInvalidColorError

_NAMES: Final = frozenset({"red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary"})


def css_color(color: object) -> str:
    """A colour as CSS. Raises StreamlitInvalidColorError."""
    if is_css_color(color):
        return str(color)
    if not is_color_tuple(color):
        raise StreamlitInvalidColorError(color)
    numbers = cast("Sequence[int | float]", color)
    red, green, blue = (_byte(number) for number in numbers[:3])
    if len(numbers) == 3:
        return f"rgb({red}, {green}, {blue})"
    return f"rgba({red}, {green}, {blue}, {_share(numbers[3])})"


def color_numbers(color: object) -> tuple[int, ...]:
    """A colour as three or four numbers from 0 to 255. Raises StreamlitInvalidColorError."""
    if isinstance(color, str) and color.startswith("#") and is_css_color(color):
        digits = color[1:] if len(color) > 5 else "".join(digit * 2 for digit in color[1:])
        try:
            return tuple(bytes.fromhex(digits if len(digits) == 8 else f"{digits}ff"))
        except ValueError as error:
            raise StreamlitInvalidColorError(color) from error
    if not is_color_tuple(color):
        raise StreamlitInvalidColorError(color)
    return tuple(_byte(number) for number in cast("Sequence[int | float]", color))


def is_color(color: object) -> bool:
    return is_css_color(color) or is_color_tuple(color)


def is_css_color(color: object) -> bool:
    if not isinstance(color, str):
        return False
    is_hex = color.startswith("#") and color[1:].isalnum() and len(color) in (4, 5, 7, 9)
    return is_hex or color.startswith(("rgb(", "rgba("))


def is_color_tuple(color: object) -> bool:
    if not isinstance(color, (tuple, list)):
        return False
    numbers = cast("Sequence[object]", color)
    return len(numbers) in (3, 4) and all(isinstance(number, (int, float)) for number in numbers)


def is_color_name(color: object) -> bool:
    """True for a colour of the theme, which the client knows by name."""
    return isinstance(color, str) and color.lower() in _NAMES


def _byte(number: int | float) -> int:
    """A float is a share of 1, an int is 0 to 255."""
    return min(255, max(0, number if isinstance(number, int) else int(number * 255)))


def _share(number: int | float) -> float:
    return min(1.0, max(0.0, number / 255 if isinstance(number, int) else number))
