"""What is kept of an equal result, kind by kind: who reads it is reused, unless somebody else has got hold of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime import outcome
from tests.machines.actions import Again, SetValue
from tests.machines.sessions import Lone

SCRIPT = """
import streamlit as st, numpy as np, pandas as pd
from dataclasses import dataclass
@dataclass
class Item:
    count: int
    parts: list
others = []
def shared(made):
    others.append(made)
    return made
n = st.slider("n", 0, 9, 1, key="n")
found = EXPRESSION
st.write(repr(found))
"""
KEPT = (
    "[n > 20, [1, 2], (3, [4])]",
    "{'a': [n > 20]}",
    "Item(0, [n > 20])",
    "np.arange(6) * (n > 20)",
    "np.arange(6).reshape(2, 3) * (n > 20)",
    "pd.DataFrame({'x': [n > 20, 1], 'y': ['a', 'b']})",
    "pd.Series([n > 20, 1], name='x')",
    "[{'q': n > 20} for _ in range(3)]",
)
NEW = (
    "[n]",
    "{n > 20, 'a'}",
    "shared([n > 20])",
    "iter([n > 20])",
    "[id(n), n > 20][1:]",
    "(lambda made: [made, lambda: made])([n > 20])",
)


def _readers_executed(folder: Path, expression: str) -> int:
    script = folder / "app.py"
    script.write_text(SCRIPT.replace("EXPRESSION", expression), encoding="utf-8")
    session = Lone(script, "reuse")
    session.step(Again())
    (report,) = session.step(SetValue("n", 3)).reports
    assert [slot.reason for slot in report.executed[:2]] == ["the slider n changed", "n changed"]
    return len(report.executed) - 2


@pytest.mark.parametrize("expression", KEPT)
def test_readers_of_an_equal_result_are_reused(expression: str, tmp_path: Path) -> None:
    assert _readers_executed(tmp_path, expression) == 0


@pytest.mark.parametrize("expression", NEW)
def test_readers_of_any_other_execute(expression: str, tmp_path: Path) -> None:
    assert _readers_executed(tmp_path, expression) == 1


def test_without_it_they_execute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "kept_results", lambda *_: None)
    assert _readers_executed(tmp_path, KEPT[0]) == 1
