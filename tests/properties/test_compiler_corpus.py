"""The compiler over real source: it never raises, what it emits compiles, and no pass changes what it was given."""

from __future__ import annotations

import ast
import sysconfig
import time
from pathlib import Path

import pytest

from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.show import show
from flowc_compiler.ir.source import Parsed, SourceText
from flowc_compiler.passes.parse import read_source
from flowc_compiler.pipeline import IR, PASSES, compile_script

ROOT = Path(__file__).parents[2]
LIBRARY = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))[1::3][:60]
SCRIPTS = sorted([*ROOT.glob("examples/**/*.py"), *ROOT.glob("tests/parity/scripts/**/*.py")])
SECONDS_PER_THOUSAND_LINES = 20.0
"""Far above what it takes (below one), far below what anything exponential would: for a busy machine."""

pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")


def compiled(path: Path) -> tuple[Program, dict[str, IR]]:
    seen: dict[str, IR] = {}
    begun = time.process_time()
    program = compile_script(read_source(path), seen.__setitem__, local_modules=frozenset({"helpers"}))
    taken = time.process_time() - begun
    lines = len(program.parsed.source.text.splitlines())
    assert taken < SECONDS_PER_THOUSAND_LINES * max(lines / 1000, 0.5), f"{lines} lines took {taken:.1f} s"
    return program, seen


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_the_standard_library_compiles(path: Path) -> None:
    program, _ = compiled(path)
    assert program.failure is None
    assert program.code is not None
    assert program.diagnostics == ()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_pass_over_every_script(path: Path) -> None:
    program, seen = compiled(path)
    assert program.code is not None, program.failure
    assert tuple(seen) == PASSES
    assert all(isinstance(show(ir), str) for ir in seen.values())
    assert_cells_tile(program)
    parsed = seen["parse"]
    assert isinstance(parsed, Parsed)
    assert ast.dump(parsed.tree) == ast.dump(ast.parse(parsed.source.text)), "a pass changed the syntax tree"


def assert_cells_tile(program: Program) -> None:
    """Every line with code belongs to a cell or to the structure around one."""
    cells = program.plan.graph.versions.effects.cells
    covered = {line for cell in cells.walk() for line in range(cell.first_line, cell.last_line + 1)}
    for statement in program.parsed.tree.body:
        simple = isinstance(statement, ast.Assign | ast.AugAssign | ast.Import | ast.Delete | ast.FunctionDef)
        assert not simple or statement.lineno in covered, f"line {statement.lineno} is in no cell"


def test_compiling_is_repeatable() -> None:
    path = SCRIPTS[0]
    first, second = compiled(path)[0], compiled(path)[0]
    assert show(first) == show(second)
    assert show(first.plan) == show(second.plan)
    assert show(first.plan.graph) == show(second.plan.graph)


def test_compiling_never_executes() -> None:
    program = compile_script(SourceText("/script.py", "raise SystemExit('executed')\nimport no_such_module\n"))
    assert program.code is not None


def test_nested_loops_do_not_double_the_work() -> None:
    loops = "".join(f"{'    ' * depth}for i{depth} in x:\n" for depth in range(18))
    begun = time.process_time()
    program = compile_script(SourceText("/script.py", f"{loops}{'    ' * 18}out.write(i1)\n"))
    assert program.code is not None
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment\n", '"""Only a docstring."""', "\ufeffx = 1\n", "x = 1\r\ny = 2\r\n"]
)
def test_small_sources(text: str) -> None:
    program = compile_script(SourceText("/script.py", text))
    assert (program.code is None) == text.startswith("\ufeff")


def test_a_source_that_nests_too_deeply_is_a_diagnostic() -> None:
    program = compile_script(SourceText("/script.py", f"x = {'(' * 300}1{')' * 300}\n"))
    assert program.code is None
    assert program.failure is not None
    assert [found.code for found in program.diagnostics] == ["FC001"]
