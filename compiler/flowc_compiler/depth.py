"""Room for sources that nest deeply: long `elif` chains and long sums, which CPython compiles without a word.

The passes recurse over the syntax tree. The limit is the interpreter's, shared by all threads, so it is raised only
for a source that needs it, and only while it is compiled.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LIMIT: Final = 12_000

_lock = threading.Lock()


@contextmanager
def deep_recursion() -> Iterator[None]:
    """One source at a time, so that the limit goes back to what it was."""
    with _lock:
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(before, LIMIT))
        try:
            yield
        finally:
            sys.setrecursionlimit(before)
