"""Plan of a local module -> the code of its opened functions and methods, by qualified name.

The rest of a module is Python's own to execute. Beside each opened form stands the code that Python makes of the plain
function, by which the run time knows it again. A method is emitted as a function; what its class's name does to private
attributes is done here, and its qualified name is given back to it.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from types import CodeType

from flowc_compiler.assembled import compiled_tree
from flowc_compiler.ir.cell import Definition
from flowc_compiler.ir.plan import ModuleProgram, Plan
from flowc_compiler.parts import walk
from flowc_compiler.passes.emit import Emitter
from flowc_compiler.world import imports_of


def emit_module(plan: Plan) -> ModuleProgram | None:
    """None where Python does not compile the module."""
    cells = plan.graph.versions.effects.cells
    emitter = Emitter({cell.id: cell for cell in plan.cells}, imports_of(cells.tree))
    futures = [node for node in cells.tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    opened: dict[str, CodeType] = {}
    for item in cells.body:
        assert isinstance(item, Definition)
        tree = ast.Module(body=[*futures, _of_class(item.name, emitter.opened(item))], type_ignores=[])
        code, _ = compiled_tree(ast.fix_missing_locations(tree), cells.source.path)
        if code is None:
            return None
        function = next(one for one in code.co_consts if isinstance(one, CodeType))
        opened[item.name] = _named(function, item.node.name, item.name)
    plain, _ = compiled_tree(cells.tree, cells.source.path)
    if plain is None:
        return None
    return ModuleProgram(cells.module, plan, opened, {name: one for name, one in _codes(plain) if name in opened})


def _of_class(name: str, function: ast.FunctionDef) -> ast.FunctionDef:
    """With private attributes as they are called in the class of the method."""
    kind = name.rpartition(".")[0].lstrip("_")
    if not kind or not any(isinstance(part, ast.Attribute) and _is_private(part.attr) for part in walk(function)):
        return function
    function = copy.deepcopy(function)
    for part in walk(function):
        if isinstance(part, ast.Attribute) and _is_private(part.attr):
            part.attr = f"_{kind}{part.attr}"
    return function


def _is_private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")


def _named(code: CodeType, before: str, name: str) -> CodeType:
    """The code, and what is defined in it, with another qualified name."""
    if before == name:
        return code

    def renamed(value: object) -> object:
        if isinstance(value, CodeType):
            return _named(value, before, name)
        inside = isinstance(value, str) and value.startswith(f"{before}.<locals>.")
        return f"{name}{value[len(before) :]}" if inside and isinstance(value, str) else value

    return code.replace(
        co_qualname=f"{name}{code.co_qualname[len(before) :]}", co_consts=tuple(map(renamed, code.co_consts))
    )


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The code of functions and methods at the top, by qualified name."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one.co_qualname, one
            yield from ((inner.co_qualname, inner) for inner in one.co_consts if isinstance(inner, CodeType))
