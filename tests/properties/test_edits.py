"""Which cells of an edited script are the same as before."""

from __future__ import annotations

import pytest

from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import compile_script
from flowc_runtime.edits import carried_over, matched_cells
from flowc_runtime.trace import Block, Slot

_SCRIPT = """import streamlit as st
import beside
a = 1
b = a + 1
def f(x):
    return x
c = f(b)
d = sorted([a], key=lambda v: -v)
st.write(c)
"""
_BESIDE = frozenset({"beside"})


def compiled(text: str) -> Program:
    return compile_script(SourceText("app.py", text), local_modules=_BESIDE)


def kept(old: str, new: str) -> list[str]:
    """The sources of the new program's cells that are matched."""
    before, after = compiled(old), compiled(new)
    found = matched_cells(before, after, _BESIDE)
    return [after.plan.cells[cell].source for cell in sorted(found.values())]


_ALL = ["import streamlit as st", "a = 1", "b = a + 1", "def f(x):", "c = f(b)"]
_REST = ["d = sorted([a], key=lambda v: -v)", "st.write(c)"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", [*_ALL, *_REST]),
        ("st.write(c)", "st.write(c, 1)", [*_ALL, *_REST[:1]]),
        ("a = 1\n", "a = 2\n", [*_ALL[:1], *_ALL[2:], *_REST]),
        # What leaves code behind knows its line: a function and a lambda that moved are new.
        ("a = 1\n", "\na = 1\n", ["import streamlit as st", "a = 1", "b = a + 1", "c = f(b)", "st.write(c)"]),
        # The same text with another meaning: `time` is now a module whose clock makes the cell volatile.
        ("a = 1\nb = a + 1\n", "import time as a\nb = a + 1\n", [_ALL[0], *_ALL[2:], *_REST]),
    ],
)
def test_what_stays(old: str, new: str, expected: list[str]) -> None:
    assert kept(_SCRIPT, _SCRIPT.replace(old, new, 1) if old else _SCRIPT) == expected


def test_a_cell_whose_plan_changed_is_another_cell() -> None:
    text = "import streamlit as st\nimport {} as clock\nst.write(clock.time())\n"
    assert kept(text.format("time"), text.format("math")) == ["import streamlit as st"]


def test_slots_move_with_their_cells_into_loops() -> None:
    text = "import streamlit as st\nfor i in range(2):\n    st.write(i)\n    st.text(i)\n"
    before, after = compiled(text), compiled("x = 1\n" + text.replace("st.write(i)", "st.write(i, 2)"))
    ids = {cell.source: cell.id for cell in before.plan.cells}
    root, inner = Block(), Block("[0]")
    root[ids["range(2)"]] = Slot(1, before.plan.cells[ids["range(2)"]], "")
    inner[ids["st.write(i)"]] = Slot(2, before.plan.cells[ids["st.write(i)"]], "[0]")
    inner[ids["st.text(i)"]] = Slot(3, before.plan.cells[ids["st.text(i)"]], "[0]")
    root[ids["range(2)"]].loops.append(inner)
    moved = carried_over(root, before, after, _BESIDE)
    assert moved is not None
    (header,) = moved.values()
    assert (header.uid, header.plan.lines) == (1, (3, 3))
    assert [(slot.uid, slot.plan.source) for slot in header.loops[0].values()] == [(3, "st.text(i)")]


def test_nothing_stays_where_a_function_imports_a_local_module() -> None:
    program = compiled("def f():\n    import beside\n    return beside.x\n")
    assert carried_over(Block(), program, program, _BESIDE) is None
