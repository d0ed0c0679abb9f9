"""`sys.stdout` and `sys.stderr` that tell the running slot what it printed, so that its text can be printed again.

The real stream stays in charge: text goes through at once, unless the observer says that it has gone out
before in this run. Installed once per process around whatever stream is there.
"""

from __future__ import annotations

import sys
from typing import TextIO, cast
from warnings import WarningMessage

from flowc_shims.stdlib.observer import Stream, current_observer


class ObservedStream:
    """Everything but `write` and `writelines` is the real stream's."""

    __flowc_observed__ = True

    def __init__(self, real: TextIO, name: Stream) -> None:
        self._real = real
        self._name: Stream = name

    def write(self, text: str) -> int:
        observer = current_observer()
        if observer is None:
            return self._real.write(text)
        caller = sys._getframe(1)
        origin = caller.f_globals.get("__name__")
        warning = caller.f_locals.get("msg") if origin == "warnings" else None
        if isinstance(warning, WarningMessage):
            if observer.warned(self._name, text, warning):
                self._real.write(observer.unsaid(self._name, text))
            return len(text)
        unsaid = observer.unsaid(self._name, text)
        written = self._real.write(unsaid)
        # What a handler of logging writes follows from a record (`logs.py`).
        observer.printed(self._name, text, logged=origin == "logging")
        return written if unsaid == text else len(text)

    def writelines(self, lines: list[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def install() -> None:
    """Idempotent; wraps the streams that are current now (a test runner may change them between calls)."""
    if not isinstance(sys.stdout, ObservedStream):
        sys.stdout = cast(TextIO, ObservedStream(sys.stdout, "stdout"))
    if not isinstance(sys.stderr, ObservedStream):
        sys.stderr = cast(TextIO, ObservedStream(sys.stderr, "stderr"))
