"""Sources that nobody writes by hand: a diagnostic, or a slower but right answer; never a crash, never a hang."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from flowc_compiler.depth import LIMIT, deeply
from flowc_compiler.diagnostics.find import diagnose
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.passes.parse import read_source
from flowc_compiler.pipeline import compile_script
from tests.machines.actions import Again
from tests.machines.sessions import Twin

LEVELS: Final = 1_000

NESTED: Final[dict[str, tuple[str, object]]] = {
    "a sum": (f"x = {'+'.join(['1'] * LEVELS)}\n", LEVELS),
    "a chain of elif": (
        "x = 0\nif x == 1:\n    pass\n" + "".join(f"elif x == {i + 2}:\n    x = 5\n" for i in range(LEVELS)),
        0,
    ),
    "signs": (f"x = {'-' * LEVELS}1\n", 1),
    "conditions": (f"x = {'1 if True else ' * LEVELS}2\n", 1),
    "calls": (f"def f():\n    return f\nx = f{'()' * LEVELS}.__name__\n", "f"),
    "functions": (f"x = ({'lambda: ' * 200}1){'()' * 200}\n", 1),
}


def compiled(text: str) -> Program:
    return compile_script(SourceText("/app.py", text))


@pytest.mark.parametrize("name", NESTED)
def test_a_thousand_levels(name: str) -> None:
    """What CPython compiles, flowc does; the answer is Python's."""
    text, expected = NESTED[name]
    limit, stack = sys.getrecursionlimit(), threading.stack_size()
    program = compiled(text)
    assert (sys.getrecursionlimit(), threading.stack_size()) == (limit, stack)
    assert program.failure is None
    diagnose(program, None)
    found: dict[str, object] = {}
    exec(compile(text, "/app.py", "exec"), found)
    assert found["x"] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"x = {'(' * LEVELS}1{')' * LEVELS}\n", "FC003"),
        (f"x = {'[' * 300}{']' * 300}\n", "FC003"),
        ("".join(f"{' ' * depth}if x:\n" for depth in range(LEVELS)) + " " * LEVELS + "pass\n", "FC003"),
        (f"x = {'-' * 100_000}1\n", "FC003"),
        (f"x = {'+'.join(['x'] * 100_000)}\n", "FC003"),
        ("x = '\0'\n", "FC002"),
        ("x = '\ud800'\n", "FC002"),
    ],
    ids=["brackets", "lists", "blocks", "signs", "sums", "null bytes", "half a character"],
)
def test_what_python_refuses_is_a_diagnostic(text: str, code: str) -> None:
    program = compiled(text)
    assert program.code is None
    assert [found.code for found in diagnose(program, None)] == [code]


HUGE: Final[dict[str, Callable[[], str]]] = {
    "a string of 10 MB": lambda: f"x = '{'a' * 10_000_000}'\n",
    "a list of 100,000": lambda: f"x = [{','.join(map(str, range(100_000)))}]\n",
    "a dictionary on many lines": lambda: "x = {\n" + "".join(f"    'k{i}': {i},\n" for i in range(30_000)) + "}\n",
    "a text of 100,000 lines": lambda: 'x = """\n' + "line\n" * 100_000 + '"""\n',
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_literals(name: str) -> None:
    program = compiled(HUGE[name]())
    assert program.failure is None
    (cell,) = program.plan.cells
    assert len(cell.source) <= 4_000


@pytest.mark.parametrize(
    "content",
    [
        b"# coding: no-such\nx = 1\n",
        b"# coding: rot13\nx = 1\n",
        b"# coding: undefined\nx = 1\n",
        b"# coding: idna\nx = '\xff'\n",
        b"\xef\xbb\xbf# coding: latin-1\n",
        b"x = 1\ny = '\xff'\n",
        "x = 1\n".encode("utf-16"),
        b"# coding: utf-16\nx = 1\n",
    ],
)
def test_bytes_that_are_no_text(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_bytes(content)
    with pytest.raises(SyntaxError):
        compile(content, str(path), "exec")
    try:
        source = read_source(path)
    except SyntaxError:
        return
    assert compile_script(source).failure is not None


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbfx = 1\n", b"# coding: latin-1\nx = '\xe9'\n", b"x = 1\r\ny = 2\r", b"\x0cx = 1\n", b""]
)
def test_bytes_that_are_text(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_bytes(content)
    assert compile_script(read_source(path)).failure is None


def test_a_form_feed_ends_no_line() -> None:
    program = compiled("x = '\x0c'\ny = 2  # cell: second\n")
    assert [cell.label for cell in program.plan.cells] == ["L1", "second"]


def test_deep_work_hands_on_what_it_raises() -> None:
    def fail() -> None:
        raise KeyError("no")

    limit = sys.getrecursionlimit()
    with pytest.raises(KeyError):
        deeply(fail)
    assert sys.getrecursionlimit() == limit
    assert deeply(sys.getrecursionlimit) >= LIMIT


def test_a_deep_script_runs(tmp_path: Path) -> None:
    """In a session too: edits, slots and the page have to do with its cells."""
    deep = "import streamlit as st\nx = st.slider('x')\nif x == 1:\n    st.write(1)\n"
    deep += "".join(f"elif x == {i}:\n    st.write({i})\n" for i in range(2, 300))
    deep += f"st.write({'+'.join(['x'] * 600)})\n"
    twin = Twin(tmp_path, deep)
    try:
        twin.step(Again())
        twin.step(Again())
    finally:
        twin.close()


def test_modules_that_import_each_other_run(tmp_path: Path) -> None:
    modules = {"one": "import other\nvalue = 1\n", "other": "import one\nvalue = 2\n"}
    twin = Twin(tmp_path, "import one, other\nimport streamlit as st\nst.write(one.value + other.value)\n", modules)
    try:
        twin.step(Again())
        twin.step(Again())
    finally:
        twin.close()
