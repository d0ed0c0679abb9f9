"""Dotted paths and types -> what the libraries' tables say of them (`tables/*.toml`), users' own tables first.

A table is read when the first name of its library is asked for, once in a process. A path that no table has is
unknown: None, which is not the same as harmless.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from flowc_compiler.entries import Entry, Table, both, read_table
from flowc_compiler.ir.source import Diagnostic

NOT_LIBRARIES: Final = frozenset({"world", "notes", "objects"})
"""Tables of another form."""
_STANDARD: Final = "stdlib"


@dataclass(frozen=True, eq=False)
class Libraries:
    """The tables in force for one script. `own`: the user's, which come before the others."""

    own: Table = field(default_factory=Table)
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong in the user's."""

    def function(self, path: str) -> Entry | None:
        """What calling the function (or class) of this dotted path does."""
        module, _, name = path.rpartition(".")
        for table in self._tables(path):
            section = table.functions.get(module)
            found = None if section is None else section.get(name)
            if found is not None:
                return found
        return None

    def member(self, kind: str, name: str) -> Entry | None:
        """What calling the method, or loading the attribute, of an object of this type does."""
        known: Entry | None = None
        for one in self._and_bases(kind):
            for table in self._tables(one):
                section = table.types.get(one)
                found = None if section is None else section.get(name)
                if found is not None:
                    known = found if known is None else both(known, found)
                    if found.fresh:
                        return known
        return known

    def _and_bases(self, kind: str) -> list[str]:
        found = [kind]
        for one in found:
            for table in self._tables(one):
                found.extend(base for base in table.bases.get(one, ()) if base not in found)
        return found

    def variable(self, path: str) -> str:
        """The type of what a module's variable refers to, "" where it is not known."""
        return next((table.makes[path] for table in self._tables(path) if path in table.makes), "")

    def is_type(self, path: str) -> bool:
        return any(path in table.types for table in self._tables(path))

    def _tables(self, path: str) -> Iterator[Table]:
        yield self.own
        yield library(path.partition(".")[0])


@functools.cache
def library(name: str) -> Table:
    """The table that has the names of a library; an empty one where there is none."""
    top = name if name == "builtins" or name in names_of_libraries() else _STANDARD
    return _read(top)


@functools.cache
def _read(name: str) -> Table:
    text = files("flowc_compiler.tables").joinpath(f"{name}.toml").read_text("utf-8")
    table, problems = read_table(tomllib.loads(text))
    if problems:
        raise ValueError(f"{name}.toml: {problems[0].key} {problems[0].message}")
    return table


@functools.cache
def names_of_libraries() -> frozenset[str]:
    found = (entry.name.removesuffix(".toml") for entry in files("flowc_compiler.tables").iterdir())
    return frozenset(name for name in found if not name.startswith("__") and name not in NOT_LIBRARIES)


LIBRARIES: Final = Libraries()
"""Without anything of a user's."""
