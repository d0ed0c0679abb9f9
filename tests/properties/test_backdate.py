"""What is kept of an equal result, kind by kind: who reads it is reused, unless somebody else has got hold of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime import outcome
from tests.machines.actions import Again, SetValue
from tests.machines.sessions import Lone

SCRIPT = """
import streamlit as st, numpy as np, pandas as pd
from collections import namedtuple
from dataclasses import dataclass
@dataclass
class Item:
    count: int
    parts: list
Pair = namedtuple("Pair", "first second")
class Same(namedtuple("Same", "first")):
    __slots__ = ()
    def __eq__(self, other):
        return self is other
    __hash__ = object.__hash__
others = []
def shared(made):
    others.append(made)
    return made
n = st.slider("n", 0, 9, 1, key="n")
found = EXPRESSION
st.write(repr(found))
"""
KEPT = (
    "[n * 1 > 20, [1, 2], (3, [4])]",
    "{'a': [n * 1 > 20]}",
    "Item(0, [n * 1 > 20])",
    "np.arange(6) * (n * 1 > 20)",
    "np.arange(6).reshape(2, 3) * (n * 1 > 20)",
    "pd.DataFrame({'x': [n * 1 > 20, 1], 'y': ['a', 'b']})",
    "pd.Series([n * 1 > 20, 1], name='x')",
    "[{'q': n * 1 > 20} for _ in range(3)]",
    "bytearray([n * 1 > 20, 1])",
    "Pair(n * 1 > 20, [1, 2])",
    "[Pair(1, n * 1 > 20)]",
)
NEW = (
    "[n]",
    "{n * 1 > 20, 'a'}",
    "shared([n * 1 > 20])",
    "iter([n * 1 > 20])",
    "[id(n), n * 1 > 20][1:]",
    "(lambda made: (made, memoryview(made)))(bytearray([n * 1 > 20]))",
    "Same(n * 1 > 20)",
    "shared(Pair(n * 1 > 20, []))",
    "(lambda made: [made, lambda: made])([n * 1 > 20])",
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


CHANGED_BACK = """
import streamlit as st
n = st.slider("n", 0, 9, 1, key="n")
found = {made}
{change}
st.write(repr(found))
"""


@pytest.mark.parametrize(
    ("made", "change"),
    [
        ("[1, 2]", "found.append(n * 1 > 20)"),
        ("{'a': 1}", "found['b'] = n * 1 > 20"),
        ("bytearray(4)", "found[1] = n * 1 > 20"),
        ("collections.deque([1])", "found.appendleft(n * 1 > 20)"),
        ("types.SimpleNamespace(a=1)", "found.b = n * 1 > 20"),
    ],
)
def test_readers_of_what_is_changed_to_the_same_state_are_reused(made: str, change: str, tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    text = CHANGED_BACK.format(made=made, change=change)
    script.write_text("import collections, types\n" + text, encoding="utf-8")
    session = Lone(script, "reuse")
    session.step(Again())
    (report,) = session.step(SetValue("n", 3)).reports
    assert [slot.source for slot in report.executed] == [
        "n = st.slider('n', 0, 9, 1, key='n')",
        change.replace('"', "'"),
    ]
