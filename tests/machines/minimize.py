"""A failing script with its actions turns into a small one that still fails: `minimize`.

Statements and actions are taken away in halves, then one by one, as long as what is left still fails. Holds: the
result fails; a statement is whole (a compound one goes with its body, or only its body shrinks).
"""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from tests.machines.actions import Action
from tests.machines.edits import compiles, first_line, statement_spans, without_lines

T = TypeVar("T")
Fails: TypeAlias = Callable[[str, Sequence[Action]], bool]


def minimize(text: str, actions: Sequence[Action], fails: Fails, *, seconds: float = 60) -> tuple[str, list[Action]]:
    """The smallest pair found in the time given."""
    until = time.monotonic() + seconds
    kept = list(actions)
    text = _fewer_blocks(text, kept, fails, until)
    while time.monotonic() < until:
        before = (text, kept)
        kept = _fewer_actions(text, kept, fails, until)
        text = _fewer_statements(text, kept, fails, until)
        text = _unwrapped(text, kept, fails, until)
        if (text, kept) == before:
            break
    return text, kept


def _fewer_actions(text: str, actions: list[Action], fails: Fails, until: float) -> list[Action]:
    """The first stays: a trap begins with a plain run."""
    first, *others = actions
    return [first, *_fewer(others, lambda fewer: fails(text, [first, *fewer]), until)]


def _fewer_blocks(text: str, actions: Sequence[Action], fails: Fails, until: float) -> str:
    """Statements of the top level, many at once."""
    lines = text.splitlines(keepends=True)
    starts = [first_line(node) - 1 for node in ast.parse(text).body[1:]]
    blocks = ["".join(lines[start:end]) for start, end in zip([0, *starts], [*starts, len(lines)], strict=True)]
    return "".join(_fewer(blocks, lambda fewer: fails("".join(fewer), actions), until))


def _fewer(items: list[T], fails: Callable[[list[T]], bool], until: float) -> list[T]:
    """In halves, then one by one."""
    size = len(items)
    while size >= 1:
        at = 0
        while at < len(items) and time.monotonic() < until:
            fewer = items[:at] + items[at + size :]
            if fails(fewer):
                items = fewer
            else:
                at += size
        size //= 2
    return items


def _fewer_statements(text: str, actions: Sequence[Action], fails: Fails, until: float) -> str:
    """From the last statement to the first: later ones rarely matter to earlier ones."""
    at = len(statement_spans(text)) - 1
    while at >= 0 and time.monotonic() < until:
        spans = statement_spans(text)
        if at < len(spans):
            shorter = without_lines(text, *spans[at])
            if shorter != text and compiles(shorter) and len(shorter) < len(text) and fails(shorter, actions):
                text = shorter
        at -= 1
    return text


def _unwrapped(text: str, actions: Sequence[Action], fails: Fails, until: float) -> str:
    """A compound statement's header goes and its body stays, one level out."""
    for number in range(len(text.splitlines()), 0, -1):
        lines = text.splitlines()
        if (
            time.monotonic() > until
            or number > len(lines)
            or not lines[number - 1].partition("#")[0].rstrip().endswith(":")
        ):
            continue
        indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
        end = number
        while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > indent:
            end += 1
        out = [*lines[: number - 1], *(line[4:] for line in lines[number:end]), *lines[end:]]
        flat = "\n".join(out) + "\n"
        if compiles(flat) and fails(flat, actions):
            text = flat
    return text
