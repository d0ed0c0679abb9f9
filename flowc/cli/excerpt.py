"""A place in the user's source -> the line and the one above it, with carets below the place."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len


def excerpt(text: str, line: int, column: int, end_line: int | None, end_column: int | None) -> str:
    """The user's line and the one above it, with carets below the place. Columns are characters and count from 1."""
    # Python's own lines: a form feed or a line separator inside a string does not end one.
    lines = text.split("\n")
    gutter = len(str(line))
    # A generated line may be thousands of characters long; what stands around the place is enough.
    cut = max(0, column - _EXCERPT_WIDTH // 2)
    near = {n: lines[n - 1][cut : cut + _EXCERPT_WIDTH] for n in (line - 1, line) if 1 <= n <= len(lines)}
    shown = [f"  {n:>{gutter}} │ {_as_printed(part)}".rstrip() for n, part in near.items()]
    source = near.get(line, "")
    last = (end_column if end_column and end_line == line else column + 1) - cut
    column -= cut
    indent = cell_len(_as_printed(source[: column - 1]))
    width = cell_len(_as_printed(source[: last - 1])) - indent
    shown.append(f"  {' ' * gutter} │ {' ' * indent}{'^' * max(1, width)}")
    return "\n".join(shown)


_EXCERPT_WIDTH: Final = 160


def _as_printed(source: str) -> str:
    return source.expandtabs(4)
