"""Who listens to a thread's hidden inputs and effects while it executes user code.

One observer per thread; without one (any other thread, any code outside a slot) everything passes unseen.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from logging import LogRecord
from typing import Literal, Protocol, TypeAlias
from warnings import WarningMessage

from flowc_shims.stdlib.files import Look

Stream: TypeAlias = Literal["stdout", "stderr"]


class Observer(Protocol):
    def touched_world(self, kind: str, what: str) -> None:
        """The running code reached the outside world (a file, a socket, a process)."""
        ...

    def read_file(self, path: str, look: Look) -> None:
        """The running code is about to read a file or to list a directory, and will change nothing by it."""
        ...

    def noted(self, kind: str, value: object) -> object:
        """A compiled call site tells a value (`notes.py`); what this gives takes its place."""
        ...

    def logged(self, record: LogRecord) -> None:
        """The running code has made a log record, which is about to be handled."""
        ...

    def unsaid(self, stream: Stream, text: str) -> str:
        """The running code is about to write text to a standard stream: what of it is to be written."""
        ...

    def printed(self, stream: Stream, text: str, *, logged: bool) -> None:
        """The running code wrote text to a standard stream; it has been written. `logged`: a handler of `logging` did,
        for the latest record."""
        ...

    def warned(self, stream: Stream, text: str, warning: WarningMessage) -> bool:
        """The module `warnings` is about to write the text of a warning; False keeps it from doing so."""
        ...

    def filters_changed(self) -> None:
        """The filters of `warnings` are about to change: what has been shown may be shown again."""
        ...


class _Current(threading.local):
    observer: Observer | None = None


_current = _Current()


def current_observer() -> Observer | None:
    return _current.observer


@contextmanager
def observe(observer: Observer | None) -> Iterator[None]:
    """Make `observer` hear what this thread does inside the block; None: nobody hears."""
    before = _current.observer
    _current.observer = observer
    try:
        yield
    finally:
        _current.observer = before
