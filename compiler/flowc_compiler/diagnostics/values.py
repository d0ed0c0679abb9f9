"""Objects that change in place where they cannot be put back, and globals that a cached function reads (FC103, FC203).

Both are likely, not certain: what an object is, and whether a value ever differs, the run time knows.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from flowc_compiler.diagnostics.rules import finding
from flowc_compiler.ir.cell import Cell, CellId
from flowc_compiler.ir.effect import ReadsState, Widget
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import Diagnostic
from flowc_compiler.passes.effects import is_cached
from flowc_compiler.scopes import free_names, names_of
from flowc_compiler.world import Imports, imports_of

_LOADERS = ("read_", "load", "fetch", "scan_", "open_")
_ARRAYS = ("numpy.", "pandas.", "polars.")
_SET_METHODS = frozenset({"add", "discard", "remove", "update", "clear", "pop"})
_CONTENT = frozenset({"loc", "iloc", "at", "iat", "values"})


def changed_in_place(program: Program) -> Iterator[Diagnostic]:
    imports = imports_of(program.parsed.tree)
    cells = list(program.plan.graph.versions.effects.cells.walk())
    made: dict[tuple[str, str], tuple[str, Cell] | None] = {}
    for cell in cells:
        for name in names_of([cell.node]).binds:
            kind = _kind_of_made(cell.node, name, imports)
            key = (cell.function, name)
            # Bound twice, it is not known which of the two is meant.
            made[key] = (kind, cell) if kind and key not in made else None
    for cell in cells:
        for name, how, node in _changes(cell.node):
            found = made.get((cell.function, name)) or made.get(("", name))
            if found is not None and found[1].id != cell.id and _cannot_be_put_back(found[0], how):
                large = " when it is larger than 8 MB" if found[0] == "table" else ""
                message = f"{name}, made in line {found[1].first_line}, changes in place; it is made again{large}"
                yield finding("FC103", message, program.parsed.source, node)


def _kind_of_made(node: ast.AST, name: str, imports: Imports) -> str:
    """`set`, `table`, `object` for what an assignment to a name surely makes, or ""."""
    match node:
        case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
            pass
        case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value) if target == name:
            pass
        case _:
            return ""
    if isinstance(value, ast.Set | ast.SetComp):
        return "set"
    if not isinstance(value, ast.Call):
        return ""
    path = imports.dotted(value.func) or ""
    last = path.rsplit(".", 1)[-1]
    if path == "set":
        return "set"
    if path.startswith(_ARRAYS) and last.startswith(_LOADERS):
        return "table"
    library = path.split(".")[0] in {"sklearn", "torch", "tensorflow", "xgboost", "lightgbm", "statsmodels"}
    return "object" if library and last[:1].isupper() else ""


def _changes(node: ast.AST) -> Iterator[tuple[str, str, ast.expr]]:
    """`(name, how)` of each change in place that the code itself makes."""
    for part in ast.walk(node):
        match part:
            case ast.Subscript(value=ast.Attribute(value=ast.Name(id=name), attr=how), ctx=ast.Store()):
                yield name, how, part
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=how), keywords=words):
                inplace = any(
                    word.arg == "inplace" and isinstance(word.value, ast.Constant) and word.value.value is True
                    for word in words
                )
                yield name, "inplace" if inplace else how, part
            case _:
                pass


def _cannot_be_put_back(kind: str, how: str) -> bool:
    match kind:
        case "set":
            return how in _SET_METHODS
        case "table":
            return how in _CONTENT or how == "inplace"
        case _:
            return how in {"fit", "partial_fit", "train", "load_state_dict"}


def stale_globals(program: Program) -> Iterator[Diagnostic]:
    """Cached functions of the script that read a global which depends on a widget or the session state."""
    tree = program.parsed.tree
    imports = imports_of(tree)
    definitions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    cached = [node for node in definitions.values() if is_cached(node, imports)]
    changing = _changing_globals(program) if cached else {}
    for node in cached:
        for name, read in _reads(node, definitions, imports).items():
            if name in changing:
                where = f"set in line {changing[name].first_line}"
                message = f"{node.name}() reads {name}, {where}, which is not part of the key of its result"
                yield finding("FC203", message, program.parsed.source, read)


def _reads(
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    definitions: Mapping[str, ast.FunctionDef | ast.AsyncFunctionDef],
    imports: Imports,
) -> dict[str, ast.Name]:
    """The globals that a cached function reads, also through functions that it calls, and where in it."""
    found: dict[str, ast.Name] = {}
    own = free_names(node)
    for part in (inner for statement in node.body for inner in ast.walk(statement)):
        if isinstance(part, ast.Name) and part.id in own:
            found.setdefault(part.id, part)
            reached, todo = {part.id}, [part.id]
            while todo:
                called = definitions.get(todo.pop())
                if called is not None and called is not node and not is_cached(called, imports):
                    more = free_names(called) - reached
                    reached |= more
                    todo.extend(more)
            for name in reached:
                found.setdefault(name, part)
    return found


def _changing_globals(program: Program) -> dict[str, Cell]:
    """Globals whose value may differ between two runs, by the cell that binds them."""
    effects = program.plan.graph.versions.effects
    changing: set[CellId] = {
        cell for cell, found in effects.of.items() if any(isinstance(one, Widget | ReadsState) for one in found)
    }
    after: dict[CellId, list[CellId]] = {}
    for edge in program.plan.graph.edges:
        after.setdefault(edge.source, []).append(edge.target)
    todo = list(changing)
    while todo:
        for target in after.get(todo.pop(), ()):
            if target not in changing:
                changing.add(target)
                todo.append(target)
    found: dict[str, Cell] = {}
    for cell in effects.cells.walk():
        # What a definition, or an import, binds stays the same whatever it depends on.
        fixed = isinstance(
            cell.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom
        )
        if cell.id in changing and not fixed:
            plan = program.plan.cells[cell.id]
            found.update((name, cell) for name in plan.global_writes if name not in found)
    return found
