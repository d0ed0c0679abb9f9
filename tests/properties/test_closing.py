"""Loops that are not worth their account are executed as one cell from the next run on; everything else is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowc_runtime import frame
from tests.machines.actions import Again, SetValue
from tests.machines.sessions import Step, Twin

_SCRIPT = """\
import streamlit as st
n = st.slider("n", 0, 9, 1)
bar = st.empty()
for number in range(30):
    bar.text(number * n)
st.write("sum", sum(range(9)))
st.write("n", n)
"""


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Twin]:
    made = Twin(tmp_path, _SCRIPT)
    yield made
    made.close()


def executed(step: Step) -> list[str]:
    return [slot.cell for report in step.reports for slot in report.executed]


def reused(step: Step) -> list[str]:
    return [slot.cell for report in step.reports for slot in report.reused]


def test_a_cheap_loop_becomes_one_cell_and_the_rest_keeps_its_outcomes(
    twin: Twin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "CHEAP_SLOT", 1e9)
    assert sum(label.startswith("L5[") for label in executed(twin.step(Again()))) == 30
    step = twin.step(SetValue("n", 4))
    assert executed(step) == ["L2", "L4", "L7"]
    assert reused(step) == ["L1", "L3", "L6"]
    assert executed(twin.step(Again())) == []


def test_a_loop_that_takes_its_time_stays_open(twin: Twin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "CHEAP_SLOT", 0.0)
    twin.step(Again())
    assert sum(label.startswith("L5[") for label in executed(twin.step(SetValue("n", 4)))) == 30


def test_other_sessions_begin_with_what_was_learned(twin: Twin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "CHEAP_SLOT", 1e9)
    twin.step(Again())
    later = Twin(twin.script.parent, _SCRIPT, first=twin)
    assert executed(later.step(Again())) == ["L1", "L2", "L3", "L4", "L6", "L7"]


_WHILE = """\
import streamlit as st
n = st.slider("n", 0, 9, 1)
bar = st.empty()
number = 0
while number < 30:
    bar.text(number * n)
    number += 1
else:
    st.write("end", n)
st.write("n", n)
"""


def test_a_cheap_while_becomes_one_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "CHEAP_SLOT", 1e9)
    twin = Twin(tmp_path, _WHILE)
    assert sum(label.startswith("L6[") for label in executed(twin.step(Again()))) == 30
    assert executed(twin.step(SetValue("n", 4))) == ["L2", "L5", "L10"]
    assert executed(twin.step(Again())) == []
    twin.close()


def test_a_long_while_becomes_one_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "CHEAP_SLOT", 0.0)
    monkeypatch.setattr(frame, "LOOP_LIMIT", 20)
    twin = Twin(tmp_path, _WHILE)
    twin.step(Again())
    assert executed(twin.step(SetValue("n", 4))) == ["L2", "L5", "L10"]
    twin.close()
