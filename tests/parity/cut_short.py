"""Points of a script at which a newer event arrives while the script is running, in whichever process that is.

A script calls `here(time.time())`: the clock makes the cell execute in every run. What is armed happens there, once.
"""

from __future__ import annotations

from collections.abc import Callable

_armed: list[Callable[[], None]] = []


def here(_now: float) -> None:
    if _armed:
        _armed.pop()()


def arm(act: Callable[[], None] | None) -> None:
    """Let this be called when a script comes by; nothing else is armed any more."""
    _armed[:] = [] if act is None else [act]
