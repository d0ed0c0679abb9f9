"""Versions at compile time: which writes a read may see, and which writes a cell makes.

`total#2` is the second write of `total` in script order within its scope. A mutation makes a version just as an
assignment does. `name#0` is what was there before the scope began: a parameter, a builtin, or nothing.
`frame['a']#3` is a mutation of one part: who reads another part does not see it. Settings of libraries have versions
under their dotted names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flowc_compiler.ir.cell import CellId
from flowc_compiler.ir.effect import Effects


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """`scope` is "" for globals, else the opened function whose local it is. `path`: the part of the object that a
    mutation changed; "" is all of it."""

    scope: str
    name: str
    number: int
    path: str = ""

    def text(self) -> str:
        prefix = f"{self.scope}." if self.scope else ""
        return f"{prefix}{self.name}{self.path}#{self.number}"

    def shows_in(self, path: str) -> bool:
        """Whether who reads this part of the object may see the version."""
        return not self.path or not path or self.path == path


@dataclass(frozen=True, slots=True)
class CellVersions:
    reads: tuple[Version, ...]
    """Every version that a read of the cell may see, merges expanded."""
    writes: tuple[Version, ...]
    mutates: tuple[Version, ...]
    """Those of `writes` that are the old object, changed in place."""
    apart: tuple[Version, ...] = ()
    """Changes of other parts of objects that it reads: its value does not depend on them."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Holds: each version is written by exactly one cell (number 0 by none); `of` has an entry for each cell."""

    effects: Effects
    of: Mapping[CellId, CellVersions]
    writer: Mapping[Version, CellId]
