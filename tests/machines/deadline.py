"""A block of code gets a time limit: `with deadline(seconds)` raises TooLong inside it, in whichever thread it runs.

For scripts that a random change has made endless (a loop without its counter). No signal is used: the test runner has
the alarm for itself.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooLong(BaseException):
    """No `except Exception` of a script or of the engine takes it."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    thread, lock, over = threading.get_ident(), threading.Lock(), False

    def expire() -> None:
        with lock:
            if not over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TooLong))

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over = True
        timer.cancel()
