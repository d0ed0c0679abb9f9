"""The compiler over real source: it never raises, what it emits compiles, and no pass changes what it was given."""

from __future__ import annotations

import ast
import os
import sysconfig
import time
import warnings
from pathlib import Path
from random import Random
from types import CodeType

import pytest

from flowc_compiler.diagnostics.find import diagnose
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.show import show
from flowc_compiler.ir.source import Parsed, SourceText
from flowc_compiler.passes.parse import read_source
from flowc_compiler.pipeline import IR, PASSES, compile_script

ROOT = Path(__file__).parents[2]
STDLIB = Path(sysconfig.get_path("stdlib"))
WHOLE = sorted(path for path in STDLIB.rglob("*.py") if not {"site-packages", "bad", "lib2to3"} & set(path.parts))
ABOUT_SYNTAX = (
    "grammar patma fstring generators genexps coroutines asyncgen except_star exceptions unpack unpack_ex with scope "
    "class decorators global named_expressions positional_only_arg keywordonlyarg listcomps setcomps dictcomps syntax "
    "type_annotations type_comments type_params type_aliases tstring augassign funcattrs string_literals lambda "
    "unicode_identifiers dynamic compile descr dataclasses enum"
).split()
"""Files of Python's own tests, where they are installed."""


def library() -> list[Path]:
    """All of it for `make prove`; else a sample, and what exercises the grammar."""
    readable = [path for path in WHOLE if "badsyntax" not in path.name and "bad_coding" not in path.name]
    if os.environ.get("FLOWC_PROFILE") == "prove":
        return readable
    grammar = [path for name in ABOUT_SYNTAX if (path := STDLIB / f"test/test_{name}.py").is_file()]
    own = [path for path in readable if path.stat().st_size < 60_000 and "test" not in path.parts]
    return sorted({*Random(4).sample(own, 60), *grammar})


LIBRARY = library()
SCRIPTS = sorted([*ROOT.glob("examples/**/*.py"), *ROOT.glob("tests/parity/scripts/**/*.py")])
SECONDS_PER_THOUSAND_LINES = 20.0
"""Far above what it takes (below one), far below what anything exponential would: for a busy machine."""

pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")


def compiled(path: Path, local: frozenset[str] = frozenset({"helpers"})) -> tuple[Program, dict[str, IR]]:
    seen: dict[str, IR] = {}
    begun = time.process_time()
    program = compile_script(read_source(path), seen.__setitem__, local_modules=local)
    taken = time.process_time() - begun
    lines = len(program.parsed.source.text.splitlines())
    assert taken < SECONDS_PER_THOUSAND_LINES * max(lines / 1000, 0.5), f"{lines} lines took {taken:.1f} s"
    return program, seen


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(STDLIB)))
def test_the_standard_library_compiles(path: Path) -> None:
    """As it stands, and as if all that it imports showed something, so that as much as can be is opened."""
    source = read_source(path)
    plain = lines_of(python(source))
    for local in (frozenset[str](), imported(source.text)):
        program, _ = compiled(path, local)
        assert program.failure is None
        assert program.code is not None
        assert program.diagnostics == ()
        # Of an empty file some versions say that it has no line.
        assert lines_of(program.code) <= (plain or {1}), "the emitted code has lines that the source has not"
        assert all(1 <= one.line <= source.line_count() for one in diagnose(program, None))


def python(source: SourceText) -> CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(source.text, source.path, "exec", dont_inherit=True)


def imported(text: str) -> frozenset[str]:
    """The names of all modules that a source imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return frozenset(found)


def lines_of(code: CodeType) -> set[int]:
    """The lines that a debugger, coverage and tracebacks see."""
    found = {line for _, _, line in code.co_lines() if line}
    return found.union(*(lines_of(part) for part in code.co_consts if isinstance(part, CodeType)))


def test_much_of_the_library_is_opened() -> None:
    """Else the test above would say little."""
    opened = sum(len(compiled(path, imported(read_source(path).text))[0].opened) for path in LIBRARY[::6])
    assert opened > 5


def test_a_line_of_glue_alone_would_be_seen() -> None:
    code = python(SourceText("/script.py", "x = 1\n\n\ny = 2\n"))
    assert lines_of(code) == {1, 4}


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
    assert [found.code for found in program.diagnostics] == ["FC003"]
