"""The sessions of a server: opened by a tab's first message, kept over a lost connection, closed when nobody returns.

Holds: a session has one worker thread and at most one connection; its id is known to its tab alone; a thread that
hangs in user code is left behind when its session or the server ends, never waited for.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import trio

from flowc_runtime.blobs import Addresses
from flowc_runtime.events import RunReport, Sink, Visit
from flowc_runtime.server.doorbell import Doorbell
from flowc_runtime.server.feed import Feed
from flowc_runtime.server.inbox import Reload
from flowc_runtime.server.options import Limits
from flowc_runtime.server.worker import SessionLike, Worker

_log = logging.getLogger("flowc.server")


FIRST_VISIT: Final = Visit(0)


class TooManySessions(Exception):
    """Every place is taken by a session whose tab is connected."""


@dataclass(slots=True)
class Hangup:
    """Ends one connection from outside it: why, as a WebSocket close code."""

    scope: trio.CancelScope = field(default_factory=trio.CancelScope)
    code: int | None = None

    def hang_up(self, code: int) -> None:
        self.code = code
        self.scope.cancel()


@dataclass(slots=True, eq=False)
class LiveSession:
    """A session and all that belongs to it on the server's side."""

    id: str
    name: str
    feed: Feed
    doorbell: Doorbell
    worker: Worker
    connection: Hangup | None = None
    left_at: float = 0.0
    number: int = 0
    upload_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Who has it may send files for the session's widgets."""
    run_on_save: bool = True


class Sessions:
    """`make` builds an engine's session for a sink; `nursery` is the server's and holds the workers."""

    def __init__(
        self,
        make: Callable[[Sink], SessionLike],
        nursery: trio.Nursery,
        *,
        limits: Limits,
        secret: bytes,
        on_report: Callable[[str, RunReport], None] | None,
        run_on_save: Callable[[], bool] = lambda: True,
    ) -> None:
        self._run_on_save = run_on_save
        self._make = make
        self._nursery = nursery
        self._limits = limits
        self._secret = secret
        self._on_report = on_report
        self._threads = trio.CapacityLimiter(limits.sessions)
        self._live: dict[str, LiveSession] = {}
        self._count = 0

    def __len__(self) -> int:
        return len(self._live)

    def __iter__(self) -> Iterator[LiveSession]:
        return iter(tuple(self._live.values()))

    def find(self, session: str | None) -> LiveSession | None:
        return None if session is None else self._live.get(session)

    def open(self, visit: Visit = FIRST_VISIT) -> LiveSession:
        """A new session, its first run, of this visit, under way. Raises TooManySessions."""
        self._make_room()
        self._count += 1
        doorbell = Doorbell()
        feed = Feed(Addresses(self._secret), limits=self._limits, wake=doorbell.ring)
        name = f"session {self._count}"
        worker = Worker(self._make, feed, partial(self._reported, name))
        live = LiveSession(secrets.token_urlsafe(24), name, feed, doorbell, worker, left_at=trio.current_time())
        live.number = self._count
        live.run_on_save = self._run_on_save()
        self._live[live.id] = live
        worker.inbox.offer(visit)
        self._nursery.start_soon(self._run, live)
        return live

    def attach(self, live: LiveSession, connection: Hangup) -> None:
        """Give the session to this connection; an older one is hung up (it may be dead without knowing)."""
        if live.connection is not None:
            live.connection.hang_up(4001)
        live.connection = connection

    def detach(self, live: LiveSession, connection: Hangup) -> None:
        if live.connection is connection:
            live.connection = None
            live.left_at = trio.current_time()

    def reload(self, files: tuple[str, ...], concerned: Callable[[LiveSession], bool]) -> None:
        for live in self._live.values():
            if concerned(live):
                live.feed.script_changed(files, runs=live.run_on_save)
                if live.run_on_save:
                    live.worker.inbox.offer(Reload())
                else:
                    live.worker.outdated = True

    def ring_all(self) -> None:
        """Every connection looks again at what it has to send."""
        for live in self._live.values():
            live.doorbell.ring()

    def hang_up_all(self, code: int) -> None:
        for live in self._live.values():
            if live.connection is not None:
                live.connection.hang_up(code)

    async def close_abandoned(self) -> None:
        """Runs for as long as the server: sessions whose tab does not return are closed."""
        while True:
            await trio.sleep(min(5.0, self._limits.keep_seconds / 4))
            for live in self._detached():
                if trio.current_time() - live.left_at > self._limits.keep_seconds:
                    self._close(live)

    async def _run(self, live: LiveSession) -> None:
        try:
            await trio.to_thread.run_sync(live.worker.work, limiter=self._threads, abandon_on_cancel=True)
        except Exception:  # noqa: BLE001 - one session's end must not be the end of all
            _log.exception("%s ended with an error", live.name)
        finally:
            self._live.pop(live.id, None)
            if live.connection is not None:
                live.connection.hang_up(1011)

    def _reported(self, name: str, report: RunReport) -> None:
        if self._on_report is not None:
            self._on_report(name, report)

    def _make_room(self) -> None:
        if len(self._live) < self._limits.sessions:
            return
        detached = self._detached()
        if not detached:
            raise TooManySessions
        self._close(min(detached, key=lambda live: live.left_at))

    def _detached(self) -> list[LiveSession]:
        return [live for live in self._live.values() if live.connection is None]

    def _close(self, live: LiveSession) -> None:
        """Out of sight at once; the thread ends at its next checkpoint."""
        del self._live[live.id]
        live.worker.inbox.close()
