"""An edit of a module beside the script executes what changed there, and what holds on to code of the module."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machines.actions import Again, ReplaceIn
from tests.machines.sessions import Step, Twin

_SCRIPT = """import streamlit as st
import edited_views
n = st.slider("n", 0, 9, 5)
edited_views.show(n)
st.write("end", n)
"""
_VIEWS = """import streamlit as st
def show(n):
    st.write("n", n)
    st.write("twice", twice(n))
    k = n + 1
    st.write("k", k)
    st.write("last")
def twice(n):
    return n * 2
"""


def executed(step: Step) -> list[str]:
    return [slot.cell for report in step.reports for slot in report.executed]


@pytest.mark.filterwarnings("ignore")
def test_an_edit_of_a_module_executes_what_changed(tmp_path: Path) -> None:
    twin = Twin(tmp_path, _SCRIPT, {"edited_views": _VIEWS})
    try:
        twin.step(Again())
        # Line 4 calls a function of the module, which is another one after the edit.
        found = executed(twin.step(ReplaceIn("edited_views", '"last"', '"the last"')))
        assert found == ["L2", "L4", "edited_views.L4", "edited_views.L7"]
        assert executed(twin.step(Again())) == []
        moved = executed(twin.step(ReplaceIn("edited_views", "def show", "\ndef show")))
        assert moved == ["L2", "L4", "edited_views.L5"]
    finally:
        twin.close()
