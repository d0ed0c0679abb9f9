"""Cached results that are computed anew while the old ones are still given out: at most four at a time, each by one
thread; what failed is not tried again for a minute.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final, TypeAlias

_log: Final = logging.getLogger("flowc.caching")

_MOST: Final = 4
_COOLING: Final = 60.0
"""Seconds."""

Place: TypeAlias = tuple[str, str]


class Refreshing:
    """See the module's docstring. Nothing waits in a queue: whoever asks while all threads are busy asks in vain."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._going_on: dict[Place, threading.Thread] = {}
        self._failed: dict[Place, float] = {}

    def start(self, place: Place, task: Callable[[], None], clock: Callable[[], float]) -> None:
        """Do the task in a thread, unless it is going on, has just failed, or there is no room."""

        def run() -> None:
            try:
                task()
            except BaseException:  # noqa: BLE001 - it is the script's code, and nobody waits for it
                _log.warning("a cached function failed while it was refreshed", exc_info=True)
                self._failed[place] = clock() + _COOLING
            finally:
                with self._lock:
                    del self._going_on[place]

        with self._lock:
            if place in self._going_on or len(self._going_on) >= _MOST or clock() < self._failed.get(place, clock()):
                return
            self._failed.pop(place, None)
            thread = threading.Thread(target=run, name="flowc-refresh", daemon=True)
            self._going_on[place] = thread
        thread.start()

    def settled(self) -> None:
        """Wait for what is going on."""
        while True:
            with self._lock:
                threads = list(self._going_on.values())
            if not threads:
                return
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
