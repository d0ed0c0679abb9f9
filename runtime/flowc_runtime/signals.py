"""Exceptions that steer the engine. A `try` of the user may catch one, in opened code or below a closed cell: then the
next cell raises it again, so nothing of the user's executes (`Run.restart_if_due`)."""

from __future__ import annotations


class Restart(BaseException):
    """The walk starts again from the top: a slot that was reused must execute after all."""


class Close(BaseException):
    """What was opened at `line` of a local module ("" for the script) has no exact open form after all: compile again
    with it closed."""

    def __init__(self, module: str, line: int) -> None:
        super().__init__(module, line)
        self.module = module
        self.line = line
