"""What `flowc check` can be asked for. (Apart from the check itself, which loads the compiler.)"""

from __future__ import annotations

from enum import StrEnum


class CheckFormat(StrEnum):
    """The forms in which remarks are written."""

    text = "text"
    json = "json"
    sarif = "sarif"


class FailOn(StrEnum):
    """From which severity on the exit code is 1."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"
