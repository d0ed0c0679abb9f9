"""Local modules that were read -> their opened functions as code, by the same passes as the script.

A module's text rarely changes, and every session of an app compiles it: the last results are kept by content. What
other files say of it (which of their functions are opened, and with which parameters) is part of that content.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from flowc_compiler.check import check_cells, check_graph, check_plan, check_versions
from flowc_compiler.ir.plan import ModuleProgram
from flowc_compiler.libraries import LIBRARIES, Libraries
from flowc_compiler.modules import File, Files
from flowc_compiler.opening import SCRIPT, Opening
from flowc_compiler.passes.cells import cells
from flowc_compiler.passes.effects import effects
from flowc_compiler.passes.emit_module import emit_module
from flowc_compiler.passes.graph import graph
from flowc_compiler.passes.plan import plan
from flowc_compiler.passes.versions import versions

KEPT: Final = 200


def compiled_modules(
    files: Files, openings: Mapping[str, Opening], libraries: Libraries = LIBRARIES
) -> dict[str, ModuleProgram]:
    """By the path of their file; only modules in which something is opened. The script is one for its methods."""
    found: dict[str, ModuleProgram] = {}
    for name, file in files.by_name.items():
        opening = openings[name]
        if opening.methods or (name and opening.functions):
            made = _kept(_Asked(file, opening, libraries))
            if made is not None:
                found[file.parsed.source.path] = made
    return found


class _Asked:
    """A module to compile. Equal to another with the same content."""

    def __init__(self, file: File, opening: Opening, libraries: Libraries) -> None:
        self.file = file
        self.libraries = libraries
        self.opening = opening
        imported = ((text, name, ast.dump(node.args)) for text, (name, node) in opening.elsewhere.items())
        shown = (opening.showing, opening.surface_names, opening.kept_closed)
        opened = map(frozenset, (opening.functions, opening.methods, opening.method_names, opening.variables))
        self.content = (file.name, file.parsed.source, shown, tuple(opened), frozenset(imported), id(libraries))

    def __hash__(self) -> int:
        return hash(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.content == other.content


@lru_cache(maxsize=KEPT)
def _kept(asked: _Asked) -> ModuleProgram | None:
    try:
        return _compiled(asked.file, asked.opening, asked.libraries)
    except RecursionError:
        # Nested too deeply to be analysed: its functions stay closed.
        return None


def _compiled(file: File, opening: Opening, libraries: Libraries) -> ModuleProgram | None:
    cut = cells(file.parsed, opening=opening, module=file.name or SCRIPT)
    check_cells(cut)
    versioned = versions(effects(cut, libraries))
    check_versions(versioned)
    linked = graph(versioned)
    check_graph(linked)
    planned = plan(linked)
    check_plan(planned)
    return emit_module(planned)
