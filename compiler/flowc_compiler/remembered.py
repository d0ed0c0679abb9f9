"""Questions about syntax nodes that several passes ask -> the same answer, found once in a compilation, and taken over
from the one before where the nodes are still the same.

Holds: an answer depends on its arguments alone, which are syntax nodes or values; nodes are told apart by identity and
never changed. So an answer stays right for as long as its nodes live, whatever else of the script was edited.
What a compilation was asked is its `Memory`, which the next one is given; it is never changed afterwards. Nodes that
were only moved (`moved.py`) have the answers of those that they are copies of, where the question says so. Outside
`remembering` nothing is kept.
"""

from __future__ import annotations

import ast
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Final, Generic, Literal, ParamSpec, TypeAlias, TypeVar, cast

from flowc_compiler.moved import Moves

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

Key: TypeAlias = tuple[object, ...]
Tells: TypeAlias = Literal["places", "plain", "nodes"]
"""What is in an answer: places of nodes, or whatever else a move changes; nothing of the kind; or it is a node."""

_ONLY_WHERE_IT_WAS: Final = frozenset[Tells]({"places"})


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What a compilation found out."""

    answers: Mapping[Key, object] = field(default_factory=dict[Key, object], repr=False)


NOTHING: Final = Memory()


class Answers:
    """Those of one compilation. `moves`: what stands elsewhere than before."""

    def __init__(self, before: Memory) -> None:
        self.before = before.answers
        self.found: dict[Key, object] = {}
        self.moves = Moves()

    def memory(self) -> Memory:
        return Memory(self.found)


class _Current(threading.local):
    answers: Answers | None = None


_current = _Current()


@contextmanager
def remembering(before: Memory = NOTHING) -> Iterator[Answers]:
    """For one compilation; a compilation inside it shares what is known."""
    outer = _current.answers
    _current.answers = answers = Answers(before) if outer is None else outer
    try:
        yield answers
    finally:
        _current.answers = outer


def remembered(question: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """An answer that may hold nodes, or tell where they stand."""
    return _remembered(question, "places")


def remembered_anywhere(question: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """An answer that is the same wherever the nodes stand, and holds none."""
    return _remembered(question, "plain")


def remembered_node(question: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """An answer that is a node, made of those that are asked for: it moves as they do."""
    return _remembered(question, "nodes")


def _remembered(question: Callable[Arguments, Answer], tells: Tells) -> Callable[Arguments, Answer]:
    """The table holds the nodes it knows, so an identity is not given away while it is asked for."""

    @wraps(question)
    def answer(*arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
        answers = _current.answers
        if answers is None:
            return question(*arguments, **named)
        key: Key = (question, *arguments, *named.items()) if named else (question, *arguments)
        found = answers.found
        if key in found:
            return cast("Answer", found[key])
        if key in answers.before:
            made = cast("Answer", answers.before[key])
        elif tells not in _ONLY_WHERE_IT_WAS and (known := _of_moved(answers, key, tells)) is not None:
            made = cast("Answer", known)
        else:
            made = question(*arguments, **named)
        found[key] = made
        return made

    return answer


def _of_moved(answers: Answers, key: Key, tells: Tells) -> object | None:
    origins = answers.moves.origins
    if not origins:
        return None
    old = answers.before.get(tuple(_original(part, origins) for part in key))
    if old is None or tells != "nodes":
        return old
    first = next(part for part in key if isinstance(part, ast.stmt | ast.expr))
    assert isinstance(old, ast.AST)
    return answers.moves.moved(old, first.lineno - cast("ast.stmt", origins[first]).lineno)


def _original(part: object, origins: Mapping[ast.AST, ast.AST]) -> object:
    if isinstance(part, ast.AST):
        return origins.get(part, part)
    if isinstance(part, tuple):
        return tuple(_original(one, origins) for one in cast("tuple[object, ...]", part))
    return part


class Kept(Generic[Answer]):
    """A place where each compilation leaves something for the next one, by name."""

    def __init__(self, what: str) -> None:
        self.what = what

    def last(self, name: str) -> Answer | None:
        answers = _current.answers
        return None if answers is None else cast("Answer | None", answers.before.get((self.what, name)))

    def keep(self, name: str, value: Answer) -> None:
        if _current.answers is not None:
            _current.answers.found[self.what, name] = value

    def settled(self, name: str, value: Answer) -> Answer:
        """The value of before, where it is equal: then answers that have it in their question stand."""
        last = self.last(name)
        value = last if last is not None and last == value else value
        self.keep(name, value)
        return value


def moves() -> Moves | None:
    """What was moved in this compilation so far."""
    return None if _current.answers is None else _current.answers.moves
