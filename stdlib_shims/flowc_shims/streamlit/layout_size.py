"""Sizes, gaps and alignments of elements: the closed vocabularies, and the checks that turn an argument into one.

Holds: what a check returns fits its alias, so props never carry an invalid size.
"""

from __future__ import annotations

from numbers import Integral
from typing import Final, Literal, TypeAlias, TypeGuard, get_args

from flowc_shims.streamlit.errors import (
    StreamlitInvalidHeightError,
    StreamlitInvalidWidthError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)

WidthWithoutContent: TypeAlias = int | Literal["stretch"]
Width: TypeAlias = int | Literal["stretch", "content"]
HeightWithoutContent: TypeAlias = int | Literal["stretch"]
Height: TypeAlias = int | Literal["stretch", "content"]
GapName: TypeAlias = Literal["xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge"]
Gap: TypeAlias = int | GapName
HorizontalAlignment: TypeAlias = Literal["left", "center", "right", "distribute"]
VerticalAlignment: TypeAlias = Literal["top", "center", "bottom", "distribute"]
TextAlignment: TypeAlias = Literal["left", "center", "right", "justify"]

LARGEST: Final = 2**32 - 1


def is_int(value: object) -> TypeGuard[int]:
    """An integer of any library, but no bool."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def check_width(width: object) -> Width:
    """`width` where "content" is allowed."""
    if width == "content":
        return "content"
    return _stretch_or_pixels_wide(width, allow_content=True)


def container_width(use_container_width: bool | None, width: Width | None) -> Width | None:
    """The width that the older parameter `use_container_width` stands for, where it is given."""
    if use_container_width is None:
        return width
    if use_container_width:
        return "stretch"
    return width if isinstance(width, int) else "content"


def check_width_without_content(width: object) -> WidthWithoutContent:
    return _stretch_or_pixels_wide(width, allow_content=False)


def check_height(height: object) -> Height:
    """`height` where "content" is allowed."""
    if isinstance(height, str) and height in ("content", "stretch"):
        return "content" if height == "content" else "stretch"
    if isinstance(height, int) and height > 0:
        return _pixels("height", height)
    raise StreamlitInvalidHeightError(height, allow_content=True)


def check_height_without_content(height: object) -> HeightWithoutContent:
    if height == "stretch":
        return "stretch"
    if isinstance(height, int) and height > 0:
        return _pixels("height", height)
    raise StreamlitInvalidHeightError(height)


def check_gap(gap: object) -> Gap | None:
    """A named gap, pixels, or None for no gap at all."""
    if gap is None:
        return None
    if isinstance(gap, int) and not isinstance(gap, bool) and gap >= 0:
        if gap > LARGEST:
            raise StreamlitValueOutOfRangeError("gap", gap, 0, LARGEST)
        return gap
    names: tuple[GapName, ...] = get_args(GapName)
    for name in names:
        if isinstance(gap, str) and gap.lower() == name:
            return name
    raise StreamlitValueError("gap", [*map(repr, names), "None", "a number of pixels"], detail=f"It is {gap!r}.")


def check_horizontal_alignment(alignment: object) -> HorizontalAlignment:
    names: tuple[HorizontalAlignment, ...] = get_args(HorizontalAlignment)
    for name in names:
        if alignment == name:
            return name
    raise _no_choice("horizontal_alignment", alignment, names)


def check_vertical_alignment(alignment: object) -> VerticalAlignment:
    names: tuple[VerticalAlignment, ...] = get_args(VerticalAlignment)
    for name in names:
        if alignment == name:
            return name
    raise _no_choice("vertical_alignment", alignment, names)


def check_text_alignment(alignment: object) -> TextAlignment:
    names: tuple[TextAlignment, ...] = get_args(TextAlignment)
    for name in names:
        if alignment == name:
            return name
    raise _no_choice("text_alignment", alignment, names)


def check_wrap(wrap: object) -> bool:
    if not isinstance(wrap, bool):
        raise StreamlitValueError("wrap", ["True", "False"])
    return wrap


def _stretch_or_pixels_wide(width: object, *, allow_content: bool) -> WidthWithoutContent:
    if width == "stretch":
        return "stretch"
    if isinstance(width, int) and width > 0:
        return _pixels("width", width)
    raise StreamlitInvalidWidthError(width, allow_content)


def _pixels(parameter: str, pixels: int) -> int:
    if pixels > LARGEST:
        raise StreamlitValueOutOfRangeError(parameter, pixels, 1, LARGEST)
    return int(pixels)


def _no_choice(parameter: str, given: object, choices: tuple[str, ...]) -> StreamlitValueError:
    return StreamlitValueError(parameter, [repr(choice) for choice in choices], detail=f"It is {given!r}.")
