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
    """A block that has swallowed the exception (`except:`, code that the collector calls) gets it again every second,
    and whatever else comes out of it after its time does not count."""
    thread, over = threading.get_ident(), threading.Event()
    lock, expired = threading.Lock(), False

    def watch() -> None:
        nonlocal expired
        left = seconds
        while not over.wait(left):
            with lock:
                if not over.is_set():
                    expired = True
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TooLong))
            left = 1.0

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    except TooLong:
        raise
    except BaseException as error:
        if expired:
            raise TooLong from error
        raise
    finally:
        with lock:
            over.set()
    if expired:
        raise TooLong
