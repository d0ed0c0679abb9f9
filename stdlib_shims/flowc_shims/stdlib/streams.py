"""`sys.stdout` and `sys.stderr` that tell the running slot what it printed, so that its text can be printed again.

The real stream stays in charge: text goes through at once. Installed once per process around whatever stream is there.
"""

from __future__ import annotations

import sys
from typing import TextIO, cast

from flowc_shims.stdlib.observer import Stream, current_observer


class ObservedStream:
    """Everything but `write` and `writelines` is the real stream's."""

    __flowc_observed__ = True

    def __init__(self, real: TextIO, name: Stream) -> None:
        self._real = real
        self._name: Stream = name

    def write(self, text: str) -> int:
        written = self._real.write(text)
        observer = current_observer()
        if observer is not None:
            # What a handler of logging writes follows from a record (`logs.py`).
            logged = sys._getframe(1).f_globals.get("__name__") == "logging"
            observer.printed(self._name, text, logged=logged)
        return written

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
