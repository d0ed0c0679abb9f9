"""Code of the user is parsed and compiled several times -> Python says nothing about it, and forgets nothing.

`warnings.catch_warnings` would make Python forget which warnings it has shown, and a script under way (a page is
compiled when it is first visited) would show them a second time. So the list of filters is another one meanwhile, and
nobody is told.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_ABOUT_CODE: Final = tuple(("ignore", None, kind, None, 0) for kind in (SyntaxWarning, DeprecationWarning))


@contextmanager
def quietly() -> Iterator[None]:
    """Nothing is said about the code that is compiled inside."""
    before = warnings.filters
    warnings.filters = [*_ABOUT_CODE, *before]
    try:
        yield
    finally:
        warnings.filters = before
