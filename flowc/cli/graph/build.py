"""A compiled script -> the `View` of it: nodes, groups and links.

Nothing is executed. Left out is what only the compiler needs: the closed form that is kept beside an opened `with`.
Added is what the compiler leaves to the run time: a widget with a key is a name of session state, what its callback
writes there is read elsewhere, and what an opened function returns goes to whoever called it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

from flowc.cli.compiled import compile_opened
from flowc.cli.graph.facts import facts_of
from flowc.cli.graph.links import links_of
from flowc.cli.graph.modules import with_modules
from flowc.cli.graph.outline import Outline, outline_of
from flowc.cli.graph.view import CallLink, Node, View
from flowc.cli.graph.widgets import widgets_of
from flowc.cli.script import Script
from flowc_compiler.ir.cell import Cell
from flowc_compiler.ir.plan import CellPlan, Program


def view_of(script: Script, *, shown_as: str) -> View:
    program = compile_opened(script)
    cells = program.plan.graph.versions.effects.cells
    # Python's own lines: a form feed or a line separator inside a string does not end one.
    lines = script.text.split("\n")
    outline = outline_of(cells, Path(shown_as).name, lines)
    nodes = tuple(_nodes(program, outline, Path(shown_as).name, lines))
    links = links_of(program, outline, nodes)
    calls = (CallLink(one.source, outline.groups_of_functions[one.function]) for one in outline.calls)
    view = View(
        script=shown_as,
        nodes=nodes,
        groups=outline.groups,
        links=links,
        calls=tuple(dict.fromkeys(calls)),
        diagnostics=program.diagnostics,
    )
    return with_modules(view, cells.tree, script.path.parent)


def _nodes(program: Program, outline: Outline, file: str, lines: list[str]) -> Iterator[Node]:
    effects = program.plan.graph.versions.effects
    cells: Mapping[int, Cell] = {cell.id: cell for cell in effects.cells.walk()}
    for plan in program.plan.cells:
        if plan.id in outline.group_of:
            cell = cells[plan.id]
            yield Node(
                id=plan.id,
                kind=plan.kind,
                label=plan.label,
                file=file,
                lines=plan.lines,
                group=outline.group_of[plan.id],
                function=plan.function,
                code=_code(cell, plan, lines),
                facts=facts_of(effects.of[cell.id]),
                widgets=widgets_of(cell, effects.of[cell.id]),
                volatile=plan.volatile,
                barrier=plan.barrier,
                imports=isinstance(cell.node, ast.Import | ast.ImportFrom),
            )


def _code(cell: Cell, plan: CellPlan, lines: list[str]) -> str:
    """The lines of a cell; of an opened function those of its head, since its body has cells of its own."""
    first, last = plan.lines
    if plan.kind == "definition" and isinstance(cell.node, ast.FunctionDef):
        last = max(cell.node.lineno, cell.node.body[0].lineno - 1)
    return dedent("\n".join(lines[first - 1 : last])).rstrip()
