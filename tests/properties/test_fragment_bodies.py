"""The bodies of fragments and dialogs are opened: what executes when one runs alone, and where it runs as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime.events import Interact, Rerun, RunReport
from flowc_runtime.heap.walk import Reached
from flowc_runtime.oracle import QuietSink
from flowc_runtime.run import Run
from flowc_runtime.session import Mode, Session
from flowc_shims.streamlit.widget import WidgetProps
from tests.properties.test_fragment_runs import texts, walk

BODY = """
import streamlit as st
notes = []
{decorator}
def part():
    k = st.slider("k", 0, 9, 1)
    low = k // 5
    group = {{low}}
    group.add(7)
    st.text(f"k {{k}}")
    st.text(f"group {{sorted(group)}}")
    st.text("still")
    notes.append(k)
    {more}
part()
st.text(f"notes {{notes}}")
"""


def opened(folder: Path, more: str = "pass", decorator: str = "@st.fragment", mode: Mode = "reuse") -> Session:
    script = folder / "app.py"
    script.write_text(BODY.format(more=more, decorator=decorator), encoding="utf-8")
    session = Session(script, sink=QuietSink(), mode=mode)
    session.handle(Rerun(0))
    return session


def moved(session: Session, value: float, label: str = "k") -> RunReport:
    widgets = [node.props for node in walk(session.page.main) if isinstance(node.props, WidgetProps)]
    widget = next(props.id for props in widgets if props.label == label)
    return session.handle(Interact(1, {widget: [value]}))


def executed(report: RunReport) -> list[str]:
    return [one.source for one in report.executed]


def test_only_what_depends_on_the_change_executes(tmp_path: Path) -> None:
    session = opened(tmp_path)
    report = moved(session, 2.0)
    assert executed(report) == [
        "k = st.slider('k', 0, 9, 1)",
        "low = k // 5",
        "st.text(f'k {k}')",
        "notes.append(k)",
    ]
    assert [one.source for one in report.reused] == [
        "group = {low}",
        "group.add(7)",
        "st.text(f'group {sorted(group)}')",
        "st.text('still')",
    ]
    assert texts(session) == ["k 2", "group [0, 7]", "still", "notes [1]"]


def test_the_next_run_of_the_script_begins_afresh(tmp_path: Path) -> None:
    session = opened(tmp_path)
    moved(session, 2.0)
    moved(session, 6.0)
    report = session.handle(Rerun(2))
    assert texts(session) == ["k 6", "group [1, 7]", "still", "notes [6]"]
    assert "st.text('still')" not in executed(report)


@pytest.mark.parametrize("mode", ["reuse", "full_rerun"])
def test_what_has_no_open_form_makes_the_body_run_as_a_whole(tmp_path: Path, mode: Mode) -> None:
    more = 'for one in (iter(Steps()) if k > 3 else [1]):\n        st.text(f"one {one}")'
    session = opened(tmp_path, more, "class Steps:\n    def __iter__(self): yield 5\n@st.fragment", mode)
    report = moved(session, 4.0)
    assert texts(session) == ["k 4", "group [0, 7]", "still", "one 5", "notes [1]"]
    assert report.ending == "normal"
    session.handle(Rerun(2))
    assert texts(session) == ["k 4", "group [0, 7]", "still", "one 5", "notes [4]"]


@pytest.mark.parametrize("mode", ["reuse", "full_rerun"])
def test_more_than_can_be_looked_through_makes_it_run_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    session = opened(tmp_path, mode=mode)
    reach_in_place = Run.reach_in_place

    def too_much(run: Run, roots: list[object]) -> Reached:
        found = reach_in_place(run, roots)
        return Reached(found.records, found.names, overflow=bool(run.doors.scope))

    monkeypatch.setattr(Run, "reach_in_place", too_much)
    moved(session, 4.0)
    assert texts(session) == ["k 4", "group [0, 7]", "still", "notes [1]"]


def test_a_parallel_fragment_is_closed(tmp_path: Path) -> None:
    session = opened(tmp_path, decorator="@st.fragment(parallel=True)")
    report = moved(session, 2.0)
    assert (executed(report), report.reused) == ([], ())
    assert texts(session) == ["k 2", "group [0, 7]", "still", "notes [1]"]


LOOKALIKE = """
class Own:
    def __getattr__(self, name):
        return own if name == "fragment" else getattr(real, name)
def own(function):
    return lambda: st.text(function.__name__)
real, st = st, Own()
@st.fragment"""


@pytest.mark.parametrize("mode", ["reuse", "full_rerun"])
def test_what_only_looks_like_the_decorator_keeps_its_meaning(tmp_path: Path, mode: Mode) -> None:
    session = opened(tmp_path, decorator=LOOKALIKE, mode=mode)
    assert texts(session) == ["part", "notes []"]
