"""A run that must forget all it knows in its middle executes everything once more, and does nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime import run as run_module
from flowc_runtime.heap import walk
from flowc_runtime.heap.journal import Journal
from flowc_runtime.run import Run
from tests.machines.actions import Action, Again, SetValue
from tests.machines.sessions import Mismatch, Twin

USED_UP = """
import streamlit as st

n = st.slider("n", 0, 9, 1)
log = st.session_state.setdefault("log", [])
log.append(n)
lazy = (item * 2 for item in [1, 2, 3])
m = st.slider("m", 0, 9, 1)
st.write(next(lazy), m)
st.write(log)
"""
"""A generator that a slot has used up: who needs it again needs its maker to execute first."""

GROWING = """
import streamlit as st

log = st.session_state.setdefault("log", [])
log.append(1)
a_list = [1]
m = st.slider("m", 0, 9, 1)
rows = [[item] for item in range(m * 20)]
st.write(sum(map(len, rows)), a_list)
a_list.append(2)
st.write(a_list, log)
"""
"""With more rows than can be looked at, nobody sees that the list is to be put back first."""

ACTIONS: tuple[Action, ...] = (Again(), SetValue("m", 4), SetValue("m", 9), SetValue("m", 2), Again())


def play(folder: Path, script: str) -> None:
    twin = Twin(folder, script)
    try:
        for action in ACTIONS:
            twin.step(action)
    finally:
        twin.close()


def test_after_too_many_restarts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "RESTART_LIMIT", 1)
    forgotten = counted(monkeypatch)
    play(tmp_path, USED_UP)
    assert forgotten


def test_what_outlives_runs_would_change_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "RESTART_LIMIT", 1)
    monkeypatch.setattr(Journal, "undo_lasting", lambda journal: None)
    with pytest.raises(Mismatch):
        play(tmp_path, USED_UP)


def test_when_there_comes_to_be_too_much_to_look_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "WALK_BUDGET", 120)
    forgotten = counted(monkeypatch)
    play(tmp_path, GROWING)
    assert forgotten


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A run's number for each time that one forgets."""
    forgotten: list[int] = []
    original = Run._forget

    def forget(run: Run) -> object:
        forgotten.append(run.number)
        return original(run)

    monkeypatch.setattr(Run, "_forget", forget)
    return forgotten
