"""A session without a server: what a test has set goes in as one event, the page comes out.

Holds: at most one run goes on; one that takes too long is stopped at its next command, as by the browser's stop button.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final, TypeAlias

from flowc.testing.app.errors import AppTestError
from flowc.testing.app.replaced import Replaced
from flowc_runtime.blobs import BlobStore
from flowc_runtime.elements.node import Page
from flowc_runtime.events import Event, Interact, Rerun, RunReport
from flowc_runtime.history import History
from flowc_runtime.session import Session
from flowc_runtime.session_state import SessionState
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Props

_GRACE: Final = 5.0
"""Seconds that a run which was stopped has to reach a command."""

_Stamp: TypeAlias = tuple[int, int] | None


class Engine:
    """See the module's docstring. It is the session's sink."""

    def __init__(self, script: Path) -> None:
        self.blobs = BlobStore()
        self.history = History()
        self.last: RunReport | None = None
        self._session = Session(script, sink=self, blobs=self.blobs)
        self._seq = 0
        self._files = self._stamps()
        self._replaced = Replaced()
        self._thread: threading.Thread | None = None
        self._played: dict[int, tuple[Props, ...]] = {}

    @property
    def script(self) -> Path:
        return self._session.script

    @property
    def state(self) -> SessionState:
        return self._session.state

    def run(self, values: dict[str, WireValue], timeout: float) -> Page:
        """Take in what all widgets hold. Raises RuntimeError when the run does not end in time."""
        if self._thread is not None and self._thread.is_alive():
            raise AppTestError("The run before took too long and is still going on: it has not reached a command.")
        self._reload_if_edited()
        if self._replaced.look(self._session.watched_files()):
            self._session.new_generation("the test has replaced a function or a class")
        self._seq += 1
        new = {widget: value for widget, value in values.items() if self.state.shown(widget) != value}
        self.history.heard(Interact(self._seq, new) if new else Rerun(self._seq))
        event = Interact(self._seq, values) if values else Rerun(self._seq)
        self._played.clear()
        self._handle(event, timeout)
        return self._session.page

    @property
    def played(self) -> list[Props]:
        """The transient effects of `run()`, those before an `st.rerun` included, as a browser plays them."""
        return [props for _, of_run in sorted(self._played.items()) for props in of_run]

    # --- the session's sink

    def run_started(self, run: int, seq: int) -> None: ...

    def page(self, page: Page) -> None:
        self.history.page(page)
        for run, _ in page.notices[:1]:
            self._played[run] = tuple(props for number, props in page.notices if number == run)

    def run_ended(self, report: RunReport) -> None:
        self.last = report
        self.history.ended(report)

    # --- inside

    def _handle(self, event: Event, timeout: float) -> None:
        failed: list[BaseException] = []

        def handle() -> None:
            try:
                self._session.handle(event)
            except BaseException as error:  # noqa: BLE001 - it is raised again by who waits
                failed.append(error)

        self._thread = threading.Thread(target=handle, name="flowc-app-test", daemon=True)
        self._thread.start()
        self._thread.join(timeout)
        if self._thread.is_alive():
            self._session.stop()
            self._thread.join(_GRACE)
            raise RuntimeError(f"AppTest: the run took longer than its timeout of {timeout:g} seconds.")
        if failed:
            raise failed[0]

    def _reload_if_edited(self) -> None:
        stamps = self._stamps()
        if any(self._files.get(path, stamp) != stamp for path, stamp in stamps.items()):
            self._session.reload()
        self._files = stamps

    def _stamps(self) -> dict[Path, _Stamp]:
        return {path: _stamp(path) for path in self._session.watched_files()}


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
