"""A script's place on disk -> what its project says of effects, with what is wrong in it.

`flowc.toml` (`[effects]`) or `pyproject.toml` (`[tool.flowc.effects]`) in the script's folder or one above it, up to
the first that has either file or is the root of a repository. Nothing in them stops a script: what cannot be read is
a diagnostic.
"""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Final, cast

from flowc_compiler.entries import read_table
from flowc_compiler.ir.source import Diagnostic
from flowc_compiler.libraries import LIBRARIES, Libraries

_FILES: Final = (("flowc.toml", ("effects",)), ("pyproject.toml", ("tool", "flowc", "effects")))
_HINT: Final = "see docs/guide/effects.md"


def declared(script: Path) -> Libraries:
    """The same object as long as the file says the same."""
    for folder in script.resolve().parents:
        found = [(folder / name, keys) for name, keys in _FILES if (folder / name).is_file()]
        for path, keys in found:
            try:
                libraries = _libraries(str(path), path.read_text("utf-8"), keys)
            except (OSError, UnicodeDecodeError) as error:
                return _with_problem(str(path), f"cannot be read: {error}")
            if libraries is not LIBRARIES:
                return libraries
        if found or (folder / ".git").exists():
            break
    return LIBRARIES


@functools.lru_cache(maxsize=64)
def _libraries(path: str, text: str, keys: tuple[str, ...]) -> Libraries:
    try:
        content: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _with_problem(path, f"is not TOML: {error}")
    for key in keys:
        content = cast("dict[str, object]", content).get(key) if isinstance(content, dict) else None
    if content is None:
        return LIBRARIES
    where = ".".join(keys)
    if not isinstance(content, dict):
        return _with_problem(path, f"{where}: is not a table")
    table, problems = read_table(cast("dict[str, object]", content))
    return Libraries(table, tuple(_diagnostic(f"{path}: {where}.{one.key}: {one.message}") for one in problems))


def _with_problem(path: str, message: str) -> Libraries:
    return Libraries(problems=(_diagnostic(f"{path}: {message}"),))


def _diagnostic(message: str) -> Diagnostic:
    return Diagnostic("FC090", "warning", 1, 0, message, _HINT)
