"""The session state against a model of three lines: a keyed widget is an entry that goes when the widget goes.

The model is right for sessions in which a script sets a widget's entry only in a run that shows the widget; the corners
beyond that are in `test_session_state_facts.py`. Every body is taken twice from one snapshot, as an engine that starts
its walk again does.
"""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flowc_runtime.session_state import SessionState
from flowc_shims.streamlit.host import Callback, WidgetSpec, WireValue

WIDGETS = ("w1", "w2", "w3")
FREE = ("f1", "f2")
VALUES = some.sampled_from(["x", "y", "z"])
Sets = dict[str, str]


class SessionMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.state = SessionState()
        self.model: dict[str, str] = {}
        self.on_page: list[str] = []
        self.called: list[str] = []

    @rule(
        event=some.dictionaries(some.sampled_from(WIDGETS), VALUES),
        shown=some.lists(some.sampled_from(WIDGETS), unique=True),
        sets=some.dictionaries(some.sampled_from([*WIDGETS, *FREE]), VALUES),
        deletes=some.sets(some.sampled_from(FREE)),
        completed=some.booleans(),
        receives=some.booleans(),
    )
    def run(
        self, event: Sets, shown: list[str], sets: Sets, deletes: set[str], completed: bool, receives: bool
    ) -> None:
        self.state.begin_run()
        if receives:
            self.receive({key: value for key, value in event.items() if key in self.on_page})
        before, model_before = self.state.snapshot(), dict(self.model)
        for _ in range(2):
            self.state.restore(before)
            self.model = dict(model_before)
            self.body(shown, sets, deletes)
        self.state.end_run(completed=completed, interrupted=not completed)
        self.on_page = shown if completed else list(dict.fromkeys([*self.on_page, *shown]))
        if completed:
            self.model = {key: value for key, value in self.model.items() if key in FREE or key in shown}

    def receive(self, event: Sets) -> None:
        changed = [key for key, value in event.items() if self.model[key] != value]
        self.model.update(event)
        self.called = []
        self.state.apply({f"$$ID-0-{key}": value for key, value in event.items()})
        for callback, _ in self.state.changed_callbacks():
            callback.function(*callback.args)
        assert self.called == changed

    def body(self, shown: list[str], sets: Sets, deletes: set[str]) -> None:
        for key in deletes & self.model.keys():
            self.state.delete(key)
            del self.model[key]
        for key, value in sets.items():
            if key in FREE or key in shown:
                self.state.set(key, value)
                self.model[key] = value
        for key in shown:
            expected = self.model.setdefault(key, f"default of {key}")
            assert self.state.peek(self.spec(key)) == expected
            outcome = self.state.register(self.spec(key))
            assert outcome.value == outcome.wire == expected
            assert outcome.changed or key not in sets
        self.check_entries()

    def spec(self, key: str) -> WidgetSpec:
        def deserialize(wire: WireValue) -> object:
            return f"default of {key}" if wire is None else wire

        return WidgetSpec(
            id=f"$$ID-0-{key}",
            kind="text_input",
            user_key=key,
            deserialize=deserialize,
            serialize=str,
            callback=Callback(self.called_back, (key,)),
        )

    def called_back(self, key: str) -> None:
        self.called.append(key)

    @invariant()
    def valid(self) -> None:
        self.state.check_valid()

    @invariant()
    def check_entries(self) -> None:
        keys = self.state.keys()
        assert {key: self.state.get(key) for key in keys} == self.model
        assert all(self.state.contains(key) == (key in self.model) for key in (*WIDGETS, *FREE))


TestSession = SessionMachine.TestCase
TestSession.settings = settings(max_examples=80, stateful_step_count=20, deadline=None)
