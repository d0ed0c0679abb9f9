"""A script and events -> real Streamlit's page and session state, by its own script runner.

One session owns what Streamlit's server keeps per browser tab (session state, fragments, pages) and what the tab keeps
(page tree, widget values). Each event starts a script runner, as the server does, and waits until it has shut down:
reruns that the script asks for happen inside.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit import config
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.state import SessionState
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from tests.parity import uploads
from tests.parity.cut_short import arm
from tests.parity.local_modules import forget_local_modules
from tests.parity.normal_form import Json
from tests.parity.real.browser_address import followed
from tests.parity.real.browser_page import BrowserPage, Proto
from tests.parity.real.browser_widgets import BrowserWidgets, clears_on_submit, default_of, fragment_of, widgets

LONGEST_RUN_SECONDS: Final = 60.0


class RunDidNotEnd(Exception):
    """The script ran longer than any script of this harness may."""


def prepare(script: Path) -> None:
    """Once per process: the parts of Streamlit's server that a script runner needs, without any server."""
    config.set_option("browser.gatherUsageStats", False)
    config.set_option("runner.postScriptGC", False)
    config.set_option("logger.level", "error")
    Runtime(
        RuntimeConfig(
            script_path=str(script),
            media_file_storage=MemoryMediaFileStorage("/media"),
            uploaded_file_manager=MemoryUploadedFileManager("/upload"),
        )
    )


class RealSession:
    """One browser tab with one script. `literal`: see `known_differences.REMOUNTED`."""

    def __init__(self, script: Path, *, literal: bool = False, query: str = "") -> None:
        self._literal = literal
        self.page = BrowserPage()
        self.widgets = BrowserWidgets()
        self.state = SessionState()
        self.compile_error: str | None = None
        self._script = script
        self._fragments = MemoryFragmentStorage()
        self._cache = ScriptCache()
        PagesManager.uses_pages_directory = None
        self._pages = PagesManager(str(script), self._cache)
        self._uploads = MemoryUploadedFileManager("/upload")
        self._runs = 0
        self._page_hash = ""
        self._query = query
        self._menu: Proto | None = None
        self._frame: set[str] = set()
        self._told: list[tuple[ScriptRunnerEvent, dict[str, Any]]] = []

    def visit(self, page: str, query: str, *, history: bool = False) -> None:
        """Follow a link to a page: the browser forgets what belongs to the page that it leaves."""
        entries = self._menu.app_pages if self._menu is not None else ()
        found = next((entry.page_script_hash for entry in entries if entry.url_pathname == page), "")
        if found != self._page_hash:
            query = query if history else self._with_bound(query)
            self.widgets.forget_all_but(self._frame)
        self._page_hash, self._query = found, query
        self._react(self.widgets.states(), "", "" if found else page, history=history)

    def upload(self, names: Json) -> list[Json]:
        """The browser sends these files; gives what the widget then holds."""
        for name in names if isinstance(names, list) else []:
            text = str(name)
            record = UploadedFileRec(uploads.id_of(text), text, uploads.type_of(text), uploads.content_of(text))
            self._uploads.add_file("parity", record)
        return uploads.wire_of(names)

    def chosen(self, kind: str, proto: Proto, value: Any) -> None:
        """The reader gives a widget a value: the tab's address follows at once, whenever that is sent."""
        self._query = followed(self._query, proto, default_of(kind, proto), value)

    def _with_bound(self, query: str) -> str:
        """A link to another page takes along the parameters that widgets are bound to."""
        bound = {getattr(proto, "query_param_key", "") for _, proto in widgets(self.page)}
        along = urlencode([pair for pair in parse_qsl(self._query, keep_blank_values=True) if pair[0] in bound])
        return "&".join(part for part in (query, along) if part)

    def edited(self) -> None:
        """The files of the script have changed: what was read of them is forgotten, as by the server's watcher."""
        self._cache.clear()
        forget_local_modules(self._script)

    def address(self) -> dict[str, Any]:
        """What the tab shows of its address and of the menu, where there is any."""
        told: dict[str, Any] = {"query": self._query} if self._query else {}
        if self._menu is not None:
            pages = self._menu.app_pages
            told["menu"] = [
                [one.url_pathname, one.page_name, one.icon.removeprefix("emoji:"), one.section_header, one.is_hidden]
                for one in pages
            ]
            told["shown"] = next(one.url_pathname for one in pages if one.page_script_hash == self._page_hash)
        return told

    def click(self, button: str, form: str, option: str | None = None, kind: str = "") -> None:
        """Press a button, or an option of its list; one that belongs to a form submits it."""
        clears = form != "" and clears_on_submit(self.page, form)
        if form:
            self.widgets.submit(form)
        sent = self.widgets.states(button, option, kind)
        told = self._query
        if clears:
            for kind, proto in self.widgets.clear(form, self.page):
                self.chosen(kind, proto, default_of(kind, proto))
        shown, self._query = self._query, told
        self._react(sent, fragment_of(self.page, button))
        if clears and self._query == told:
            self._query = shown

    def cut_short(self, changes: list[tuple[str, str, Any]]) -> None:
        """(widget, kind, value) each: the second arrives while the run of the first is going on, and so on."""

        waiting = list(changes)

        def send() -> WidgetStates:
            states = self._sent(*waiting.pop(0))
            arm(arrives if waiting else None)
            return states

        def arrives() -> None:
            request = RerunData(widget_states=send(), query_string=self._query, page_script_hash=self._page_hash)
            assert self._runner.request_rerun(request), "the run has not ended"

        played: list[Proto] = []
        while waiting:
            self._react(send(), "")
            played.extend(self.page.notices)
        self.page.notices[:] = played

    def _sent(self, widget: str, kind: str, value: Any) -> WidgetStates:
        if kind == "button":
            return self.widgets.states(widget)
        self.widgets.set(widget, kind, value)
        return self.widgets.states()

    def changed(self, widget: str) -> None:
        """A widget has another value."""
        self._react(self.widgets.states(), fragment_of(self.page, widget))

    def run(self, page_name: str = "") -> None:
        """Send the widgets' values as one event and wait for the end of everything it causes."""
        self._react(self.widgets.states(), "", page_name)

    def _react(self, states: WidgetStates, fragment: str, page_name: str = "", *, history: bool = False) -> None:
        loop = asyncio.new_event_loop()
        self.compile_error = None
        self.page.notices.clear()
        try:
            request = RerunData(
                widget_states=states,
                fragment_id=fragment or None,
                query_string=self._query,
                page_script_hash=self._page_hash,
                page_name=page_name,
                is_history_navigation=history,
            )
            self._run_on(loop, request)
        finally:
            loop.close()
        told, self._told = self._told, []
        for event, details in told:
            self._take_in(event, details)
        self.widgets.settle(self.page)
        if not self._literal:
            self._show_what_the_script_sees()

    def _show_what_the_script_sees(self) -> None:
        """See `known_differences.REMOUNTED`: a widget that is back shows the value that the server kept for it."""
        known = self.state._new_widget_state.widget_metadata
        keys = self.state._key_id_mapper.id_key_mapping
        for widget in self.widgets.mounted():
            with suppress(KeyError):
                kept = self.state._getitem(widget, keys.get(widget))
                self.widgets.adopt(widget, known[widget].serializer(kept))

    def _run_on(self, loop: asyncio.AbstractEventLoop, request: RerunData) -> None:
        runner = ScriptRunner(
            session_id="parity",
            main_script_path=str(self._script),
            session_state=self.state,
            uploaded_file_mgr=self._uploads,
            script_cache=self._cache,
            initial_rerun_data=request,
            user_info={},
            fragment_storage=self._fragments,
            pages_manager=self._pages,
            event_loop=loop,
        )
        self._runner = runner
        # Only kept here, and taken in when the run is over: what fails in this harness must not fail in the script.
        runner.on_event.connect(lambda sender, event, **details: self._told.append((event, details)), weak=False)
        runner.start()
        thread = runner._script_thread
        thread.join(LONGEST_RUN_SECONDS)
        if thread.is_alive():
            raise RunDidNotEnd(str(self._script))

    def _take_in(self, event: ScriptRunnerEvent, told: dict[str, Any]) -> None:
        if event == ScriptRunnerEvent.SCRIPT_STARTED:
            self._runs += 1
            self.page.begin(self._runs, told["fragment_ids_this_run"] or [])
        elif event == ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            self._receive(told["forward_msg"])
        elif event in (ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS, ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS):
            self.page.finish()
            self.widgets.keep_only(self.page)
        elif event == ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR:
            self.compile_error = type(told["exception"]).__name__

    def _receive(self, message: Proto) -> None:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._menu, self._page_hash = message.navigation, message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        if kind == "delta":
            element = self.page.apply(message)
            if message.delta.WhichOneof("type") == "add_block":
                self._placed(message)
            if element is not None:
                self.widgets.delivered(element)
                self._note_place(message, element)
        elif kind == "page_config_changed":
            self.page.configure(message.page_config_changed)
        elif kind == "logo":
            self.page.take_logo(message.logo)

    def _placed(self, message: Proto) -> None:
        block = message.delta.add_block
        self.widgets.placed(block)
        if message.metadata.active_script_hash == self._pages.main_script_hash:
            self._frame.add(block.id)

    def _note_place(self, message: Proto, element: Proto) -> None:
        """Widgets of the frame around pages stay from page to page."""
        proto = getattr(element, element.WhichOneof("type"))
        if hasattr(proto, "id") and message.metadata.active_script_hash == self._pages.main_script_hash:
            self._frame.add(proto.id)


def forget_process_state(script: Path) -> None:
    """Between cases: caches empty, and the script's own modules unloaded, as in a server just started."""
    config.set_option("client.showErrorDetails", "full")
    st.cache_data.clear()
    st.cache_resource.clear()
    forget_local_modules(script)
