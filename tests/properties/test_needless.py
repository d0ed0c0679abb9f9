"""Which executions count as needless: those of which nothing came, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machines.actions import Again, Click, SetValue
from tests.machines.sessions import Lone

SCRIPT = """
import streamlit as st, numpy as np, pandas as pd
@st.cache_data
def doubled(n):
    return [n, n]
n = st.slider("n", 0, 9, 1, key="n")
made = EXPRESSION
STATEMENT
if st.button("forget"):
    doubled.clear()
"""
CASES = (
    ("n", "low = n < 20", True),
    ("n", "low = n < 2", False),
    ("[n < 20]", "made.append(1)", True),
    ("[n]", "made.append(1)", False),
    ("bytearray(2 + n)", "made[0:1] = b'a'", False),
    ("pd.DataFrame({'a': [n, 2]})", "made.columns = ['b']", False),
    ("np.arange(3) + n", "made[0] = 7", False),
    ("n", "st.write(n < 20)", True),
    ("n", "st.write(n)", False),
    ("n", "doubled(n)", False),
)


@pytest.mark.parametrize(("expression", "statement", "needless"), CASES)
def test_another_value_of_the_slider(expression: str, statement: str, needless: bool, tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(SCRIPT.replace("EXPRESSION", expression).replace("STATEMENT", statement), encoding="utf-8")
    session = Lone(script, "reuse")
    session.step(Again())
    (report,) = session.step(SetValue("n", 3)).reports
    counted = [slot.source for slot in report.needless]
    executed = [slot.source for slot in report.executed]
    # What is kept in an equal result's place does not even execute its readers.
    assert (statement in counted or statement not in executed) is needless


def test_clearing_a_cache_is_an_outcome(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(SCRIPT.replace("EXPRESSION", "1").replace("STATEMENT", "doubled(n)"), encoding="utf-8")
    session = Lone(script, "reuse")
    session.step(Again())
    session.step(Click("forget"))
    session.step(Again())
    (report,) = session.step(Click("forget")).reports
    assert "doubled.clear()" in [slot.source for slot in report.executed]
    assert "doubled.clear()" not in [slot.source for slot in report.needless]
