"""Two pictures of a page -> how much of it a reader would say is different.

A picture is cut into squares of 8 pixels at half its size (16 on the page, about a letter), and two squares are
different where their mean colours are. Hinting and smoothing of letters move pixels within a square and hardly change
its mean; a frame, a gap or a line of text that is gone, or stands elsewhere, changes the squares that it was in.

How the bounds were chosen, in part of the squares: a page photographed again, against the picture that is kept,
differs in none; with letters that are not hinted, and so of another width, in 2.0 % where a line broke elsewhere, in
0.2 % where none did; without the frames of inputs in 4 % (of a page of inputs), with code on no ground of its own in
18 %, with two pixels more between elements in 25 %, with columns below each other in 50 % (test_likeness.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    from PIL import Image

SQUARE: Final = 8
LEVELS: Final = 8
"""Of 255, in any of the three colours."""
MOST: Final = 0.025
"""Part of the squares that may differ."""
FEW: Final = 0.0005
"""More than that is worth a look, though nothing broke."""


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of the squares that differ; what only one of the pictures has, differs."""
    first, second = _means(one), _means(other)
    high, wide = (max(first.shape[side], second.shape[side]) for side in (0, 1))
    low, narrow = (min(first.shape[side], second.shape[side]) for side in (0, 1))
    same = np.abs(first[:low, :narrow] - second[:low, :narrow]).max(axis=2) <= LEVELS
    alike = int(np.count_nonzero(same))
    squares: int = high * wide
    return 1 - alike / squares


def halved(picture: Image.Image) -> Image.Image:
    """As pictures are kept."""
    return picture.convert("RGB").reduce(2)


def _means(picture: Image.Image) -> npt.NDArray[np.float64]:
    pixels = np.asarray(picture.convert("RGB"), dtype=np.float64)
    high, wide = (size // SQUARE for size in pixels.shape[:2])
    squares = pixels[: high * SQUARE, : wide * SQUARE].reshape(high, SQUARE, wide, SQUARE, 3)
    means: npt.NDArray[np.float64] = squares.mean(axis=(1, 3))
    return means
