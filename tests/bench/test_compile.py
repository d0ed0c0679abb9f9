"""How long compiling takes beside CPython's own parsing and compiling of the same text: ratios, never bare seconds.

The table tells the times of this machine too. An edit compiles the whole script again.
"""

from __future__ import annotations

import ast
import statistics
import time
from collections.abc import Callable
from typing import Final

import pytest

from flowc_compiler.diagnostics.find import diagnose
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import compile_script

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


@pytest.mark.parametrize("lines", [300, 3_000])
def test_compiling_beside_cpython(lines: int, capsys: pytest.CaptureFixture[str]) -> None:
    text = "import streamlit as st\n" + "".join(BLOCK.format(i=i) for i in range(lines // 12))
    own = median(lambda: compile(ast.parse(text), "/app.py", "exec"))
    ours = median(lambda: compile_script(SourceText("/app.py", text)))
    edited = text.replace("q in range(3)", "q in range(4)", 1)
    edit = median(lambda: compile_script(SourceText("/app.py", edited)))
    program = compile_script(SourceText("/app.py", text))
    check = median(lambda: diagnose(program, None))
    with capsys.disabled():
        print(
            f"\n{lines:5} lines   cpython {own:7.1f} ms   compile {ours:7.1f} ms   ratio {ours / own:5.1f}   "
            f"one edit {edit:7.1f} ms   remarks {check:7.1f} ms"
        )
    assert ours < MOST * own
    assert check < ours


def median(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    taken: list[float] = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return 1_000 * statistics.median(taken)
