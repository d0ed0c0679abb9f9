"""The repository as the architecture tests see it: its root, its files, and what each Python module imports.

Holds: only files that belong to the repository are seen (tracked, or new and not ignored).
"""

from __future__ import annotations

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = (
    "compiler/flowc_compiler",
    "runtime/flowc_runtime",
    "stdlib_shims/flowc_shims",
    "flowc",
)
_IMPORT_ROOTS: Final = ("compiler", "runtime", "stdlib_shims")
# Folders of scripts that stand for what users write.
USER_SCRIPTS: Final = (
    "examples/",
    "tests/bench/scripts/",
    "tests/golden/scripts/",
    "tests/machines/regressions/",
    "tests/parity/scripts/",
)


@functools.cache
def repository_files() -> tuple[Path, ...]:
    """Relative to the root, sorted."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = {Path(name) for name in listed.split("\0") if name}
    return tuple(sorted(path for path in paths if (ROOT / path).is_file()))


def product_modules() -> list[Path]:
    """The Python modules that are shipped."""
    return [path for path in python_files() if path.as_posix().startswith(tuple(f"{p}/" for p in PACKAGES))]


def python_files() -> list[Path]:
    """Every Python module of ours, user scripts left out."""
    return [
        path for path in repository_files() if path.suffix == ".py" and not path.as_posix().startswith(USER_SCRIPTS)
    ]


def module_name(path: Path) -> str:
    """`runtime/flowc_runtime/wire/codec.py` is `flowc_runtime.wire.codec`."""
    parts = path.with_suffix("").parts
    parts = parts[1:] if parts[0] in _IMPORT_ROOTS else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str) -> Iterator[str]:
    """Every module a source imports, inside functions and under TYPE_CHECKING too; `from a import b` is both
    `a` and `a.b`, for b may be a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def belongs_to(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
