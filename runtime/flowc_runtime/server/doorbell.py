"""Threads ring, a task of the event loop waits: the only way from a worker thread into the server."""

from __future__ import annotations

import contextlib

import trio


class Doorbell:
    """Made in the event loop. A ring while nobody waits is remembered; several rings count as one."""

    def __init__(self) -> None:
        self._token = trio.lowlevel.current_trio_token()
        self._rung = trio.Event()

    def ring(self) -> None:
        """From any thread; a ring after the loop's end is void (a stuck script may wake up late)."""
        with contextlib.suppress(trio.RunFinishedError):
            self._token.run_sync_soon(self._set, idempotent=True)

    async def wait(self) -> None:
        await self._rung.wait()
        self._rung = trio.Event()

    def _set(self) -> None:
        self._rung.set()
