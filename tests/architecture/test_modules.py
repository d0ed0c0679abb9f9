"""What every module must have: a first line that says what it is for, and a size that one noun fills."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.source_tree import ROOT, python_files, repository_files

_LIMIT = 400
_LONG_FILES = Path(__file__).with_name("long_files.txt")
_GENERATED = (".gen.py", ".gen.ts")


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(path) for path in python_files() if not ast.get_docstring(ast.parse(_text(path)))]
    assert silent == []


def test_long_files_have_a_reason() -> None:
    """Past the limit the question is which noun is missing; where none is, long_files.txt says why."""
    lengths = {path.as_posix(): len(_text(path).splitlines()) for path in _handwritten()}
    long = {path: length for path, length in lengths.items() if length > _LIMIT}
    unexplained = {path: length for path, length in long.items() if path not in _reasons()}
    assert unexplained == {}


def test_reasons_for_long_files_are_not_stale() -> None:
    lengths = {path.as_posix(): len(_text(path).splitlines()) for path in _handwritten()}
    stale = [path for path in _reasons() if lengths.get(path, 0) <= _LIMIT]
    assert stale == []


def test_every_module_of_the_core_has_its_place_on_the_architecture_page() -> None:
    """A new developer finds the home of a bug from that page."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = ("compiler/flowc_compiler", "runtime/flowc_runtime")
    modules = [path for folder in folders for path in (ROOT / folder).glob("*.py") if path.name != "__init__.py"]
    assert len(modules) > 100
    assert [path.name for path in modules if f"{path.name}`" not in page] == []


def _handwritten() -> list[Path]:
    ours = [*python_files(), *(path for path in repository_files() if path.suffix in (".ts", ".tsx"))]
    return [path for path in ours if not path.name.endswith(_GENERATED)]


def _reasons() -> dict[str, str]:
    reasons: dict[str, str] = {}
    for line in _LONG_FILES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            path, _, reason = line.partition(": ")
            assert reason.strip(), f"{path} has no reason in {_LONG_FILES.name}"
            reasons[path] = reason
    return reasons


def _text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
