"""The same steps through flowc's own session, in reuse mode or as the full rerun, observed in the same form."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Literal, TypeAlias, cast

from flowc_runtime.address import parsed_query
from flowc_runtime.blobs import BlobStore
from flowc_runtime.cache.caches import Caches
from flowc_runtime.elements.node import Node, Page
from flowc_runtime.events import Event, Interact, Rerun, RunReport, Visit
from flowc_runtime.session import Session
from flowc_shims.streamlit.binding import followed
from flowc_shims.streamlit.elements.button import ButtonProps
from flowc_shims.streamlit.elements.form import FormProps
from flowc_shims.streamlit.elements.multiselect import MultiselectProps
from flowc_shims.streamlit.elements.radio import RadioProps
from flowc_shims.streamlit.elements.select_slider import SelectSliderProps
from flowc_shims.streamlit.elements.selectbox import SelectboxProps
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.query_params import query_text
from flowc_shims.streamlit.selection import ChartProps
from flowc_shims.streamlit.uploaded_file import FileRecord
from flowc_shims.streamlit.widget import WidgetProps
from tests.parity import uploads
from tests.parity.cut_short import arm
from tests.parity.events import Act, Again, NoSuchWidget, Step, VisitPage
from tests.parity.flowc_form import NORMAL_KINDS, page_form
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
        self._held: dict[str, dict[str, WireValue]] = {}
        """What was changed in a form and not submitted yet, by form and widget, as the client holds it."""
        self._unsent: dict[str, WireValue] = {}
        """Changes of widgets with `on_change="ignore"`, which go with the next event."""
        self._query = ""
        """What the tab shows."""
        self._moved = False
        """That is news to the session."""
        self.reports: list[RunReport] = []

    def open(self, query: str = "") -> Observed:
        self._query = query
        return self._handle(Visit(self._next(), query=query) if query else Rerun(self._next()))

    def step(self, step: Step) -> Observed:
        """Do what the user does. Raises NoSuchWidget where the page has no such widget."""
        match step:
            case Again():
                return self._handle(Rerun(self._next(), self._take_unsent(), self._take_query()))
            case VisitPage(page, query, history):
                self._query, self._moved = query, False
                return self._handle(Visit(self._next(), page, query, values=self._take_unsent(), history=history))
            case Act():
                return self._act(step, _found(self._session.page, step))

    def _act(self, step: Act, widget: WidgetProps) -> Observed:
        held = self._held.setdefault(widget.form, {}) if widget.form else {}
        wire = self._sent(step)
        values: dict[str, WireValue] = {widget.id: wire}
        self._choose(widget, wire)
        if not widget.form and widget.on_change_ignored:
            self._unsent.update(values)
            return self._observed("")
        if not widget.form:
            return self._handle(Interact(self._next(), {**self._take_unsent(), **values}, self._take_query()))
        if not isinstance(widget, ButtonProps):
            held.update(values)
            return self._observed("")
        values = {**held, **values}
        held.clear()
        told = self._take_query()
        if _form_props(self._session.page, widget.form).clear_on_submit:
            held.update(_defaults(self._session.page, widget.form))
            for one in _widgets(self._session.page):
                if one.id in held:
                    self._choose(one, held[one.id])
        return self._handle(Interact(self._next(), {**self._take_unsent(), **values}, told))

    def _sent(self, step: Act) -> WireValue:
        if step.kind in uploads.KINDS:
            return self._upload(step.value)
        if step.kind == "chat_input" and isinstance(step.value, list):
            text, *files = step.value
            return [str(text), *map(self._upload, files)]
        return _wire(step)

    def _upload(self, names: Json) -> WireValue:
        for name in names if isinstance(names, list) else []:
            text = str(name)
            self._session.uploads.put(
                FileRecord(uploads.id_of(text), text, uploads.type_of(text), uploads.content_of(text))
            )
        return cast("WireValue", uploads.wire_of(names))

    def _choose(self, widget: WidgetProps, value: WireValue) -> None:
        """The address follows what the reader chooses, as the client sees to."""
        if widget.bound is None:
            return
        self._query = query_text(followed(parsed_query(self._query), widget.bound, value))
        self._moved = True

    def _take_query(self) -> str | None:
        moved, self._moved = self._moved, False
        return self._query if moved else None

    def _take_unsent(self) -> dict[str, WireValue]:
        unsent, self._unsent = self._unsent, {}
        return unsent

    def cut_short(self, chain: Sequence[Act]) -> Observed:
        """The second step arrives while the run of the first is at `cut_short.here`, and so on."""
        values: list[dict[str, WireValue]] = [{_found(self._session.page, act).id: _wire(act)} for act in chain]
        printed = ""
        for at, value in enumerate(values, start=1):
            arm(self._session.interrupt if at < len(values) else None)
            printed += self._printed(Interact(self._next(), value))
        return self._observed(printed)

    def edited(self) -> None:
        """The files of the script have changed on disk: the next event runs the new ones."""
        self._session.reload()

    def close(self) -> None:
        self._session.close()

    def _handle(self, event: Event) -> Observed:
        return self._observed(self._printed(event))

    def _printed(self, event: Event) -> str:
        """What is printed while the session handles an event."""
        printed = io.StringIO()
        # Warnings are a script's own: in tests they would be errors.
        with redirect_stdout(printed), warnings.catch_warnings(action="ignore"):
            self.reports.append(self._session.handle(event))
        self._query = self._listener.take_query(self._query)
        alive = {widget.id for widget in _widgets(self._session.page)}
        for held in self._held.values():
            for widget in held.keys() - alive:
                del held[widget]
        return printed.getvalue()

    def _observed(self, printed: str) -> Observed:
        kept = self._session.state
        keys = kept.keys()
        state: dict[str, Json] = {key: value_form(kept.get(key)) for key in keys}
        page = page_form(self._session.page, self._blobs, self._listener.take_played())
        page["config"] = {**_form(page["config"]), **self._address()}
        return Observed(page, state, printed)

    def _address(self) -> Form:
        query, menu = self._query, self._session.page.config.navigation
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
        self._query: str | None = None
        self._shown: str | None = None
        """What the newest page says; one that shows before its run has ended may still say what an earlier run did."""

    def take_query(self, before: str) -> str:
        """What the address says after all runs of an event; `before`: where none of them told."""
        told, self._query = self._query, None
        return before if told is None else told

    def take_played(self) -> list[Props]:
        """The transient effects since this was asked last, in order."""
        played, self._played = self._played, {}
        return [props for _, of_run in sorted(played.items()) for props in of_run]

    def run_started(self, run: int, seq: int) -> None:
        self.runs = max(self.runs, run)

    def page(self, page: Page) -> None:
        self._shown = page.config.query
        if page.notices:
            self._played[self.runs] = tuple(props for run, props in page.notices if run == self.runs)

    def run_ended(self, report: RunReport) -> None:
        """As the client does, the address is followed when a run has ended."""
        if self._shown is not None:
            self._query = self._shown


def _found(page: Page, step: Act) -> WidgetProps:
    equals = [widget for widget in _widgets(page) if _kind(widget) == step.kind and widget.label == step.label]
    if step.nth >= len(equals):
        raise NoSuchWidget(str(step))
    return equals[step.nth]


def _widgets(page: Page) -> list[WidgetProps]:
    """A chart without an id is none."""
    return [props for props in _all_props(page) if isinstance(props, WidgetProps) and props.id]


def _kind(widget: WidgetProps) -> str:
    tag = str(widget.__struct_config__.tag)
    return NORMAL_KINDS.get(tag, tag)


def _all_props(page: Page) -> list[Props]:
    return [node.props for root in page.roots for node in _nodes(root)]


def _form_props(page: Page, key: str) -> FormProps:
    return next(props for props in _all_props(page) if isinstance(props, FormProps) and props.key == key)


def _defaults(page: Page, form: str) -> dict[str, WireValue]:
    """What the widgets of a form hold once it is cleared."""
    return {
        widget.id: _default(widget)
        for widget in _widgets(page)
        if widget.form == form and not isinstance(widget, ButtonProps)
    }


def _default(widget: WidgetProps) -> WireValue:
    if isinstance(widget, ChartProps):
        return None  # nothing is selected
    default = widget.default  # type: ignore[attr-defined]  # every kind but buttons has one
    if isinstance(widget, RadioProps | SelectboxProps):
        return None if default is None else widget.options[default]
    if isinstance(widget, MultiselectProps | SelectSliderProps):
        return [widget.options[at] for at in default]
    return list(default) if isinstance(default, tuple) else default


def _nodes(node: Node) -> list[Node]:
    return [node, *(deeper for child in node.children for deeper in _nodes(child))]


def _wire(step: Act) -> WireValue:
    if isinstance(step.value, dict):
        raise TypeError("no widget takes an object")
    return step.value  # type: ignore[return-value]  # apart from objects, JSON is what a browser may send
