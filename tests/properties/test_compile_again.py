"""Compiling an edited text with the memory of the text before gives the very program that a fresh compilation gives."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import CodeType
from typing import Final

import pytest

from flowc_compiler import moved, remembered, reparse
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.show import show
from flowc_compiler.ir.source import SourceText
from flowc_compiler.modules import Folder
from flowc_compiler.passes import versions
from flowc_compiler.pipeline import IR, Conditions, compile_again
from flowc_compiler.remembered import NOTHING, Memory
from tests.machines.edits import any_edit
from tests.machines.grammar import any_script
from tests.machines.mutants.mutant import Switch

_EXAMPLES: Final = sorted((Path(__file__).parents[2] / "examples").rglob("*.py"))
_SMALL: Final = '''\
"""A page."""
import time
import numpy as np
import streamlit as st
@st.cache_data
def load(n):
    return [n, time.time()]
def show(rows, *, title="rows"):
    with st.expander(title):
        for row in rows:
            st.write(f"""{row
                + 1}""")
def outer(n):
    show(load(n), title=str(n)); st.write(n)
    return max(len(load(n)), 3)
n = st.slider("n"); m = n + 1
if n > 3: show(load(n))
else:
    x = outer(m) + 1
    x
@(
    st.fragment
)
def part():
    st.write(time.time())
part()
rng = np.random.default_rng(n)
text = """a
b"""
st.write(text); text
'''
_BROKEN: Final = (
    "x = (\n",
    '"""\n',
    "if n:\n",
    "    x = 1\n",
    "else:\n    x = 1\n",
    "@st.fragment\n",
    "x = 1 \\\n",
    ";\n",
)


def texts_of(text: str, random: Random, edits: int) -> Iterator[str]:
    """The text, edited again and again; sometimes broken and mended, sometimes as it was two edits ago."""
    before = text
    yield text
    for _ in range(edits):
        lines = text.splitlines(keepends=True)
        if random.random() < 0.2:
            place = random.randrange(len(lines) + 1)
            yield "".join([*lines[:place], random.choice(_BROKEN), *lines[place:]])
        if random.random() < 0.1:
            before, text = text, before
        else:
            before, text = text, any_edit(random, text)
        yield text


def differences(texts: Iterator[str], modules: dict[str, str] | None = None) -> Iterator[str]:
    memory: Memory = NOTHING
    conditions = Conditions(
        frozenset(modules or {}), find=Folder({f"{name}.py": one for name, one in (modules or {}).items()})
    )
    for text in texts:
        source = SourceText("/app.py", text)
        seen: dict[str, IR] = {}
        fresh: dict[str, IR] = {}
        again, memory = compile_again(source, memory, conditions, seen.__setitem__)
        other = compile_again(source, NOTHING, conditions, fresh.__setitem__).program
        yield from (f"{name} of\n{text}" for name in fresh if show(seen[name]) != show(fresh[name]))
        if _facts(again) != _facts(other):
            yield f"program of\n{text}"


def _facts(program: Program) -> tuple[object, ...]:
    """What `show` does not."""
    modules = {path: (one.plan.cells, list(map(_code, one.opened.values()))) for path, one in program.modules.items()}
    tree = ast.dump(program.parsed.tree, include_attributes=True)
    effects = program.plan.graph.versions.effects
    return (
        tree,
        program.plan.cells,
        program.plan.graph.edges,
        program.plan.graph.versions.of,
        [(cell.kind, cell.label, cell.closed_because, ast.dump(cell.node, include_attributes=True))
         for cell in effects.cells.walk()],
        effects.of,
        None if program.code is None else _code(program.code),
        program.code_facts,
        program.diagnostics,
        str(program.failure),
        program.opened,
        modules,
    )  # fmt: skip


def _code(code: CodeType) -> tuple[object, ...]:
    consts = tuple(_code(one) if isinstance(one, CodeType) else (type(one), one) for one in code.co_consts)
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars, code.co_qualname, code.co_flags)
    return code.co_code, consts, names, code.co_firstlineno, tuple(code.co_positions()), code.co_exceptiontable


@pytest.mark.parametrize("seed", range(16))
def test_generated_scripts(seed: int) -> None:
    random = Random(seed)
    script = any_script(random, size=10)
    assert not list(differences(texts_of(script.text, random, 4), dict(script.modules)))


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.stem)
def test_examples(path: Path) -> None:
    assert not list(differences(texts_of(path.read_text("utf-8"), Random(path.stem), 2)))


def test_each_line_goes_and_comes_back() -> None:
    lines = _SMALL.splitlines(keepends=True)
    for place in range(len(lines)):
        without = "".join([*lines[:place], *lines[place + 1 :]])
        assert not list(differences(iter((_SMALL, without, _SMALL))))


@pytest.mark.parametrize("added", [*_BROKEN, "\n", "# a\n", "x = 1\n", "import time as t\n", "def load(n): return n\n"])
def test_a_line_comes_anywhere(added: str) -> None:
    lines = _SMALL.splitlines(keepends=True)
    for place in range(len(lines) + 1):
        edited = "".join([*lines[:place], added, *lines[place:]])
        assert not list(differences(iter((_SMALL, edited))))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1 \\\n\ny = 2\n", "x = 1 \\\n+ 2\ny = 2\n"),
        ("a = 1; b = [\n2]\n", "a = 1; b = [\n3]\n"),
        ("a = 1\n", ""),
        ("", "a = 1"),
        ("a = 1", "a = 1\nb = 2"),
        ("a\nb\n", "b\n"),
        ("x = '''\n'''\ny = 1\n", "x = '''\n''' + '''\ny = 1\n'''\n"),
        ("match = 1\nx = 2\n", "match (1):\n    case 1: pass\nx = 2\n"),
    ],
)
def test_edits_at_the_border_of_statements(before: str, after: str) -> None:
    assert not list(differences(iter((before, after, before))))


def _last_line_of_the_edit_is_taken_for_unchanged(patch: pytest.MonkeyPatch) -> None:
    original = reparse._common
    patch.setattr(reparse, "_common", lambda one, other: min(original(one, other) + 1, len(one), len(other)))


MUTANTS: Final[dict[str, Switch]] = {
    "a line too many counts as unchanged": _last_line_of_the_edit_is_taken_for_unchanged,
    "what moved stays where it was": lambda patch: patch.setattr(moved.Moves, "moved", lambda _, node, lines: node),
    "the answers of what moved tell of its old place": lambda patch: patch.setattr(
        remembered, "_ONLY_WHERE_IT_WAS", frozenset()
    ),
    "a line that goes on is no obstacle": lambda patch: patch.setattr(reparse, "_goes_on", lambda line: False),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_stale_part_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTANTS[name](monkeypatch)
    lines = _SMALL.splitlines(keepends=True)
    edited = ["".join([*lines[:at], "x = 5\n", *lines[at + 1 :]]) for at in range(len(lines))]
    longer = ["".join([*lines[:at], "\n", *lines[at:]]) for at in range(len(lines))]
    sequences = [
        *((_SMALL, one) for one in (*edited[::3], *longer[::3])),
        ("x = 1 \\\n\ny = 2\n", "x = 1 \\\n+ 2\ny = 2\n"),
    ]
    assert any(True for pair in sequences for _ in differences(iter(pair)))


@pytest.mark.parametrize("seed", range(12))
def test_versions_that_merge_where_something_changed_merge_everywhere(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = SourceText("/app.py", any_script(Random(seed), size=12).text + _SMALL)
    quick = compile_again(source, NOTHING, Conditions()).program.plan.graph.versions.of
    original = versions._Walk.merge
    monkeypatch.setattr(versions._Walk, "merge", lambda self, other, since=None: original(self, other))
    assert compile_again(source, NOTHING, Conditions()).program.plan.graph.versions.of == quick


def test_a_broken_text_forgets_nothing() -> None:
    texts = (_SMALL, _SMALL + "x = (\n", _SMALL + "x = 1\n")
    programs: list[Program] = []
    memory = NOTHING
    for text in texts:
        program, memory = compile_again(SourceText("/app.py", text), memory, Conditions())
        programs.append(program)
    first, broken, mended = (program.parsed.tree.body for program in programs)
    assert not broken
    assert all(one is other for one, other in zip(first[:-1], mended, strict=False))
