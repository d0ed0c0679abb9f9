"""A session that is recorded, or compared with its twin, or both; towards the server it is a session.

Holds: one event at a time in the whole process; no run is cut short by a newer event.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from flowc_runtime.events import Event, RunReport
from flowc_runtime.record import Recorder
from flowc_runtime.session import Session
from flowc_runtime.shadow import ONE_AT_A_TIME, Shadowed, Verdict
from flowc_shims.streamlit.page import BlobRef


class Watched:
    """`on_verdict` hears the session's number and what the comparison found, after the event is on record."""

    def __init__(
        self, session: Session, recorder: Recorder, on_verdict: Callable[[int, Verdict], None] | None = None
    ) -> None:
        self.session = session
        self.recorder = recorder
        self.number = recorder.opened()
        self.uploads = session.uploads
        self._on_verdict = on_verdict
        self._shadowed = Shadowed(session) if on_verdict is not None else None
        self._reloaded = False
        self._stopped = threading.Event()

    def handle(self, event: Event) -> RunReport:
        # Whose draws from the random generators are whose must be certain.
        with ONE_AT_A_TIME:
            return self._handle(event)

    def _handle(self, event: Event) -> RunReport:
        self._stopped.clear()
        number = self.recorder.happened(self.number, self.session, event, reloaded=self._reloaded)
        self._reloaded = False
        verdict = self._shadowed.compare(event) if self._shadowed is not None else None
        report = verdict.report if verdict is not None else self.session.handle(event)
        self.recorder.ran(self.number, number, self.session, report, cut=self._stopped.is_set())
        if verdict is not None and self._on_verdict is not None:
            self._on_verdict(self.number, verdict)
        return report

    def make_file(self, widget: str) -> BlobRef:
        """Nothing that a run shows comes of it, so it is neither recorded nor compared; the twin makes one, too, for
        what the function changes."""
        with ONE_AT_A_TIME:
            return (self._shadowed or self.session).make_file(widget)

    def waits(self, event: Event) -> bool:
        return self.session.waits(event)

    def interrupt(self) -> None:
        """A run is not cut short: nobody could repeat where it ended. The newer event waits."""

    def stop(self) -> None:
        self._stopped.set()
        if self._shadowed is not None:
            self._shadowed.stopped()
        self.session.stop()

    def reload(self) -> None:
        self._reloaded = True
        (self._shadowed or self.session).reload()

    def watched_files(self) -> frozenset[Path]:
        return self.session.watched_files()

    def close(self) -> None:
        self.recorder.closed(self.number)
        (self._shadowed or self.session).close()
