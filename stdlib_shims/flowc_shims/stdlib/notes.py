"""What the compiled call site tells: a path that is about to be looked at, or what a clock has just given."""

from __future__ import annotations

from typing import TypeVar, cast

from flowc_shims.stdlib.observer import current_observer

T = TypeVar("T")


def note(kind: str, value: T) -> T:
    """Tell the running slot; `value` itself, unless whoever listens has another answer. Harmless where nobody does."""
    observer = current_observer()
    return value if observer is None else cast("T", observer.noted(kind, value))
