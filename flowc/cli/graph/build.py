"""A compiled script -> the `View` of it: nodes, groups and links.

Nothing is executed. Left out is what only the compiler needs: the closed form that is kept beside an opened `with`.
Added is what the compiler leaves to the run time: a widget with a key is a name of session state, what its callback
writes there is read elsewhere, and what an opened function returns goes to whoever called it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from textwrap import dedent

from flowc.cli.compiled import compile_opened
from flowc.cli.graph.calls import calls_of
from flowc.cli.graph.facts import facts_of
from flowc.cli.graph.links import links_of
from flowc.cli.graph.modules import with_modules
from flowc.cli.graph.parts import Part, parts_of
from flowc.cli.graph.view import CallLink, Node, View
from flowc.cli.graph.widgets import widgets_of
from flowc.cli.script import Script
from flowc_compiler.ir.cell import Cell
from flowc_compiler.ir.plan import CellPlan


def view_of(script: Script, *, shown_as: str) -> View:
    program = compile_opened(script)
    parts = parts_of(program, script.path, shown_as)
    nodes = tuple(node for part in parts for node in nodes_of(part))
    view = View(
        script=shown_as,
        nodes=nodes,
        groups=tuple(group for part in parts for group in part.groups()),
        links=links_of(parts, nodes),
        calls=tuple(dict.fromkeys(_calls(parts))),
        diagnostics=program.diagnostics,
    )
    return with_modules(view, parts[0].cells.tree, script.path.parent)


def _calls(parts: tuple[Part, ...]) -> Iterator[CallLink]:
    for call in calls_of(parts):
        yield CallLink(call.source, call.callee.outline.groups_of_functions[call.function])


def nodes_of(part: Part) -> Iterator[Node]:
    effects = part.versions.effects
    cells: Mapping[int, Cell] = {cell.id: cell for cell in effects.cells.walk()}
    for plan in part.plan.cells:
        if plan.id in part.outline.group_of:
            cell = cells[plan.id]
            yield Node(
                id=part.first + plan.id,
                kind=plan.kind,
                label=plan.label,
                file=part.file,
                lines=plan.lines,
                group=part.outline.group_of[plan.id],
                function=plan.function,
                code=_code(cell, plan, part.lines),
                facts=facts_of(effects.of[cell.id]),
                widgets=widgets_of(cell, effects.of[cell.id]),
                volatile=plan.volatile,
                barrier=plan.barrier,
                imports=isinstance(cell.node, ast.Import | ast.ImportFrom),
            )


def _code(cell: Cell, plan: CellPlan, lines: tuple[str, ...]) -> str:
    """The lines of a cell; of an opened function those of its head, since its body has cells of its own."""
    first, last = plan.lines
    if plan.kind == "definition" and isinstance(cell.node, ast.FunctionDef):
        last = max(cell.node.lineno, cell.node.body[0].lineno - 1)
    return dedent("\n".join(lines[first - 1 : last])).rstrip()
