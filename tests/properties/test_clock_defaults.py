"""`st.date_input("Day")` begins with today: who asked for the day executes on the next one, who asked for the minute a
minute later; nobody else does, and a full rerun shows the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from flowc_runtime import visiting
from flowc_runtime.cache.caches import Caches
from flowc_runtime.events import Rerun
from flowc_runtime.oracle import QuietSink, comparable
from flowc_runtime.session import Mode, Session
from flowc_shims.streamlit.facts import Fact

SCRIPT = """\
import streamlit as st
st.date_input("Day", key="day")
st.date_input("Born", "2024-02-29", key="born")
st.time_input("Time")
st.time_input("Fine", step=30)
st.datetime_input("Moment", key="moment")
st.datetime_input("Fixed", "2024-02-29T12:00")
"""


class Watch:
    """The time, as the session is told it."""

    moment = dt.datetime(2024, 5, 31, 23, 58, 20, 5)

    @classmethod
    def now(cls) -> dt.datetime:
        return cls.moment


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> type[Watch]:
    monkeypatch.setattr(visiting, "datetime", Watch)
    monkeypatch.setattr(Watch, "moment", Watch.moment)
    return Watch


def session(folder: Path, mode: Mode = "reuse") -> Session:
    script = folder / "app.py"
    script.write_text(SCRIPT)
    return Session(script, sink=QuietSink(), mode=mode, caches=Caches())


def test_only_who_asked_for_what_has_changed_executes(tmp_path: Path, watch: type[Watch]) -> None:
    reused, rerun = session(tmp_path), session(tmp_path, "full_rerun")
    executed: list[list[int]] = []
    for later in (dt.timedelta(), dt.timedelta(seconds=1), dt.timedelta(minutes=1), dt.timedelta(minutes=1)):
        watch.moment += later
        report = reused.handle(Rerun(1))
        rerun.handle(Rerun(1))
        executed.append(sorted(slot.lines[0] for slot in report.executed if slot.lines[0] > 1))
        assert comparable(reused.page) == comparable(rerun.page)
    assert executed == [[2, 3, 4, 5, 6, 7], [5], [4, 5, 6], [2, 4, 5, 6]]


def test_without_the_question_the_page_would_be_of_yesterday(
    tmp_path: Path, watch: type[Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unrecorded(self: visiting.Visiting, fact: Fact) -> object:
        return self.answer(fact)

    monkeypatch.setattr(visiting.Visiting, "look", unrecorded)
    reused, rerun = session(tmp_path), session(tmp_path, "full_rerun")
    for later in (dt.timedelta(), dt.timedelta(days=1)):
        watch.moment += later
        reused.handle(Rerun(1))
        rerun.handle(Rerun(1))
    assert comparable(reused.page) != comparable(rerun.page)
