"""What bounded caches gave in one walk of a run -> the same again, once, where the walk starts anew.

A full rerun walks once. A second walk asks the caches for what the first one has asked for, and a bounded cache may
have pushed it out meanwhile: computing it again would print, draw and write to files a second time in the run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from flowc_shims.streamlit.caching.resource import Resource
from flowc_shims.streamlit.host import CacheEntry, CachePolicy

Key: TypeAlias = tuple[str, str]
"""Function and arguments."""


class Given:
    """Of one run. In the order of asking, per function and arguments."""

    def __init__(self) -> None:
        self._now: dict[Key, list[CacheEntry]] = {}
        self._before: dict[Key, list[CacheEntry]] = {}

    def note(self, key: Key, entry: CacheEntry, policy: CachePolicy) -> None:
        """A walk has got the entry. A resource that a cache has let go of is released: it cannot be given again."""
        bounded = policy.max_entries is not None or policy.max_bytes is not None
        if bounded and not isinstance(entry.value, Resource):
            self._now.setdefault(key, []).append(entry)

    def again(self, key: Key) -> CacheEntry | None:
        """What the walk before got when it asked for the same; each answer is given once."""
        entries = self._before.get(key)
        return entries.pop(0) if entries else None

    def begin_again(self) -> None:
        """The walk starts anew. What walks before it had got and it had not asked for yet is still to come."""
        self._before = {
            key: [*self._now.get(key, ()), *self._before.get(key, ())] for key in {**self._now, **self._before}
        }
        self._now = {}

    def forget(self, concerns: Callable[[Key], bool]) -> None:
        """The script has cleared a cache: what it held is computed anew, as in a full rerun."""
        for entries in (self._now, self._before):
            for key in [key for key in entries if concerns(key)]:
                del entries[key]
