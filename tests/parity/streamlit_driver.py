"""JSON lines in, JSON lines out: real Streamlit as a process of its own that is told what a user does.

Run as `python -m tests.parity.streamlit_driver` by the Python that has real Streamlit. A request is a line
`{"open": script, "literal": bool}`, `{"step": {...}}`, `{"cut short": [step, ...]}` (each arrives while the run of the
one before is going on) or `{"edited": true}` (files have changed); each answer is what the user can observe afterwards:
the page in its normal form, the session state, and what the script printed. `open` begins a new session in fresh caches
and modules.
"""

from __future__ import annotations

import io
import json
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path

from tests.parity import uploads
from tests.parity.events import Act, Again, NoSuchWidget, Step, VisitPage, step_from_json
from tests.parity.normal_form import Form, Json
from tests.parity.real.browser_page import Proto
from tests.parity.real.browser_widgets import widgets
from tests.parity.real.form import page_form, shown_kind
from tests.parity.real.session import RealSession, forget_process_state, prepare
from tests.parity.value_form import value_form


def main() -> None:
    answers = sys.stdout
    driver = _Driver()
    for line in sys.stdin:
        answer = _answered(driver, json.loads(line))
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _answered(driver: _Driver, request: Form) -> Form:
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            answer = driver.handle(request)
    except Exception:  # noqa: BLE001  # whatever goes wrong is told to the other side, which fails the test with it
        return {"failure": traceback.format_exc()}
    return {**answer, "stdout": printed.getvalue()}


class _Driver:
    def __init__(self) -> None:
        self._session: RealSession | None = None
        self._prepared = False

    def handle(self, request: Form) -> Form:
        script, step, chain = request.get("open"), request.get("step"), request.get("cut short")
        if request.get("edited") is True:
            self._opened().edited()
        if isinstance(script, str):
            self._open(Path(script), literal=request.get("literal") is True, query=str(request.get("query", "")))
        elif isinstance(step, dict):
            self._act(step_from_json(step))
        elif isinstance(chain, list):
            self._cut_short([step_from_json(step) for step in chain if isinstance(step, dict)])
        return self._observed()

    def _open(self, script: Path, *, literal: bool, query: str) -> None:
        if not self._prepared:
            prepare(script)
            self._prepared = True
        forget_process_state(script)
        self._session = RealSession(script, literal=literal, query=query)
        self._session.run()

    def _act(self, step: Step) -> None:
        session = self._opened()
        if isinstance(step, Again):
            session.run()
            return
        if isinstance(step, VisitPage):
            session.visit(step.page, step.query, history=step.history)
            return
        kind, proto = _found(session, step)
        if kind == "chat_input" and isinstance(step.value, list):
            text, *files = step.value
            session.widgets.attach(*map(session.upload, files))
            session.click(str(proto.id), "", str(text), kind)
            return
        if kind in ("menu_button", "chat_input"):
            session.click(str(proto.id), "", str(step.value), kind)
            return
        form = str(getattr(proto, "form_id", ""))
        value = session.upload(step.value) if kind in uploads.KINDS else step.value
        if kind != "button":
            session.chosen(kind, proto, value)
        if kind == "button":
            session.click(str(proto.id), form)
        elif form:
            session.page.notices.clear()
            session.widgets.hold(form, proto.id, kind, value)  # type: ignore[arg-type]  # as below
        elif getattr(proto, "ignore_rerun", False):
            session.page.notices.clear()
            session.widgets.keep_back(proto.id, kind, value)  # type: ignore[arg-type]  # a step's value is a widget value
        else:
            session.widgets.set(proto.id, kind, value)  # type: ignore[arg-type]  # as above
            session.changed(str(proto.id))

    def _cut_short(self, chain: list[Step]) -> None:
        session = self._opened()
        found = [(*_found(session, step), step.value) for step in chain if isinstance(step, Act)]
        session.cut_short([(str(proto.id), kind, value) for kind, proto, value in found])

    def _opened(self) -> RealSession:
        if self._session is None:
            raise RuntimeError("no script is open")
        return self._session

    def _observed(self) -> Form:
        session = self._opened()
        state: dict[str, Json] = {str(key): value_form(value) for key, value in session.state.filtered_state.items()}
        page = page_form(session.page, session.widgets)
        page["config"] = {**props_like(page["config"]), **session.address()}
        return {"page": page, "state": state, "broken": session.compile_error}


def props_like(form: Json) -> Form:
    return form if isinstance(form, dict) else {}


def label_of(proto: Proto) -> str:
    """What a widget is called; a line for messages by what stands in it, others not at all."""
    if proto.DESCRIPTOR.name == "Dataframe":
        return ""
    return str(getattr(proto, "label", getattr(proto, "placeholder", "")))


def _found(session: RealSession, step: Act) -> tuple[str, Proto]:
    """The kind and the message of the widget that a step names."""
    equals = [
        (kind, proto)
        for kind, proto in widgets(session.page)
        if shown_kind(kind, proto) == step.kind and label_of(proto) == step.label
    ]
    if step.nth >= len(equals):
        raise NoSuchWidget(str(step))
    return equals[step.nth]


if __name__ == "__main__":
    main()
