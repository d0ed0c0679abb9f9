"""Calls that are due in a moment, made by one thread for the whole process: a thread per call would cost more than most
runs do.

Holds: calls are made in the order in which they become due, one at a time; each must be short.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

Call = Callable[[], None]

_log = logging.getLogger("flowc.later")


class Later:
    """All calls wait equally long, so a queue keeps them in order."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._queue: deque[tuple[float, Call]] = deque()
        self._arrived = threading.Condition()
        self._thread: threading.Thread | None = None

    def call(self, due: Call) -> None:
        """Make the call after the common delay."""
        with self._arrived:
            self._queue.append((time.monotonic() + self._seconds, due))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="flowc-later", daemon=True)
                self._thread.start()
            elif len(self._queue) == 1:
                self._arrived.notify()

    def _work(self) -> None:
        while True:
            with self._arrived:
                self._arrived.wait_for(lambda: self._queue)
                when, due = self._queue.popleft()
            delay = when - time.monotonic()
            if delay > 0:
                time.sleep(delay)
            try:
                due()
            except Exception:  # noqa: BLE001 - one call's defect must not end the calls of every session
                _log.exception("a delayed call failed")


FLUSH_SECONDS: Final = 0.08
FLUSHES: Final = Later(FLUSH_SECONDS)
"""Pages of runs that are going on: see `output.py`."""
