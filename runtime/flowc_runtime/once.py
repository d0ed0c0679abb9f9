"""A question about an object that never changes -> its answer, found once for all sessions.

Holds: objects are told apart by identity, and held while their answers are kept, so an identity is not used again. Of
more than `KEPT` questions all are forgotten, and asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Final, ParamSpec, TypeVar

from flowc_runtime.identity import identity

About = TypeVar("About")
More = ParamSpec("More")
Answer = TypeVar("Answer")

KEPT: Final = 64
"""An app's files, with a few edits."""


def once(ask: Callable[Concatenate[About, More], Answer]) -> Callable[Concatenate[About, More], Answer]:
    """What else it is asked with is compared by value."""
    known: dict[tuple[object, ...], tuple[About, Answer]] = {}

    def answer(about: About, /, *more: More.args, **named: More.kwargs) -> Answer:
        key = (identity(about), *more, *named.items())
        found = known.get(key)
        if found is None:
            if len(known) >= KEPT:
                known.clear()
            found = known[key] = (about, ask(about, *more, **named))
        return found[1]

    return answer
