"""Points of a script at which a run can be cut short from outside, in both of two sessions at the same place.

A script calls `here(number, time.time())`: the clock makes the cell execute in every run, so that a session that reuses
comes by just as one that executes everything. What is armed for that number happens there, once: a newer event waits
(the run is preempted), or the user stops the run. The run then ends at its next checkpoint, executed or emulated.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

_armed: dict[int, Callable[[], None]] = {}


def here(number: int, _now: float) -> None:
    with suppress(KeyError):
        _armed.pop(number)()


def arm(number: int, act: Callable[[], None]) -> None:
    """Let `act` be called when a script comes by."""
    _armed[number] = act


def disarm() -> None:
    _armed.clear()
