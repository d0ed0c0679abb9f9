"""A script's text turns into a slightly different one, as somebody edits it: a statement goes, moves, changes, comes.

Holds: the result compiles (edits that would not are left out; a syntax error has tests of its own).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from random import Random

from tests.machines.actions import ReplaceText
from tests.machines.grammar import any_statements


def any_edit(random: Random, text: str, *, statements: bool = True) -> str:
    """One edit; the text unchanged where none of a few tries compiles. `statements`: new ones may come in."""
    kinds: tuple[Callable[[Random, str], str], ...] = (
        _remove,
        _double,
        _swap,
        _change_number,
        _shift,
        *((_insert, _change_last) if statements else ()),
    )
    for _ in range(5):
        edited = random.choice(kinds)(random, text)
        if edited != text and compiles(edited):
            return edited
    return text


def replacement(before: str, after: str) -> ReplaceText:
    """The smallest run of whole lines of `before`, found nowhere earlier, whose replacement gives `after`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    start = first
    while start > 0 and ("".join(old[start : len(old) - last]) == "" or not _stands_at(before, old, start, last)):
        start -= 1
    while start == 0 and last > 0 and len(old) - last == 0:  # an insertion at the very top needs a line to hold on to
        last -= 1
    return ReplaceText("".join(old[start : len(old) - last]), "".join(new[start : len(new) - last]))


def _stands_at(text: str, lines: list[str], start: int, last: int) -> bool:
    piece = "".join(lines[start : len(lines) - last])
    return text.find(piece) == len("".join(lines[:start]))


def compiles(text: str) -> bool:
    """And every loop of it comes to its end."""
    try:
        compile(text, "script", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return all(_counts_on(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.While))


def _counts_on(loop: ast.While) -> bool:
    """A loop up to a bound counts; an edit that takes the counting away would leave one that never ends."""
    counted = {name for part in loop.body for name in _counted(part)}
    match loop.test:
        case ast.Compare(left=ast.Name(id=name), ops=[ast.Lt()]):
            return name in counted
        case ast.Constant(value=True):
            return any(_leaves(part, counted) for part in loop.body)
        case _:
            return True


def _counted(part: ast.stmt) -> Iterator[str]:
    match part:
        case ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=ast.Constant(value=step)) if step:
            yield name
        case _:
            pass


def _leaves(part: ast.stmt, counted: set[str]) -> bool:
    """`if counter > bound: break`."""
    match part:
        case ast.If(test=ast.Compare(left=ast.Name(id=name), ops=[ast.Gt()]), body=[ast.Break()]):
            return name in counted
        case _:
            return False


def statement_spans(text: str) -> list[tuple[int, int]]:
    """First and last line (from 1) of each statement at any depth, outer ones first; decorators belong to theirs."""
    return [(first_line(node), node.end_lineno or node.lineno) for node in _statements(ast.parse(text))]


def _statements(tree: ast.AST) -> Iterator[ast.stmt]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            yield node
        yield from _statements(node)


def first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def without_lines(text: str, first: int, last: int) -> str:
    """The text without these lines; `pass` where a block would be empty."""
    lines = text.splitlines()
    gone = [*lines[: first - 1], *lines[last:]]
    left = "\n".join(gone) + "\n"
    if compiles(left):
        return left
    indent = re.match(r" *", lines[first - 1])
    assert indent is not None
    return "\n".join([*lines[: first - 1], indent.group() + "pass", *lines[last:]]) + "\n"


def _remove(random: Random, text: str) -> str:
    return without_lines(text, *random.choice(statement_spans(text)))


def _double(random: Random, text: str) -> str:
    first, last = random.choice(statement_spans(text))
    lines = text.splitlines()
    return "\n".join([*lines[:last], *lines[first - 1 : last], *lines[last:]]) + "\n"


def _swap(random: Random, text: str) -> str:
    """Two neighbours at the top level change places."""
    body = ast.parse(text).body
    if len(body) < 2:
        return text
    at = random.randrange(len(body) - 1)
    spans = [(first_line(node), node.end_lineno or node.lineno) for node in body[at : at + 2]]
    (a, b), (c, d) = spans
    lines = text.splitlines()
    return "\n".join([*lines[: a - 1], *lines[c - 1 : d], *lines[b : c - 1], *lines[a - 1 : b], *lines[d:]]) + "\n"


def _change_number(random: Random, text: str) -> str:
    found = list(re.finditer(r"(?<![\w#'.])\d(?![\w'])", text))
    if not found:
        return text
    at = random.choice(found).start()
    return f"{text[:at]}{random.randrange(10)}{text[at + 1 :]}"


def _insert(random: Random, text: str) -> str:
    numbers = [int(number) for number in re.findall(r"[a-z](\d+)\b", text)]
    lines, new = text.splitlines(), any_statements(random, size=2, first_number=max(numbers, default=0) + 1)
    ends = [node.end_lineno or node.lineno for node in ast.parse(text).body]
    at = random.choice(ends)
    return "\n".join([*lines[:at], *new, *lines[at:]]) + "\n"


def _shift(random: Random, text: str) -> str:
    """A comment line above: every statement moves, none changes."""
    return f"# edited {random.randrange(100)}\n{text}"


def _change_last(random: Random, text: str) -> str:
    return f"{text}st.write('the end', {random.randrange(10)})\n"
