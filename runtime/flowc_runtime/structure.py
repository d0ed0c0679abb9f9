"""A compiled program -> what is asked of its structure by every session that runs it; found out once per program."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from flowc_compiler.ir.cell import Call, Context, Item, Loop, walk_items
from flowc_compiler.ir.plan import Plan, Program
from flowc_runtime.heap.territory import bound_names
from flowc_runtime.once import once

Key: TypeAlias = tuple[str, int]
"""A cell: the local module ("" for the script) and its id there."""


@dataclass(frozen=True, slots=True)
class Structure:
    """`binds`: global names that the program may bind; None: any, since some of its code does so in ways of its own.
    `called`: for the arguments of each call of an opened function, that function: its name, with that of its module.
    `deciding`: for each cell the header that decides whether it is reached. `bound_here`: for each cell the names that
    structure binds to its value: of an assignment from an opened call, of a loop."""

    binds: frozenset[str] | None
    called: Mapping[Key, str]
    deciding: Mapping[Key, Key]
    bound_here: Mapping[Key, tuple[str, ...]]


@once
def structure_of(program: Program, own: str = "") -> Structure:
    """`own`: the name of the page that it is; "" for the script."""
    return Structure(
        _bound_by(program),
        _called_functions(program, own),
        _innermost_conditions(program, own),
        _bound_by_headers(program, own),
    )


def _bound_by(program: Program) -> frozenset[str] | None:
    code, facts = program.code, program.code_facts.values()
    if code is None or any(cell.barrier for cell in program.plan.cells) or any(one.barrier for one in facts):
        return None
    return bound_names(code)


def _bound_by_headers(program: Program, own: str) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, tuple[str, ...]] = {}
    for module, item in _items(program, own):
        match item:
            case Call(node=ast.Assign(targets=targets)):
                found[module, item.arguments.id] = tuple(name for target in targets for name in _names(target))
            case Call(node=ast.AnnAssign(target=target)):
                found[module, item.arguments.id] = _names(target)
            case Loop():
                found[module, item.iterable.id] = _names(item.node.target)
            case Context() if item.node.items[0].optional_vars is not None:
                found[module, item.manager.id] = _names(item.node.items[0].optional_vars)
            case _:
                pass
    return found


def _names(target: ast.expr) -> tuple[str, ...]:
    return tuple(part.id for part in ast.walk(target) if isinstance(part, ast.Name))


def _innermost_conditions(program: Program, own: str) -> dict[Key, Key]:
    return {
        (module, edge.target): (module, edge.source)
        for module, plan in _plans(program, own)
        for edge in sorted(plan.graph.edges)
        if edge.kind == "control"
    }


def _called_functions(program: Program, own: str) -> dict[Key, str]:
    found: dict[Key, str] = {}
    for module, item in _items(program, own):
        if isinstance(item, Call):
            here = module != own and item.function in _opened_in(program, module)
            found[module, item.arguments.id] = f"{module}.{item.function}" if here else item.function
    return found


def _opened_in(program: Program, module: str) -> frozenset[str]:
    return next(plan for name, plan in _plans(program, "") if name == module).graph.versions.effects.cells.opened


def _plans(program: Program, own: str) -> Iterator[tuple[str, Plan]]:
    """The script's, under "" (of a page, under its name), and those of local modules."""
    yield own, program.plan
    yield from ((module.name, module.plan) for module in program.modules.values())


def _items(program: Program, own: str) -> Iterator[tuple[str, Item]]:
    for module, plan in _plans(program, own):
        yield from ((module, item) for item in walk_items(plan.graph.versions.effects.cells.body))
