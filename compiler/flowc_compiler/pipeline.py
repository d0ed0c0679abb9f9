"""The compiler from top to bottom: one pass a line, in the order in which they run.

Compiling never executes user code, and always returns a program and diagnostics. No pass changes what an earlier one
made. `watch` is shown every intermediate representation by pass name (`flowc explain app.py --after effects`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

from flowc_compiler.check import check_cells, check_graph, check_plan, check_versions
from flowc_compiler.collector import paused
from flowc_compiler.depth import with_room
from flowc_compiler.ir.cell import Cells
from flowc_compiler.ir.effect import Effects
from flowc_compiler.ir.graph import Graph
from flowc_compiler.ir.plan import CellPlan, Plan, Program
from flowc_compiler.ir.source import Parsed, SourceText
from flowc_compiler.ir.version import Versions
from flowc_compiler.libraries import LIBRARIES, Libraries
from flowc_compiler.module_programs import compiled_modules
from flowc_compiler.modules import NOTHING_CLOSED, Closed, Find, follow, nothing, open_files
from flowc_compiler.passes.cells import cells
from flowc_compiler.passes.effects import effects
from flowc_compiler.passes.emit import emit
from flowc_compiler.passes.graph import graph
from flowc_compiler.passes.magic import USUAL, Magic, magic
from flowc_compiler.passes.parse import TOO_DEEP, failed, parse
from flowc_compiler.passes.plan import plan
from flowc_compiler.passes.versions import versions
from flowc_compiler.remembered import NOTHING, Memory, remembering

IR: TypeAlias = Parsed | Cells | Effects | Versions | Graph | Plan | Program
Watch: TypeAlias = Callable[[str, IR], None]

PASSES: Final = ("parse", "magic", "cells", "effects", "versions", "graph", "plan", "emit")


def ignore(name: str, ir: IR) -> None:
    """Watch nothing."""


def compile_script(
    source: SourceText,
    watch: Watch = ignore,
    *,
    local_modules: frozenset[str] = frozenset(),
    kept_closed: Closed = NOTHING_CLOSED,
    libraries: Libraries = LIBRARIES,
    find: Find = nothing,
    page: str = "",
    rules: Magic = USUAL,
) -> Program:
    """`local_modules`: names importable from beside the script. `kept_closed`: first lines of what earlier runs found
    better left closed, with the module that they stand in. `libraries`: what is known of them, and what the user says.
    `find` gives the sources of local modules. `page`: the name of a page of an app, whose
    cells carry it as their module. `rules`: which bare expressions are shown."""
    conditions = Conditions(local_modules, kept_closed, find, libraries, page, rules)
    return compile_again(source, NOTHING, conditions, watch).program


class Conditions(NamedTuple):
    """What a script is compiled with; see `compile_script`."""

    local_modules: frozenset[str] = frozenset()
    kept_closed: Closed = NOTHING_CLOSED
    find: Find = nothing
    libraries: Libraries = LIBRARIES
    page: str = ""
    rules: Magic = USUAL


class Compiled(NamedTuple):
    """A program, and what makes compiling the next text of the file quicker."""

    program: Program
    memory: Memory


def compile_again(source: SourceText, before: Memory, conditions: Conditions, watch: Watch = ignore) -> Compiled:
    """The same program as without `before`, what an earlier compilation remembers."""
    with paused(), remembering(before) as answers:
        program = _with_failures(source, watch, conditions)
    # A text that is broken for a moment teaches nothing: the mended one is compiled with what was known before.
    broken = program.failure is not None and before is not NOTHING
    return Compiled(program, before if broken else answers.memory())


def _with_failures(source: SourceText, watch: Watch, conditions: Conditions) -> Program:
    parsed = parse(source)
    if conditions.libraries.problems:
        parsed = replace(parsed, diagnostics=(*parsed.diagnostics, *conditions.libraries.problems))
    watch("parse", parsed)
    try:
        return with_room(lambda: _compiled(parsed, watch, conditions))
    except RecursionError:
        return _compiled(failed(source, TOO_DEEP, "FC003"), watch, conditions)


@remembering()
def _compiled(parsed: Parsed, watch: Watch, conditions: Conditions) -> Program:
    shown = magic(parsed, conditions.rules)
    watch("magic", shown)
    files = follow(shown, conditions.find)
    openings = open_files(files, conditions.local_modules, conditions.kept_closed)
    cut = cells(replace(shown, diagnostics=(*shown.diagnostics, *files.diagnostics)), opening=openings[""])
    watch("cells", cut)
    check_cells(cut)
    found = effects(cut, conditions.libraries)
    watch("effects", found)
    # A mutation makes a version just as an assignment does, so effects come first.
    versioned = versions(found)
    watch("versions", versioned)
    check_versions(versioned)
    linked = graph(versioned)
    watch("graph", linked)
    check_graph(linked)
    planned = plan(linked)
    if conditions.page:
        planned = replace(planned, cells=tuple(_of_page(one, conditions.page) for one in planned.cells))
    watch("plan", planned)
    check_plan(planned)
    program = emit(planned, compiled_modules(files, openings, conditions.libraries))
    watch("emit", program)
    return program


def _of_page(cell: CellPlan, page: str) -> CellPlan:
    return replace(cell, module=page, label=f"{page}:{cell.label}")
