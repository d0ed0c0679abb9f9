"""Which events are about a fragment alone, and that a run of the whole script that was cut short is made up for."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime.elements.node import Node
from flowc_runtime.events import Interact, Rerun, RerunFragment
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Mode, Session
from flowc_shims.streamlit.elements.fragment import FragmentProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.widget import WidgetProps
from tests.machines import interruption

SCRIPT = """
import time
import streamlit as st
from tests.machines import interruption
st.session_state.runs = st.session_state.get("runs", 0) + 1
n = st.slider("n", 0, 9, 1)
@st.fragment
def part():
    st.text(f"part {st.slider('a', 0, 9, 1)} {n}")
part()
interruption.here(1, time.time())
st.text(f"end {n} {st.session_state.runs}")
"""

MODES: list[Mode] = ["reuse", "full_rerun"]


def walk(node: Node) -> list[Node]:
    return [node, *(deeper for child in node.children for deeper in walk(child))]


def texts(session: Session) -> list[str]:
    return [node.props.body for node in walk(session.page.main) if isinstance(node.props, TextProps)]


def widget(session: Session, label: str) -> str:
    widgets = [node.props for node in walk(session.page.main) if isinstance(node.props, WidgetProps)]
    return next(props.id for props in widgets if props.label == label)


def opened(tmp_path: Path, mode: Mode, text: str = SCRIPT) -> Session:
    script = tmp_path / "app.py"
    script.write_text(text, encoding="utf-8")
    session = Session(script, sink=QuietSink(), mode=mode)
    session.handle(Rerun(0))
    return session


@pytest.mark.parametrize("mode", MODES)
def test_an_event_in_a_fragment_runs_it_alone(tmp_path: Path, mode: Mode) -> None:
    session = opened(tmp_path, mode)
    session.handle(Interact(1, {widget(session, "a"): [3.0]}))
    assert texts(session) == ["part 3 1", "end 1 1"]
    session.handle(Interact(2, {widget(session, "a"): [4.0], widget(session, "n"): [2.0]}))
    assert texts(session) == ["part 4 2", "end 2 2"]
    fragment = next(node.ref for node in walk(session.page.main) if isinstance(node.props, FragmentProps))
    session.handle(RerunFragment(3, fragment))
    assert texts(session) == ["part 4 2", "end 2 2"]
    session.handle(RerunFragment(4, "gone"))
    assert texts(session) == ["part 4 2", "end 2 2"]


@pytest.mark.parametrize("mode", MODES)
def test_a_run_that_was_cut_short_is_made_up_for(tmp_path: Path, mode: Mode) -> None:
    session = opened(tmp_path, mode)
    interruption.arm(1, session.interrupt)
    assert session.handle(Interact(1, {widget(session, "n"): [5.0]})).ending == "preempted"
    session.handle(Interact(2, {widget(session, "a"): [3.0]}))
    assert texts(session) == ["part 3 5", "end 5 3"]


FAILING = """
import streamlit as st
n = st.slider("n", 0, 9, 1)
@st.fragment
def part():
    st.text(f"part {st.slider('a', 0, 9, 1)} {n}")
part()
1 // 0
"""


@pytest.mark.parametrize("mode", MODES)
def test_fragments_that_run_beside_a_script_that_failed_leave_its_widgets_alone(tmp_path: Path, mode: Mode) -> None:
    session = opened(tmp_path, mode, FAILING)
    session.handle(Interact(1, {widget(session, "n"): [5.0]}))
    for seq, value in enumerate((3.0, 4.0, 6.0), 2):
        session.handle(Interact(seq, {widget(session, "a"): [value]}))
    session.handle(Rerun(9))
    assert texts(session) == ["part 6 5"]
    session.close()
