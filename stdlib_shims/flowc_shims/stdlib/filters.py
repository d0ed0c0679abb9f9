"""Changes of the filters of `warnings`, told to the running slot: they make Python forget which warnings it has shown.

Python keeps a count of such changes where nobody can read it, and libraries make them all the time
(`with warnings.catch_warnings()`). The function that counts them is called through the module: it tells, then counts.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Final, cast

from flowc_shims.stdlib.observer import current_observer

_NAMES: Final = ("_filters_mutated", "_filters_mutated_lock_held")
"""The second one is Python 3.14's."""


def install() -> None:
    """Idempotent; a Python without these functions is left as it is."""
    for name in _NAMES:
        count = cast("Callable[[], None] | None", getattr(warnings, name, None))
        if count is not None and not hasattr(count, "__flowc_observed__"):
            setattr(warnings, name, _telling(count))


def _telling(count: Callable[[], None]) -> Callable[[], None]:
    def filters_changed() -> None:
        observer = current_observer()
        if observer is not None:
            observer.filters_changed()
        count()

    filters_changed.__dict__["__flowc_observed__"] = True
    return filters_changed
