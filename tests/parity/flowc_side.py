"""The same steps through flowc's own session, in reuse mode or as the full rerun, observed in the same form."""

from __future__ import annotations

import io
import warnings
from contextlib import redirect_stdout
from pathlib import Path
from typing import Literal, TypeAlias

from flowc_runtime.blobs import BlobStore
from flowc_runtime.cache.caches import Caches
from flowc_runtime.elements.node import Node, Page
from flowc_runtime.events import Event, Interact, Rerun, RunReport, Visit
from flowc_runtime.session import Session
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Props
from tests.parity.events import Act, Again, Goto, NoSuchWidget, Step
from tests.parity.flowc_form import page_form
from tests.parity.local_modules import forget_local_modules
from tests.parity.normal_form import Form, Json
from tests.parity.observed import Observed
from tests.parity.value_form import value_form

Mode: TypeAlias = Literal["reuse", "full_rerun"]


class FlowcSession:
    """One session of flowc with one script; caches and blobs are its own, as in a server just started."""

    def __init__(self, script: Path, mode: Mode) -> None:
        forget_local_modules(script)
        self._blobs = BlobStore()
        self._listener = _Listener()
        self._session = Session(script, sink=self._listener, mode=mode, caches=Caches(), blobs=self._blobs)
        self._seq = 0
        self.reports: list[RunReport] = []

    def open(self) -> Observed:
        return self._handle(Rerun(self._next()))

    def step(self, step: Step) -> Observed:
        """Do what the user does. Raises NoSuchWidget where the page has no such widget."""
        match step:
            case Again():
                return self._handle(Rerun(self._next()))
            case Goto(page, query):
                return self._handle(Visit(self._next(), page, query))
            case Act():
                widget = _found(self._session.page, step)
                return self._handle(Interact(self._next(), {widget: _wire(step)}))

    def close(self) -> None:
        self._session.close()

    def _handle(self, event: Event) -> Observed:
        printed = io.StringIO()
        # Warnings are a script's own: in tests they would be errors.
        with redirect_stdout(printed), warnings.catch_warnings(action="ignore"):
            self.reports.append(self._session.handle(event))
        kept = self._session.state
        keys = kept.keys()
        state: dict[str, Json] = {key: value_form(kept.get(key)) for key in keys}
        page = page_form(self._session.page, self._blobs, self._listener.take_played())
        page["config"] = {**_form(page["config"]), **self._address()}
        return Observed(page, state, printed.getvalue())

    def _address(self) -> Form:
        query, menu = self._session.address.query, self._session.page.config.navigation
        told: Form = {"query": query} if query else {}
        if menu is None:
            return told
        entries: list[Json] = [[one.path, one.title, one.icon, one.section, one.hidden] for one in menu.entries]
        return {**told, "menu": entries, "shown": menu.current}

    def _next(self) -> int:
        self._seq += 1
        return self._seq


def _form(form: Json) -> Form:
    return form if isinstance(form, dict) else {}


class _Listener:
    """A sink that counts runs and keeps what was played, as a browser would: every run of an event plays its own."""

    def __init__(self) -> None:
        self.runs = 0
        self._played: dict[int, tuple[Props, ...]] = {}

    def take_played(self) -> list[Props]:
        """The transient effects since this was asked last, in order."""
        played, self._played = self._played, {}
        return [props for _, of_run in sorted(played.items()) for props in of_run]

    def run_started(self, run: int, seq: int) -> None:
        self.runs = max(self.runs, run)

    def page(self, page: Page) -> None:
        if page.notices:
            self._played[self.runs] = tuple(props for run, props in page.notices if run == self.runs)

    def run_ended(self, report: RunReport) -> None: ...


def _found(page: Page, step: Act) -> str:
    equals = [
        str(node.props.id)  # type: ignore[attr-defined]  # widgets have ids
        for root in (page.main, page.sidebar)
        for node in _nodes(root)
        if node.props.__struct_config__.tag == step.kind and getattr(node.props, "label", None) == step.label
    ]
    if step.nth >= len(equals):
        raise NoSuchWidget(str(step))
    return equals[step.nth]


def _nodes(node: Node) -> list[Node]:
    return [node, *(deeper for child in node.children for deeper in _nodes(child))]


def _wire(step: Act) -> WireValue:
    if isinstance(step.value, dict):
        raise TypeError("no widget takes an object")
    return step.value  # type: ignore[return-value]  # apart from objects, JSON is what a browser may send
