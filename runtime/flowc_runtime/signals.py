"""Exceptions that steer the engine. A `try` of the user may catch one, in opened code or below a closed cell: then the
next cell raises it again, so nothing of the user's executes (`Run.restart_if_due`)."""

from __future__ import annotations


class Restart(BaseException):
    """The walk starts again from the top: a slot that was reused must execute after all."""


class Close(BaseException):
    """What was opened at `line` (or the function named `function`) has no exact open form after all: compile again
    with it closed."""

    def __init__(self, line: int, *, function: str = "") -> None:
        super().__init__(line, function)
        self.line = line
        self.function = function


class Preempted(BaseException):
    """A newer event waits: the run ends where it is."""
