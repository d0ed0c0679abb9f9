"""The local modules that a script imports, and those that they import -> those that cannot be read (FC010).

Files are read, nothing is imported. Modules that import each other are each looked at once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from flowc_compiler.diagnostics.rules import finding
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import Diagnostic
from flowc_compiler.passes.parse import parse, read_source


def unreadable_modules(program: Program, folder: Path) -> Iterator[Diagnostic]:
    seen: dict[Path, str] = {}
    for node, name in _imports(program.parsed.tree):
        for path in _files(folder, name):
            problem = _problem(path, folder, seen)
            if problem:
                yield finding("FC010", problem, program.parsed.source, node)


def _problem(path: Path, folder: Path, seen: dict[Path, str]) -> str:
    """What is wrong with a file, or with one that it imports; "" where nothing is."""
    todo = [path]
    while todo:
        file = todo.pop()
        if file in seen:
            if seen[file]:
                return seen[file]
            continue
        seen[file], tree = _read(file, folder)
        if seen[file] or tree is None:
            return seen[file]
        todo.extend(other for _, name in _imports(tree) for other in _files(folder, name))
    return ""


def _read(file: Path, folder: Path) -> tuple[str, ast.Module | None]:
    try:
        parsed = parse(read_source(file))
    except SyntaxError as error:
        return f"{file.relative_to(folder)}: {error.msg}", None
    except OSError as error:
        return f"{file.relative_to(folder)}: {error.strerror or error}", None
    if parsed.failure is not None:
        return f"{file.relative_to(folder)}, line {parsed.failure.lineno}: {parsed.failure.msg}", None
    return "", parsed.tree


def _imports(tree: ast.Module) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node, node.module
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def _files(folder: Path, name: str) -> Iterator[Path]:
    """The files in the folder that importing a dotted name executes."""
    parts = name.split(".")
    for count in range(1, len(parts) + 1):
        base = folder.joinpath(*parts[:count])
        package = base / "__init__.py"
        module = base.with_name(f"{base.name}.py")
        if package.is_file():
            yield package
        elif module.is_file():
            yield module
