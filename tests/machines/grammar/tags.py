"""Script text turns into "which production wrote which line", by the tag at the end of every generated line.

The tag travels with the line, so it stays right when a hot edit moves or deletes lines. Holds: `tagged` never changes
what a line means, since generated lines contain no string that spans lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_MARK: Final = "  #~ "


def tagged(lines: Iterable[str], production: str) -> list[str]:
    """Name `production` on each line that no inner production has named yet."""
    return [line if _MARK in line else f"{line}{_MARK}{production}" for line in lines]


def production_of_lines(text: str) -> dict[int, str]:
    """Line number (from 1) to the production that wrote it."""
    named = ((number, line.partition(_MARK)[2].strip()) for number, line in enumerate(text.splitlines(), 1))
    return {number: name for number, name in named if name}


def strip_tags(text: str) -> str:
    """The same script without tags, for a reader."""
    return "".join(line.partition(_MARK)[0] + "\n" for line in text.splitlines())
