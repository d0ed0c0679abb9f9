"""Room for sources that nest deeply: long `elif` chains and long sums, which CPython compiles without a word.

The passes recurse over the syntax tree. The limit is the interpreter's, shared by all threads, so it is raised only
for a source that needs it, and only while it is compiled; that happens in a thread of its own, since the stack of the
caller's may be too small for what CPython's compiler does then.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Final, TypeVar

Result = TypeVar("Result")

LIMIT: Final = 12_000
_STACK: Final = 256 * 1024 * 1024
"""Address space, of which only what is used becomes memory."""

_lock = threading.Lock()


def with_room(work: Callable[[], Result]) -> Result:
    """What `work` gives, done again with room where there is too little; it may raise RecursionError even so."""
    try:
        return work()
    except RecursionError:
        pass
    try:
        return deeply(work)
    except MemoryError:
        raise RecursionError from None


def deeply(work: Callable[[], Result]) -> Result:
    """What `work` gives or raises. One source at a time, so that the limits go back to what they were."""
    given: list[Result] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            given.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again in the caller's thread
            raised.append(error)

    with _lock:
        limit, stack = sys.getrecursionlimit(), threading.stack_size(_STACK)
        sys.setrecursionlimit(max(limit, LIMIT))
        try:
            thread = threading.Thread(target=run, name="flowc deep source")
            thread.start()
            threading.stack_size(stack)
            thread.join()
        finally:
            threading.stack_size(stack)
            sys.setrecursionlimit(limit)
    if raised:
        raise raised[0]
    return given[0]
