"""The same steps through flowc's own session, in reuse mode or as the full rerun, observed in the same form."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path
from typing import Literal, TypeAlias

from flowc_runtime.blobs import BlobStore
from flowc_runtime.cache import Caches
from flowc_runtime.elements.node import Node, Page
from flowc_runtime.events import Event, Interact, Rerun, RunReport
from flowc_runtime.session import Session
from flowc_shims.streamlit.host import WireValue
from tests.parity.events import Act, Again, NoSuchWidget, Step
from tests.parity.flowc_form import page_form
from tests.parity.normal_form import Json
from tests.parity.observed import Observed
from tests.parity.value_form import value_form

Mode: TypeAlias = Literal["reuse", "full_rerun"]


class FlowcSession:
    """One session of flowc with one script; caches and blobs are its own, as in a server just started."""

    def __init__(self, script: Path, mode: Mode) -> None:
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
            case Act():
                widget = _found(self._session.page, step)
                return self._handle(Interact(self._next(), {widget: _wire(step)}))

    def close(self) -> None:
        self._session.close()

    def _handle(self, event: Event) -> Observed:
        before = self._listener.runs
        printed = io.StringIO()
        with redirect_stdout(printed):
            self.reports.append(self._session.handle(event))
        state: dict[str, Json] = {key: value_form(value) for key, value in self._session.state_items().items()}
        page = page_form(self._session.page, self._blobs, last_run=before)
        return Observed(page, state, printed.getvalue())

    def _next(self) -> int:
        self._seq += 1
        return self._seq


class _Listener:
    """A sink that only counts."""

    def __init__(self) -> None:
        self.runs = 0

    def run_started(self, run: int, seq: int) -> None:
        self.runs = max(self.runs, run)

    def page(self, page: Page) -> None: ...

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
