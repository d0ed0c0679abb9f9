"""The session state against recorded facts: what Streamlit 1.67's own session state answered to random sessions.

`session_state_facts.json` holds sessions as lists of runs. A run is an event (picks among the widgets on the page, each
with a number that makes the value; null for a rerun that the script asked for), the steps of its body, how it ended,
and everything seen: widget values with whether the browser had to be told, entries, keys, errors, callbacks.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypedDict

import pytest

from flowc_runtime.session_state import SessionState, WouldRaise
from flowc_shims.streamlit.host import Callback as HostCallback
from flowc_shims.streamlit.host import WidgetSpec, WireValue

Step = list[object]


class Run(TypedDict):
    event: list[tuple[float, int]] | None
    steps: list[Step]
    ending: str
    seen: list[object]


FACTS: Final[list[list[Run]]] = json.loads(
    (Path(__file__).parent / "session_state_facts.json").read_text(encoding="utf-8")
)


class Rerun(Exception):
    """A callback asks for another run."""


class Session:
    """One session of two kinds of widgets: buttons, and texts with a default by variant."""

    def __init__(self) -> None:
        self.state = SessionState()
        self.buttons: set[str] = set()
        self.on_page: set[str] = set()
        self.seen: list[object] = []
        self.shown: set[str] = set()

    def run(self, run: Run) -> list[object]:
        self.seen, self.shown = [], set()
        self.state.begin_run()
        again = run["event"] is not None and self.receive(run["event"])
        if not again:
            for step in run["steps"]:
                self.take(step)
        completed = not again and run["ending"] == "ok"
        self.state.end_run(completed=completed, interrupted=not completed)
        self.state.check_valid()
        self.on_page = self.shown if completed else self.on_page | self.shown
        return self.seen

    def receive(self, picks: list[tuple[float, int]]) -> bool:
        widgets = sorted(self.on_page)
        values: dict[str, WireValue] = {}
        for place, number in picks if widgets else []:
            widget = widgets[int(place * len(widgets))]
            values[widget] = True if widget in self.buttons else f"u{number}"
        self.state.apply(values)
        again = False
        for callback, _ in self.state.changed_callbacks():
            try:
                callback.function()
            except Rerun:
                again = True
        return again

    def take(self, step: Step) -> None:
        """One step of a body, with what is seen of it; a snapshot before it brings the state back exactly."""
        before = self.state.snapshot()
        seen: object = None
        for _ in range(2):
            self.state.restore(before)
            seen = self.answer_or_error(step)
        self.seen.append(seen)
        self.state.check_valid()

    def answer_or_error(self, step: Step) -> object:
        try:
            return self.answer(step)
        except AssertionError:
            raise
        except Exception as error:  # noqa: BLE001 - which error it is, is the fact
            return ["raised", type(error).__name__]

    def answer(self, step: Step) -> object:
        match step:
            case ["register", str(kind), key, int(variant), what, bool(disabled), persist]:
                widget = f"$$ID-{kind}{variant}-{key}"
                spec = self.spec(widget, kind, key, f"d{variant}", what, disabled, persist)
                return self.register(spec)
            case ["set", str(key), value]:
                self.state.set(key, value)
                return "done"
            case ["delete", str(key)]:
                self.state.delete(key)
                return "done"
            case ["get", str(key)]:
                return ["get", self.state.get(key)]
            case ["keys"]:
                return ["keys", sorted(self.state.keys())]
            case _:
                raise AssertionError(step)

    def register(self, spec: WidgetSpec) -> object:
        foreseen = self.state.peek(spec)
        try:
            outcome = self.state.register(spec)
        except Exception:
            assert isinstance(foreseen, WouldRaise)
            raise
        assert foreseen == outcome.value
        self.shown.add(spec.id)
        return ["widget", outcome.value, outcome.changed]

    def spec(
        self, widget: str, kind: str, key: object, default: str, what: object, disabled: bool, persist: object
    ) -> WidgetSpec:
        assert key is None or isinstance(key, str)
        assert persist is None or persist == "session"
        is_button = kind == "button"
        if is_button:
            self.buttons.add(widget)

        def deserialize(wire: WireValue) -> object:
            return bool(wire) if is_button else default if wire is None else wire

        def serialize(value: object) -> WireValue:
            return bool(value) if is_button else str(value)

        return WidgetSpec(
            id=widget,
            kind=kind,
            user_key=key,
            deserialize=deserialize,
            serialize=serialize,
            callback=None if what is None else HostCallback(self.callback(widget, what)),
            trigger=is_button,
            assignable=not is_button,
            disabled=disabled,
            persist="session" if persist else None,
        )

    def callback(self, widget: str, what: object) -> Callable[[], None]:
        def call() -> None:
            self.seen.append(["called", widget])
            match what:
                case ["set", str(key), number]:
                    self.state.set(key, f"c{number}")
                case ["rerun"]:
                    raise Rerun
                case _:
                    pass

        return call


@pytest.mark.parametrize("session", FACTS, ids=[str(number) for number in range(len(FACTS))])
def test_a_recorded_session(session: list[Run]) -> None:
    ours = Session()
    for number, run in enumerate(session):
        assert ours.run(run) == run["seen"], f"run {number}"


def test_the_record_covers_what_it_is_for() -> None:
    seen = [json.dumps(item) for session in FACTS for run in session for item in run["seen"]]
    for what in ("called", "Duplicate", "AlreadyInstantiated", "NotAllowed", "KeyError", "true]", "keys"):
        assert sum(what in item for item in seen) >= 10, what
