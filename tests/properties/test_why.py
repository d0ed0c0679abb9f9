"""`flowc why`: what a target names, the chain back to the event, and what a session's history keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime import history as history_module
from flowc_runtime.cache.caches import Caches
from flowc_runtime.events import Event, Interact, Rerun, RunReport, SlotReport
from flowc_runtime.history import RUNS_KEPT, History, PastRun
from flowc_runtime.oracle import QuietSink
from flowc_runtime.rendering import is_concealed
from flowc_runtime.session import Mode, Session
from flowc_runtime.why import Answer, NotFound, why
from tests.machines.actions import Action, Click, SetValue
from tests.machines.random_person import event_of

_SCRIPT = """import streamlit as st
years = st.slider("Years", 0, 10, 3)
def twice(n):
    st.write("inside", n)
    doubled = n * 2
    return doubled
total = twice(years)
big = total > 2 * 50
st.metric("Big", big)
if st.button("Go", key="go"):
    st.write("gone")
place = st.empty()
place.write(f"now {years}")
for turn in range(2):
    st.text(f"turn {turn}")
st.text_input("Word", type="password")
if years == 9:
    raise ValueError("no")
"""


class Heard(QuietSink):
    """Fills a history as the server's worker does."""

    def __init__(self) -> None:
        self.history = History()
        self.page = self.history.page  # type: ignore[method-assign]
        self.run_ended = self.history.ended  # type: ignore[method-assign]


class App:
    def __init__(self, script: Path, text: str = _SCRIPT, mode: Mode = "reuse") -> None:
        script.write_text(text, encoding="utf-8")
        sink = Heard()
        self.history = sink.history
        self.session = Session(script, sink=sink, caches=Caches(), mode=mode)
        self.handle(Rerun(0))

    def handle(self, event: Event) -> None:
        self.history.heard(event)
        self.session.handle(event)

    def do(self, action: Action) -> None:
        self.handle(event_of(action, self.session.page, 1))

    def why(self, target: str, number: int | None = None) -> Answer:
        return why(self.history.runs(), target, number=number, script="app.py")

    def lines(self, target: str) -> list[str]:
        """Where the chain leads, with the reasons."""
        return [f"{step.cell} {step.reason}" for step in self.why(target).steps]


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(tmp_path / "app.py")


def test_the_chain_leads_back_to_the_widget(app: App) -> None:
    app.do(SetValue("Years", 5))
    answer = app.why("app.py:8")
    assert answer.event == 'the slider "Years" was set to [5.0]'
    assert app.lines(":8") == [
        "L8 total changed from 6 to 10",
        "L7 years changed from 3 to 5",
        'L2 the slider "Years" changed from 3 to 5',
    ]
    assert [step.needless for step in answer.steps] == [True, False, False]
    assert answer.steps[0].source == "big = total > 2 * 50"


@pytest.mark.parametrize("target", ["L9", ":9", "9", "app.py:9", "Big", "big", "some/app.py:9"])
def test_a_cell_can_be_named_in_many_ways(app: App, target: str) -> None:
    assert app.why(target).steps[0].cell == ("L8" if target == "big" else "L9")


@pytest.mark.parametrize(
    ("target", "cell"),
    [("Years", "L2"), ("go", "L10"), ("inside `3`", "L4"), ("now 3", "L13"), ("turn 1", "L15[1]"), ("YEARS", "L2")],
)
def test_an_element_is_found_by_what_it_shows(app: App, target: str, cell: str) -> None:
    """A placeholder belongs to whoever wrote into it last."""
    answer = app.why(target)
    assert answer.steps[0].cell == cell
    assert answer.element


def test_a_reused_cell_says_when_it_last_executed(app: App) -> None:
    app.do(SetValue("Years", 5))
    app.do(Click("Go"))
    answer = app.why("L7")
    assert (answer.steps[0].executed, answer.steps[0].reason) == (False, "no input changed")
    assert (answer.last_executed, answer.last_reason) == (2, "years changed from 3 to 5")
    assert app.why("L7", number=2).steps[0].executed


def test_several_slots_of_one_line(app: App) -> None:
    answer = app.why(":15")
    assert (answer.steps[0].cell, answer.others) == ("L15[0]", 1)


def test_an_exception_belongs_to_the_cell_that_raised_it(app: App) -> None:
    app.do(SetValue("Years", 9))
    assert app.lines("no")[0] == "L17 years == 9 changed from False to True"


@pytest.mark.parametrize(
    ("target", "message", "near"),
    [
        ("Yeers", "Run 1 has no cell and the page no element that is called 'Yeers'.", "Years"),
        (":400", "Nothing on line 400 was reached in run 1.", ":16"),
        ("other.py:2", "other.py is not the script; the cells are those of app.py.", "app.py:2"),
    ],
)
def test_an_unknown_target_suggests_what_is_near(app: App, target: str, message: str, near: str) -> None:
    with pytest.raises(NotFound) as raised:
        app.why(target)
    assert raised.value.message == message
    assert near in raised.value.near


def test_what_was_reached_in_another_run_only(app: App) -> None:
    app.do(Click("Go"))
    app.handle(Rerun(3))
    with pytest.raises(NotFound, match=r":11 was not reached in run 3; run 2 reached it last\."):
        app.why(":11")


def test_runs_that_are_not_there(app: App) -> None:
    with pytest.raises(NotFound, match="There is no run 7: the runs 1 to 1 are remembered"):
        app.why("L2", number=7)
    with pytest.raises(NotFound, match=r"Nothing has run yet\."):
        why((), "L2")


def test_a_full_rerun_has_no_cells(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="executed the whole script"):
        App(tmp_path / "app.py", mode="full_rerun").why("L2")


def test_what_was_typed_into_a_password_field_is_never_told(app: App) -> None:
    app.do(SetValue("Word", "open-sesame"))
    assert is_concealed("open-sesame")
    past = app.history.runs()[-1]
    assert past.event == 'the text_input "Word" was set to ••••••••'
    assert app.why("Word").steps[0].reason == "the text_input \"Word\" changed from '' to a secret text"


def _report(number: int, slots: int) -> RunReport:
    executed = tuple(SlotReport(f"L{line}", (line, line), "first time") for line in range(slots))
    return RunReport(number, number, "normal", executed, (), (), 1.0)


def test_a_history_is_bounded_by_runs_and_by_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    many = History()
    for number in range(RUNS_KEPT + 20):
        many.ended(_report(number, 1))
    assert [past.report.run for past in many.runs()] == list(range(20, RUNS_KEPT + 20))
    monkeypatch.setattr(history_module, "SLOTS_KEPT", 100)
    large = History()
    for number in range(5):
        large.ended(_report(number, 40))
    assert [past.report.run for past in large.runs()] == [3, 4]
    large.ended(_report(5, 500))
    assert [past.report.run for past in large.runs()] == [5], "the latest run is always kept"


def test_a_chain_that_leads_in_a_circle_ends() -> None:
    from flowc_runtime.witness import NameChanged

    slots = tuple(
        SlotReport(cell, (line, line), "", NameChanged("x", "1", "2", by=by), line)
        for cell, line, by in (("L1", 1, "L2"), ("L2", 2, "L1"))
    )
    past = PastRun("", RunReport(1, 1, "normal", slots, (), (), 1.0), ())
    assert [step.cell for step in why([past], "L1").steps] == ["L1", "L2"]


def test_events_in_words(app: App) -> None:
    assert app.history.runs()[0].event == "first visit"
    app.handle(Interact(1, {"gone": 1}))
    assert app.history.runs()[-1].event == "a widget that is no longer shown"
