"""A program -> its files: the script, and each local module of which functions are opened.

Cells count up from zero in each file; `first` is what tells them apart in a view.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from flowc.cli.graph.outline import Outline, outline_of
from flowc.cli.graph.view import Group
from flowc_compiler.ir.cell import Cells
from flowc_compiler.ir.plan import Plan, Program
from flowc_compiler.ir.version import Versions
from flowc_compiler.modules import names_imported
from flowc_compiler.opening import SCRIPT
from flowc_runtime.project import local_modules


class _ModuleProgram(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def plan(self) -> Plan: ...


@runtime_checkable
class _WithModules(Protocol):
    @property
    def modules(self) -> Mapping[str, _ModuleProgram]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One file, or the methods of the script. `module` is "" for the script. `aliases`: names that imports of local
    modules bind, with the dotted path they stand for; `libraries`: those of other imports."""

    module: str
    file: str
    first: int
    plan: Plan
    outline: Outline
    lines: tuple[str, ...]
    aliases: Mapping[str, str]
    libraries: frozenset[str]
    folder: Path

    @property
    def home(self) -> str:
        """The module whose names its cells know as their own."""
        return self.module or SCRIPT

    @property
    def versions(self) -> Versions:
        return self.plan.graph.versions

    @property
    def cells(self) -> Cells:
        return self.versions.effects.cells

    def qualified(self, function: str) -> str:
        """The name by which all files know a function: `show`, `charts.show`."""
        return f"{self.module}.{function}" if self.module and function in self.outline.definitions else function

    def groups(self) -> tuple[Group, ...]:
        """Those of a module stand in one of the whole file."""
        if self.home == SCRIPT:
            return tuple(self._placed(group, "") for group in self.outline.groups)
        whole = Group(self.file, "file", self.file, "", self.file, (1, max(1, len(self.lines))))
        return (whole, *(self._placed(group, whole.id) for group in self.outline.groups))

    def _placed(self, group: Group, whole: str) -> Group:
        head = None if group.head is None else self.first + group.head
        return replace(group, parent=group.parent or whole, head=head)


def parts_of(program: Program, script: Path, shown_as: str) -> tuple[Part, ...]:
    found = [_part("", Path(shown_as).name, 0, program.plan, "g", script.parent)]
    modules: object = program
    if isinstance(modules, _WithModules):
        for number, (path, module) in enumerate(sorted(modules.modules.items())):
            inside = Path(path).is_relative_to(script.parent)
            file = Path(path).relative_to(script.parent).as_posix() if inside else path
            first = found[-1].first + len(found[-1].plan.cells)
            found.append(_part(module.name, file, first, module.plan, f"m{number}g", script.parent))
    return tuple(found)


def _part(module: str, file: str, first: int, plan: Plan, prefix: str, folder: Path) -> Part:
    cells = plan.graph.versions.effects.cells
    # Python's own lines: a form feed or a line separator inside a string does not end one.
    lines = cells.source.text.split("\n")
    local = local_modules(folder)
    imported = dict(names_imported("" if module == SCRIPT else module, cells.parsed))
    aliases = {name: path for name, path in imported.items() if path.partition(".")[0] in local}
    libraries = frozenset(imported.keys() - aliases.keys())
    return Part(
        module, file, first, plan, outline_of(cells, file, lines, prefix), tuple(lines), aliases, libraries, folder
    )
