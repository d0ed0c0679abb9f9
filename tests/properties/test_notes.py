"""Notes: which call sites have one, that they change nothing else, and what the run time makes of what they tell."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

import pytest

from flowc_compiler.ir.source import SourceText
from flowc_compiler.notes import with_notes
from flowc_compiler.passes.emit import emit_tree
from flowc_compiler.pipeline import compile_script
from flowc_compiler.world import imports_of
from flowc_shims.stdlib.notes import note
from tests.machines.actions import Again
from tests.machines.sessions import Lone

_HEAD = """import os, time, uuid
import os.path as p
from os.path import isfile
from datetime import datetime
import pandas as pd
"""


def noted(text: str) -> str:
    tree = ast.parse(_HEAD + text)
    made = with_notes(tree.body[-1], imports_of(tree))
    return ast.unparse(made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("os.path.exists(a)", "os.path.exists(__fc_note('exists', a))"),
        ("p.isdir(s=a + b)", "p.isdir(s=__fc_note('exists', a + b))"),
        ("x = [f for f in fs if isfile(f)]", "x = [f for f in fs if isfile(__fc_note('exists', f))]"),
        ("(base / 'x').is_file()", "__fc_note('exists', base / 'x').is_file()"),
        ("pd.read_parquet(path=f, columns=c)", "pd.read_parquet(path=__fc_note('path', f), columns=c)"),
        ("t = time.time() - t0", "t = __fc_note('clock', time.time()) - t0"),
        ("str(uuid.uuid4())", "str(__fc_note('entropy', uuid.uuid4()))"),
    ],
)
def test_a_call_site_with_a_note(text: str, expected: str) -> None:
    assert noted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "os.path.exists(*a)",
        "os.path.exists(**a)",
        "pd.read_parquet(f, storage_options=o)",
        "f = lambda a: os.path.exists(a)",
        "f = time.time",
        "exists(a)",
        "def f(a):\n    return os.path.exists(a)",
        "x = open(a)",
    ],
)
def test_a_call_site_without_one(text: str) -> None:
    assert noted(text) == ast.unparse(ast.parse(text))


def test_nothing_of_the_source_is_changed() -> None:
    tree = ast.parse(_HEAD + "x = os.path.exists(a)\n")
    before = ast.dump(tree, include_attributes=True)
    made = with_notes(tree.body[-1], imports_of(tree))
    assert ast.dump(tree, include_attributes=True) == before
    calls = [part for part in ast.walk(made) if isinstance(part, ast.Call)]
    assert [(call.lineno, call.col_offset) for call in calls] == [(6, 4), (6, 19)]


def test_the_emitted_code_has_them_in_cells_only() -> None:
    text = "import os\ndef f(a):\n    return os.path.exists(a)\nx = os.path.exists('x')\n"
    emitted = ast.unparse(emit_tree(compile_script(SourceText("app.py", text)).plan))
    assert emitted.count("__fc_note") == 1


def test_where_nobody_listens_a_note_is_its_value() -> None:
    value = object()
    assert note("path", value) is value
    assert pickle.loads(pickle.dumps(note))("clock", 3) == 3


def volatile(tmp_path: Path, expression: str) -> bool:
    """Whether a cell with this expression executes again when nothing has changed."""
    (tmp_path / "a.csv").write_text("x\n1\n")
    script = tmp_path / "app.py"
    script.write_text(
        "import io, os\nfrom pathlib import Path\nimport numpy as np\nimport streamlit as st\n"
        f"folder = Path({str(tmp_path)!r})\nx = {expression}\n"
    )
    lone = Lone(script, "reuse")
    try:
        lone.step(Again())
        assert lone.session.uncaught is None
        return any(slot.cell == "L6" for slot in lone.step(Again()).reports[0].executed)
    finally:
        lone.session.close()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("os.path.exists(folder)", False),
        ("os.path.exists(folder / 'none')", False),
        ("os.path.exists('/dev/null')", True),
        ("os.path.exists('/proc/1')", True),
        ("os.path.getmtime(folder / 'a.csv')", False),
        ("os.path.getmtime(folder)", True),
        ("np.loadtxt(str(folder / 'a.csv'), skiprows=1)", False),
        ("np.loadtxt(io.StringIO('1'))", False),
        ("np.loadtxt(['1', '2'])", True),
        ("(lambda: os.path.exists(folder))()", True),
        ("os.path.islink(folder)", True),
    ],
)
def test_what_a_plain_path_says(tmp_path: Path, expression: str, *, expected: bool) -> None:
    assert volatile(tmp_path, expression) is expected
