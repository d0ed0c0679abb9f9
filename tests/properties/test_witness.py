"""Why slots executed: the witnesses of real runs, and the words that values are rendered with."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import msgspec
import numpy as np
import pandas as pd
import pytest

from flowc_runtime.cache.caches import Caches
from flowc_runtime.events import Event, Interact, Rerun, RunReport
from flowc_runtime.oracle import QuietSink
from flowc_runtime.rendering import MOST, conceal, concealed, rendered
from flowc_runtime.session import Session
from flowc_runtime.values import ABSENT
from flowc_runtime.witness import (
    DoorChanged,
    FirstTime,
    NameChanged,
    NoUsableOutcome,
    ObjectChanged,
    StateChanged,
    WidgetChanged,
    Witness,
    in_words,
)
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.widget import WidgetProps
from tests.machines.live_widgets import walk

_SCRIPT = """import random
import streamlit as st
years = st.slider("Years", 0, 10, 3)
def twice(n):
    st.write(n)
    return n * 2
doubled = twice(years)
rows = [1]
rows.append(years)
st.write(len(rows), rows)
if st.button("Go"):
    st.write("gone")
st.write(doubled)
for turn in range(years):
    st.write(turn)
st.write(random.random())
kept = st.session_state.get("kept")
st.write(kept)
st.session_state["kept"] = years
def of(x=[]):
    return years
st.text(of())
"""


class App:
    """A session over a script, with its widgets by label."""

    def __init__(self, script: Path, text: str) -> None:
        script.write_text(text, encoding="utf-8")
        self.session = Session(script, sink=QuietSink(), caches=Caches())
        self.handle(Rerun(0))

    def handle(self, event: Event) -> RunReport:
        return self.session.handle(event)

    def set(self, label: str, value: WireValue) -> dict[str, Witness]:
        """Why each slot executed after this widget changed."""
        props = (node.props for node in walk(self.session.page.main) if isinstance(node.props, WidgetProps))
        widget = next(props.id for props in props if props.label == label)
        report = self.handle(Interact(1, {widget: value}))
        return {slot.cell: slot.witness for slot in report.executed}


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(tmp_path / "app.py", _SCRIPT)


def test_each_executed_slot_says_which_input_differed_and_who_wrote_it(app: App) -> None:
    why = app.set("Years", [5])
    assert isinstance(why["L3"], WidgetChanged)
    assert (why["L3"].kind, why["L3"].before, why["L3"].after) == ("slider", "3", "5")
    assert why["L7"] == NameChanged("years", "3", "5", by="L3")
    assert why["L5"] == NameChanged("n", "3", "5", "twice", by="L7")
    assert why["L10"] == ObjectChanged("list", "rows", "list of 2", by="L9")
    assert why["L13"] == NameChanged("doubled", "6", "10", by="L6")
    assert why["L15[4]"] == FirstTime(by="L14")
    assert why["L16"] == DoorChanged("random numbers: random is in another state")
    assert why["L17"] == StateChanged("kept", "absent", "3")
    assert why["L22"] == NameChanged("years", "3", "5", called=True, by="L3")


def test_a_branch_that_is_newly_reached_names_its_condition(app: App) -> None:
    why = app.set("Go", True)
    assert why["L12"] == FirstTime(by="L11")
    assert isinstance(why["L11"], WidgetChanged)
    assert why["L11"].text("Go") == 'the button "Go" was clicked'


def test_a_slot_that_lost_its_outcome_says_why(tmp_path: Path) -> None:
    script = """import streamlit as st
held = [0]
if "held" not in st.session_state:
    st.session_state.held = held
n = st.slider("n", 0, 9, 1)
"""
    why = App(tmp_path / "app.py", script).set("n", [2])
    lost = why["L2"]
    assert isinstance(lost, NoUsableOutcome)
    assert lost.because == "what it made outlives the run, in session state or a cached resource"


def test_the_maker_of_an_object_that_cannot_be_put_back_names_who_needs_it(tmp_path: Path) -> None:
    script = """import streamlit as st
found = {"b", "a"}
n = st.slider("n", 0, 9, 1)
found.add(n)
st.write(sorted(map(str, found)))
"""
    lost = App(tmp_path / "app.py", script).set("n", [2])["L2"]
    assert isinstance(lost, NoUsableOutcome)
    assert lost.by == "L4"
    assert lost.because == "L4 needs the set that it makes as it was made"


def test_an_edit_says_that_the_script_was_edited(app: App) -> None:
    script = app.session.script
    script.write_text(_SCRIPT.replace("st.write(kept)", "st.write(kept, 1)"), encoding="utf-8")
    app.session.reload()
    report = app.handle(Rerun(2))
    edited = {slot.cell: slot.witness for slot in report.executed}["L18"]
    assert edited == FirstTime(because="the script was edited")


def test_a_report_with_witnesses_can_be_sent(app: App) -> None:
    report = app.handle(Rerun(3))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(report), type=RunReport) == report


def test_no_brief_text_says_a_value() -> None:
    """Briefs go to everybody who sees the page."""
    secret = "hunter2!"
    for kind in get_args(Witness):
        fields = [name for name in kind.__struct_fields__ if name not in ("added", "removed", "called")]
        said = {name: secret if name in ("before", "after", "now") else "" for name in fields}
        keys: dict[str, tuple[str, ...]] = {name: () for name in kind.__struct_fields__ if name in ("added", "removed")}
        assert secret not in kind(**said, **keys).brief()


def test_words_of_a_door_without_a_class_of_its_own() -> None:
    assert in_words("the file data.csv changed") == DoorChanged("the file data.csv changed")
    assert DoorChanged("the file data.csv changed", "2 kB", "3 kB").text() == "the file data.csv changed (2 kB → 3 kB)"


class _Loud:
    """Whoever asks it anything hears of it."""

    def __repr__(self) -> str:
        raise AssertionError("code of a user ran")

    __str__ = __len__ = __hash__ = __repr__  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]


class _LoudList(list[int]):
    def __len__(self) -> int:
        raise AssertionError("code of a user ran")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (10**60, "an int of 200 bits"),
        ("a", "'a'"),
        (ABSENT, "absent"),
        ((1, "a"), "(1, 'a')"),
        ((1,), "(1,)"),
        ([1, 2], "list of 2"),
        (np.zeros((2, 3)), "array of 2 × 3"),
        (pd.DataFrame({"a": [1, 2]}), "DataFrame of 2 × 1"),
        (_Loud(), "_Loud"),
        (_LoudList([1]), "_LoudList"),
        ((_Loud(), 1), "(_Loud, 1)"),
        (len, "builtin_function_or_method"),
    ],
)
def test_values_are_rendered_without_running_code_of_a_user(value: object, text: str) -> None:
    assert rendered(value) == text


def test_long_values_are_cut() -> None:
    assert len(rendered("x" * 10_000)) == MOST
    assert len(rendered((("y" * 900), "z"))) <= MOST


def test_secrets_are_not_said() -> None:
    conceal("a-very-secret-word")
    assert rendered("a-very-secret-word") == "a secret text"
    assert rendered("key=a-very-secret-word;") == "a secret text"
    assert rendered(("a-very-secret-word", 1)) == "(a secret text, 1)"
    assert concealed("it is a-very-secret-word.") == "it is ••••••••."
    conceal("abc")
    assert rendered("abc") == "'abc'", "what is so short would hide half of all words"
