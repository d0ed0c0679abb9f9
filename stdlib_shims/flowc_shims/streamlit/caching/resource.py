"""A shared object in the cache, and what to do when the cache lets go of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

_log: Final = logging.getLogger(__name__)


class Resource:
    """`release` calls the script's `on_release` once at most; its errors are logged, as nobody waits for them."""

    __slots__ = ("_on_release", "value")

    def __init__(self, value: object, on_release: Callable[[object], object] | None) -> None:
        self.value = value
        self._on_release = on_release

    def release(self) -> None:
        on_release, self._on_release = self._on_release, None
        if on_release is None:
            return
        try:
            on_release(self.value)
        except Exception:  # noqa: BLE001 - the script's own code, called when nobody of the script is there to catch
            _log.warning("on_release of a cached resource failed", exc_info=True)

    def give_up(self) -> None:
        """Let go without `on_release`: `validate` has found the object unusable."""
        self._on_release = None
