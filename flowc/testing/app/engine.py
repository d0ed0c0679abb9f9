"""A session without a server: what a test has set goes in as one event, the page comes out.

Holds: at most one run goes on; one that takes too long is stopped at its next command, as by the browser's stop button.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from flowc.testing.app.errors import AppTestError
from flowc.testing.app.replaced import Replaced
from flowc_runtime.blobs import BlobStore
from flowc_runtime.elements.node import Page
from flowc_runtime.events import Browser, Event, Interact, Rerun, RunReport, Visit
from flowc_runtime.history import History
from flowc_runtime.session import Session
from flowc_runtime.session_state import SessionState
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.query_params import given_query

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
        self._page: str | None = None
        """The address of the page that the next run is to show, where a test has asked for one."""

    @property
    def script(self) -> Path:
        return self._session.script

    @property
    def state(self) -> SessionState:
        return self._session.state

    def run(
        self,
        values: dict[str, WireValue],
        timeout: float,
        query: Mapping[str, object],
        secrets: dict[str, object],
        user: Mapping[str, object],
        browser: Browser,
    ) -> Page:
        """Take in what all widgets hold, and what the address, the secrets, the user and the browser are.

        Raises RuntimeError when the run does not end in time."""
        self._session.secret_files.instead = secrets or None
        self._session.address.user = user
        if self._thread is not None and self._thread.is_alive():
            raise AppTestError("The run before took too long and is still going on: it has not reached a command.")
        self._reload_if_edited()
        if self._replaced.look(self._session.watched_files()):
            self._session.new_generation("the test has replaced a function or a class")
        self._seq += 1
        new = {widget: value for widget, value in values.items() if self.state.shown(widget) != value}
        self.history.heard(Interact(self._seq, new) if new else Rerun(self._seq))
        self._played.clear()
        # What a fragment's widgets hold makes the whole app run, too.
        self._handle(Visit(self._seq, self._asked(), given_query(query), browser, values), timeout)
        return self._session.page

    def open_page(self, path: str) -> None:
        """The next run shows the page of this file. Raises LookupError where the last run knew none of it."""
        file = os.path.realpath(self.script.parent / path)
        pages = self._session.address.where.pages
        if os.path.realpath(self.script) == file and not pages:
            self._page = ""
            return
        found = next((page for page in pages if page.file == file), None)
        if found is None:
            known = ", ".join(os.path.relpath(page.file, self.script.parent) for page in pages if page.file)
            raise LookupError(f"there is no page {path!r}; the pages of the last run: {known or 'none'}")
        self._page = found.path

    @property
    def query_params(self) -> dict[str, Any]:
        """As the last run has left them: a text, or a list of texts for a name that is there more than once."""
        return {
            name: one if isinstance(one, str) else list(one) for name, one in self._session.address.where.params.items()
        }

    def _asked(self) -> str:
        """The page that was opened, or the one that is shown."""
        menu, page = self._session.page.config.navigation, self._page
        self._page = None
        return page if page is not None else "" if menu is None else menu.current

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
