"""An edited text and the syntax tree of the text before -> its syntax tree, of which only the edited part is parsed.

Statements at the top that stand above the edit are the very nodes of before, those below it too, or copies on other
lines where their number has changed. Between two of them the parser has no memory: if what lies between parses by
itself, the whole parses to the three parts in a row. Anything in doubt (a line that continues, a text that does not
parse by itself) gives None, and the whole is parsed.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from flowc_compiler.ir.source import Parsed, SourceText
from flowc_compiler.moved import Moves
from flowc_compiler.quiet import quietly


def reparsed(source: SourceText, before: Parsed, moves: Moves) -> ast.Module | None:
    texts = (before.source.text, source.text)
    if before.failure is not None or any("\r" in text or "\f" in text or "barry_as_FLUFL" in text for text in texts):
        return None
    old, new = (text.split("\n") for text in texts)
    same = _common(old, new)
    same_below = _common(old[same:][::-1], new[same:][::-1])
    body = before.tree.body
    above = _above(body, same)
    below = _below(body, above, old, len(old) - same_below)
    added = len(new) - len(old)
    first = body[above - 1].end_lineno or 0 if above else 0
    end = _first_line(body[below]) - 1 + added if below < len(body) else len(new)
    if (first and _goes_on(new[first - 1])) or (below < len(body) and end and _goes_on(new[end - 1])):
        return None
    edited = _parsed("\n" * first + "\n".join(new[first:end]) + ("\n" if end < len(new) else ""))
    if edited is None:
        return None
    return ast.Module([*body[:above], *edited, *(moves.moved(one, added) for one in body[below:])], type_ignores=[])


def _goes_on(line: str) -> bool:
    return line.endswith("\\")


def _parsed(text: str) -> list[ast.stmt] | None:
    try:
        with quietly():
            return ast.parse(text, mode="exec").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the beginning are the same."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _above(body: Sequence[ast.stmt], lines: int) -> int:
    """How many statements end within the first lines, on a line of which the next one has nothing."""
    count = 0
    while count < len(body) and (body[count].end_lineno or 0) <= lines:
        count += 1
    while 0 < count < len(body) and (body[count - 1].end_lineno or 0) >= body[count].lineno:
        count -= 1
    return count


def _below(body: Sequence[ast.stmt], above: int, old: Sequence[str], lines: int) -> int:
    """The first statement that begins a line of its own behind the first lines, with all that follow it."""
    count = len(body)
    while count > above and _first_line(body[count - 1]) > lines:
        count -= 1
    while count < len(body) and not _begins(body[count], old):
        count += 1
    return count


def _first_line(node: ast.stmt) -> int:
    return min([node.lineno, *(one.lineno for one in _decorators(node))])


def _decorators(node: ast.stmt) -> list[ast.expr]:
    return node.decorator_list if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else []


def _begins(node: ast.stmt, lines: Sequence[str]) -> bool:
    """Whether nothing of it, and nothing else, stands before its place: a decorator's may be behind a line's end."""
    return lines[_first_line(node) - 1].startswith("@") if _decorators(node) else not node.col_offset
