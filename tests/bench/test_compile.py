"""How long compiling takes beside CPython's own parsing and compiling of the same text: ratios, never bare seconds.

The table tells the times of this machine too. The edit is of one line in the middle, and compiled with the memory of
the text before; so is a line that comes in there and moves all that is below.
"""

from __future__ import annotations

import ast
import statistics
import time
from collections.abc import Callable
from itertools import cycle
from typing import Final

import pytest

from flowc_compiler.diagnostics.find import diagnose
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import Conditions, compile_again, compile_script
from flowc_compiler.remembered import NOTHING

BLOCK: Final = """\
x{i} = {i} + len(str({i}))
if x{i} > 3:
    st.write("value", x{i})
    y{i} = [a * x{i} for a in range(10)]
def f{i}(a, b=2):
    c = a + b
    if c:
        st.metric("m", c)
    for q in range(3):
        st.write(q)
    return c
f{i}(x{i})
"""
"""Dense: nearly each line is a cell of its own, and every third stands in an opened function."""
MOST: Final = 150
"""How many times CPython's own time a compilation may take."""
MOST_OF_AN_EDIT: Final = 30
"""The same of an edit of one line."""


@pytest.mark.parametrize("lines", [300, 3_000])
def test_compiling_beside_cpython(lines: int, capsys: pytest.CaptureFixture[str]) -> None:
    text = "import streamlit as st\n" + "".join(BLOCK.format(i=i) for i in range(lines // 12))
    own = median(lambda: compile(ast.parse(text), "/app.py", "exec"))
    ours = median(lambda: compile_script(SourceText("/app.py", text)))
    middle = f"if x{lines // 24} > 3"
    edit = median(edits(text, middle, f"{middle} + 1"))
    line = median(edits(text, middle, f"limit = 3\n{middle}"))
    program = compile_script(SourceText("/app.py", text))
    check = median(lambda: diagnose(program, None))
    with capsys.disabled():
        print(
            f"\n{lines:5} lines   cpython {own:7.1f} ms   compile {ours:7.1f} ms   ratio {ours / own:5.1f}   "
            f"one edit {edit:7.1f} ms   ratio {edit / own:5.1f}   one more line {line:7.1f} ms   "
            f"remarks {check:7.1f} ms"
        )
    assert ours < MOST * own
    assert edit < MOST_OF_AN_EDIT * own
    assert check < ours


def edits(text: str, old: str, new: str) -> Callable[[], object]:
    """An edit there and back again with every call, so that each has something to compile."""
    texts = cycle([text.replace(old, new, 1), text])
    _, memory = compile_again(SourceText("/app.py", text), NOTHING, Conditions())

    def edit() -> None:
        nonlocal memory
        _, memory = compile_again(SourceText("/app.py", next(texts)), memory, Conditions())

    return edit


def median(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    taken: list[float] = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return 1_000 * statistics.median(taken)
