"""A cell that looks at a part of an object is reused as long as that part is the same, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime import run as run_module
from tests.machines.actions import Again, SetValue
from tests.machines.sessions import Twin

SCRIPT = """
import streamlit as st, pandas as pd
from dataclasses import dataclass
@dataclass
class Task:
    text: str
    size: int = 1
    __repr__ = object.__repr__
class Guarded:
    def __init__(self, text):
        self.text = text
class Asked(Guarded):
    def __getattribute__(self, name):
        return n if name == "text" else super().__getattribute__(name)
class Counted:
    @property
    def text(self):
        return n
n = st.slider("n", 0, 9, 1, key="n")
made = MADE
SHOW
"""
SAME = (
    ("Task('a', n)", "st.write(made.text)"),
    ("{'a': 1, 'b': n}", "st.write(made['a'])"),
    ("[0, n]", "st.write(made[0])"),
    ("(0, [n])", "st.write(made[0] + made[0])"),
    ("[n]", "st.write(len(made))"),
    ("pd.DataFrame({'a': [n]})", "st.write(len(made))"),
    ("pd.DataFrame({'a': [n]})", "st.write(made.empty)"),
    ("[n]", "if made:\n    st.write('some')"),
    ("n", "if not made:\n    st.write('none')"),
    ("n", "st.write('small' if made < 8 else 'large')"),
    ("[n]", "st.write(made is None)"),
    ("{n: 1}", "st.write('some' if made else 'none')"),
)
OTHER = (
    ("Task(str(n), 1)", "st.write(made.text)"),
    ("{'a': n}", "st.write(made['a'])"),
    ("[n, 0]", "st.write(made[0])"),
    ("[0] * n", "st.write(len(made))"),
    ("[1] if n == 1 else []", "st.write('some' if made else 'none')"),
    ("n", "st.write('small' if made < 2 else 'large')"),
    ("n - 1", "if not made:\n    st.write('none')"),
    ("None if n == 1 else n", "st.write(made is None)"),
    ("1 if n == 1 else True", "st.write(made)"),
    ("Asked('a')", "st.write(made.text)"),
    ("Counted()", "st.write(made.text)"),
    ("[n]", "def len(x): return n\nst.write(len(made))"),
    ("[n]", "st.write(made[0], made)"),
    ("[n]", "st.write(made or 0)"),
    ("[[n]]", "st.write(made[0])"),
    ("[n]", "later = lambda: made[0]\nst.write(later())"),
)


def _executed(folder: Path, made: str, show: str) -> list[str]:
    twin = Twin(folder, SCRIPT.replace("MADE", made).replace("SHOW", show))
    try:
        twin.step(Again())
        (report,) = twin.step(SetValue("n", 3)).reports
        twin.step(SetValue("n", 0))
        twin.step(SetValue("n", 1))
        return [slot.source for slot in report.executed]
    finally:
        twin.close()


@pytest.mark.parametrize(("made", "show"), SAME)
def test_the_part_is_the_same(made: str, show: str, tmp_path: Path) -> None:
    assert _executed(tmp_path, made, show)[2:] == []


@pytest.mark.parametrize(("made", "show"), OTHER)
def test_the_part_is_another_one(made: str, show: str, tmp_path: Path) -> None:
    assert _executed(tmp_path, made, show)[2:] != []


def test_without_it_the_cell_executes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "glimpsed", lambda journal, plan, ours, others: (ours, others))
    made, show = SAME[0]
    assert len(_executed(tmp_path, made, show)) == 3
