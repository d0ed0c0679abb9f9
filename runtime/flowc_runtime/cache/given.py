"""What slots got from caches in one walk of a run -> the same again for the same slots, where the walk starts anew.

A full rerun walks once. A second walk asks the caches for what the first one has asked for, and a bounded cache may
have pushed it out meanwhile, or the script cleared it further down: computing it again would print, draw and write to
files a second time in the run. A slot that is reused in the second walk asks for nothing, and what it got is nobody
else's: a full rerun computes for the others what is not there any more.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Generic, TypeAlias, TypeVar

from flowc_runtime.trace import Slot

Key: TypeAlias = tuple[str, str]
"""Function and arguments."""

T = TypeVar("T")


class Given(Generic[T]):
    """Of one run: what each slot got, in the order of asking, per function and arguments."""

    def __init__(self) -> None:
        self._now: dict[Key, list[tuple[Slot | None, T]]] = {}
        self._before: dict[Key, list[tuple[Slot | None, T]]] = {}

    def note(self, key: Key, slot: Slot, what: T) -> None:
        """The slot has got it in this walk."""
        self._now.setdefault(key, []).append((slot, what))

    def again(self, key: Key, slot: Slot) -> T | None:
        """What the slot got in an earlier walk when it asked for the same; each answer is given once. What slots got
        that are no more is for those in their place: a statement that was opened has one slot when it is closed."""
        entries = self._before.get(key, [])
        for position, (asked, what) in enumerate(entries):
            if asked is slot or asked is None:
                del entries[position]
                return what
        return None

    def begin_again(self, alive: Collection[Slot]) -> None:
        """The walk starts anew, with these slots. What was not asked for again yet is still to come."""
        self._before = {
            key: [
                (slot if slot in alive else None, what)
                for slot, what in (*self._now.get(key, ()), *self._before.get(key, ()))
            ]
            for key in {**self._now, **self._before}
        }
        self._now = {}
