"""Cells that execute in every run -> the place in the user's source that is to blame, and why (FC101, FC102, FC105).

The reason is the plan's; here it is only found again in the source: in the cell itself, or in a function that the
cell calls, which is then named.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc_compiler.diagnostics.rules import finding
from flowc_compiler.ir.cell import Cell
from flowc_compiler.ir.plan import CellPlan, Program
from flowc_compiler.ir.source import Diagnostic
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.world import Imports, imports_of

_FOREIGN = "its context manager is not one of Streamlit's"


def always_executed(program: Program) -> Iterator[Diagnostic]:
    imports = imports_of(program.parsed.tree)
    cells = {cell.id: cell for cell in program.plan.graph.versions.effects.cells.walk()}
    for plan in program.plan.cells:
        # A `with` tells at run time only whose its manager is.
        if plan.volatile is not None and plan.volatile != _FOREIGN:
            yield _finding(plan, cells[plan.id], program, imports)


def _finding(plan: CellPlan, cell: Cell, program: Program, imports: Imports) -> Diagnostic:
    kind, _, what = (plan.volatile or "").partition(": ")
    place = _place(cell.node, what, imports)
    called = "" if place is not None else _caller_of(cell.node, program.parsed.tree, what, imports)
    through = f", reached through {called}()" if called else ""
    source = program.parsed.source
    node = place if place is not None else cell.node
    if plan.barrier and what == "import *":
        module = getattr(node, "module", None) or "."
        return finding("FC105", f"any name of the script may come from {module}{through}", source, node)
    if plan.barrier:
        return finding("FC101", f"{what} may read and change any name{through}", source, node)
    return finding("FC102", f"it depends on the world outside ({kind}: {what}{through})", source, node)


def _place(node: ast.AST, what: str, imports: Imports) -> ast.stmt | ast.expr | None:
    """The innermost piece of code that the reason speaks of."""
    name = what.removesuffix("()").removeprefix("path of ").split(" ", 1)[0]
    for part in ast.walk(node):
        match part:
            case ast.ImportFrom() if what == "import *" and part.names[0].name == "*":
                return part
            case ast.Attribute() | ast.Name():
                if isinstance(part, ast.Name) and part.id == name:
                    return part
                if imports.dotted(part) == name or (isinstance(part, ast.Attribute) and f".{part.attr}" == name):
                    return part
            case ast.Call(func=ast.Attribute(attr="query" | "eval")) if what.startswith("a query"):
                return part
            case _:
                pass
    return None


def _caller_of(node: ast.AST, tree: ast.Module, what: str, imports: Imports) -> str:
    """The function of the script that the cell names and that leads to the place, at once or through others."""
    definitions = {part.name: part for part in tree.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
    for name in _named(node, definitions):
        seen, todo = {name}, [name]
        while todo:
            body = definitions[todo.pop()]
            if _place(body, what, imports) is not None:
                return name
            more = [other for other in _named(body, definitions) if other not in seen]
            seen.update(more)
            todo.extend(more)
    return ""


def _named(node: ast.AST, definitions: dict[str, ast.FunctionDef | ast.AsyncFunctionDef]) -> list[str]:
    names = (part.id for part in ast.walk(node) if isinstance(part, ast.Name) and part.id != SHOW)
    return list(dict.fromkeys(name for name in names if name in definitions))
