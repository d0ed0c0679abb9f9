"""One session's thread: commands from the inbox -> runs of the session.

The session is synchronous and lives in this thread alone; others reach it only through the inbox and `interrupt`.
Holds: whatever a session raises becomes a fault on the page, never the end of the thread; the session is closed in the
thread that used it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from flowc_runtime.elements.node import Page
from flowc_runtime.events import Event, Rerun, RunReport, Sink
from flowc_runtime.history import History
from flowc_runtime.made_files import NotMade
from flowc_runtime.server.feed import Feed
from flowc_runtime.server.inbox import Command, Inbox, MakeFile, Reload
from flowc_runtime.uploads import Uploads
from flowc_runtime.wire.messages import Fault
from flowc_shims.streamlit.page import BlobRef

_log = logging.getLogger("flowc.server")


class SessionLike(Protocol):
    """What the server needs of a session."""

    uploads: Uploads

    def handle(self, event: Event) -> RunReport: ...

    def interrupt(self) -> None: ...

    def waits(self, event: Event) -> bool:
        """Whether the event lets the run that is going on come to its end."""
        ...

    def make_file(self, widget: str) -> BlobRef:
        """Raises NotMade."""
        ...

    def stop(self) -> None: ...

    def reload(self) -> None: ...

    def watched_files(self) -> frozenset[Path]: ...

    def close(self) -> None: ...


class Worker:
    """`make` builds the session; `reported` hears of every run's end, in this thread."""

    def __init__(self, make: Callable[[Sink], SessionLike], feed: Feed, reported: Callable[[RunReport], None]) -> None:
        self._make = make
        self._feed = feed
        self._reported = reported
        self._session: SessionLike | None = None
        self.history = History()
        self.file: BlobRef | None = None
        """The one that was made last for a button."""
        self.inbox = Inbox(self._interrupt, self._stop, self._waits)
        self.watched: frozenset[Path] = frozenset()
        """The files whose change concerns this session; replaced after every run, never changed in place."""
        self.outdated = False
        """The script was saved, and the next event is to be handled by the new text."""

    def work(self) -> None:
        """The thread's whole life: until the inbox is closed."""
        try:
            while (command := self.inbox.take()) is not None:
                self._perform(command)
        finally:
            if self._session is not None:
                self._session.close()

    @property
    def uploads(self) -> Uploads | None:
        """Where files for its widgets go; None before there are any."""
        return None if self._session is None else self._session.uploads

    def _perform(self, command: Command) -> None:
        if isinstance(command, MakeFile):
            return self._make_file(command)
        try:
            session = self._ready()
            if isinstance(command, Reload) or self.outdated:
                self.outdated = False
                session.reload()
            if isinstance(command, Reload):
                command = Rerun(self.inbox.seen)
            self.history.heard(command)
            session.handle(command)
            self.watched = session.watched_files()
        # The script's own errors are on the page; what comes here is ours, and must not end the tab.
        except Exception as error:  # noqa: BLE001 - see above
            self._failed(error)

    def _make_file(self, command: MakeFile) -> None:
        """For as long as no other is made, it is kept; afterwards the browser has a moment to fetch it."""
        try:
            self.file = self._ready().make_file(command.widget)
            command.answer(self.file)
        except NotMade as error:
            command.answer(str(error))
        except Exception as error:  # noqa: BLE001 - as above
            command.answer("The file could not be made.")
            self._failed(error)

    def _ready(self) -> SessionLike:
        """The session; where it could not start before (the file was gone), it is tried again."""
        if self._session is None:
            self._session = self._make(self)
        return self._session

    def _failed(self, error: Exception) -> None:
        _log.exception("a run could not be finished")
        text = f"The run could not be finished: {type(error).__name__}: {error}"
        self._feed.fault(Fault("internal", text, fatal=False))

    def _stop(self) -> None:
        if self._session is not None:
            self._session.stop()

    def _waits(self, event: Event) -> bool:
        return self._session is not None and self._session.waits(event)

    def _interrupt(self) -> None:
        if self._session is not None:
            self._session.interrupt()

    # The session's sink:

    def run_started(self, run: int, seq: int) -> None:
        self.inbox.run_begins()
        self._feed.run_started(run, seq)

    def page(self, page: Page) -> None:
        self.history.page(page)
        self._feed.page(page)

    def run_ended(self, report: RunReport) -> None:
        self.history.ended(report)
        self._feed.run_ended(report)
        self._reported(report)
