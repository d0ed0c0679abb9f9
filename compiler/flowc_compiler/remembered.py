"""Questions about syntax nodes that several passes ask -> the same answer, found once in a compilation.

Holds: an answer depends on its arguments alone, which are syntax nodes or values; nodes are told apart by identity and
never changed. Outside `remembering` nothing is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar, cast

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class _Answers(threading.local):
    found: dict[tuple[object, ...], object] | None = None


_answers = _Answers()


@contextmanager
def remembering() -> Iterator[None]:
    """For one compilation; a compilation inside it shares what is known."""
    before = _answers.found
    _answers.found = {} if before is None else before
    try:
        yield
    finally:
        _answers.found = before


def remembered(question: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """The table holds the nodes it knows, so an identity is not given away while it is asked for."""

    @wraps(question)
    def answer(*arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
        found = _answers.found
        if found is None:
            return question(*arguments, **named)
        key = (question, *arguments, *named.items())
        if key not in found:
            found[key] = question(*arguments, **named)
        return cast("Answer", found[key])

    return answer
