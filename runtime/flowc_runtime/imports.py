"""The text of an import -> the local modules that it gave.

Other sessions of the process may import a module anew after an edit, so which one it is is an input of the import.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import lru_cache

from flowc_runtime.heap.territory import Territory
from flowc_runtime.trace import ModuleRead


def imported(source: str, territory: Territory) -> tuple[ModuleRead, ...]:
    """Nothing for a cell that is no import."""
    if not source.startswith(("import ", "from ")):
        return ()
    local = {module.__name__: module for module in territory.local_modules()}
    return tuple([ModuleRead(name, sys.modules.get(name)) for name in _names(source) if name in local])


@lru_cache(maxsize=1_000)
def _names(source: str) -> tuple[str, ...]:
    """With the packages that a module is in, and what may be a module of a package."""
    return tuple(_names_in(source))


def _names_in(source: str) -> Iterator[str]:
    for part in ast.walk(ast.parse(source)):
        match part:
            case ast.Import(names=names):
                for alias in names:
                    yield from _with_packages(alias.name)
            case ast.ImportFrom(module=str(module), names=names):
                yield from _with_packages(module)
                yield from (f"{module}.{alias.name}" for alias in names)
            case _:
                pass


def _with_packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[: length + 1]) for length in range(len(parts)))
