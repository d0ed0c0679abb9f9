"""While a compilation makes its many nodes, Python's cycle collector waits: it would look at all of them again and
again, and nearly all of them stay. That took a third of the time. Collections for other threads wait as long.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Paused:
    compilations = 0
    was_enabled = False


_lock = threading.Lock()


@contextmanager
def paused() -> Iterator[None]:
    """Compilations in several threads overlap: the last that ends puts the collector back."""
    with _lock:
        if not _Paused.compilations:
            _Paused.was_enabled = gc.isenabled()
            gc.disable()
        _Paused.compilations += 1
    try:
        yield
    finally:
        with _lock:
            _Paused.compilations -= 1
            if not _Paused.compilations and _Paused.was_enabled:
                gc.enable()
