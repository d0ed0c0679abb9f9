"""Graph -> what the run time must know of each cell (`CellPlan`).

A name that a cell may bind but also may leave alone is an input too: what it held before then shows through. A name
that a cell deletes is an input and an output. Names that only a called function reads or writes are not here: the run
time finds them from the function objects themselves, which is exact even when functions travel as values.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Final, NamedTuple

from flowc_compiler.definitions import at_once
from flowc_compiler.discards import discards
from flowc_compiler.glances import Glance, glances
from flowc_compiler.ir.cell import Cell, CellId, CellKind, Context, walk_items
from flowc_compiler.ir.effect import Capture, Effects, Place, Seeding, TouchesWorld, Unknown
from flowc_compiler.ir.graph import Graph
from flowc_compiler.ir.plan import CellPlan, Plan
from flowc_compiler.ir.source import SourceText
from flowc_compiler.nested import local_names
from flowc_compiler.only_shows import only_shows
from flowc_compiler.owners import attribute_owners
from flowc_compiler.parts import walk
from flowc_compiler.passes.effects import bound_by_functions_in
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.remembered import remembered, remembered_anywhere
from flowc_compiler.scopes import is_temporary, names_of
from flowc_compiler.seeds import arguments, calls_libraries, can_be_noted, generators_of, seeding, surest
from flowc_compiler.showing import text_of
from flowc_compiler.world import Imports, imports_of

_COMPUTING: Final = (ast.Call, ast.JoinedStr, ast.BinOp, ast.UnaryOp, ast.Compare, ast.Subscript, ast.Attribute)


def plan(graph: Graph) -> Plan:
    effects = graph.versions.effects
    own_locals = local_names(effects.cells.body)
    foreign = frozenset(item.closed.id for item in walk_items(effects.cells.body) if isinstance(item, Context))
    imports = imports_of(effects.cells.tree)
    made = [
        _plan_of(cell, effects, own_locals.get(cell.function, frozenset()), foreign, imports)
        for cell in effects.cells.walk()
    ]
    return Plan(graph, tuple(sorted(made, key=lambda cell: cell.id)))


def _plan_of(
    cell: Cell, effects: Effects, own_locals: frozenset[str], foreign: frozenset[CellId], imports: Imports
) -> CellPlan:
    code = _code_of(cell.node, cell.kind, imports)
    own_locals |= code.temporaries
    volatile, barrier = _volatility(cell, effects, foreign)
    return CellPlan(
        id=cell.id,
        kind=cell.kind,
        label=cell.label,
        lines=(cell.first_line, cell.last_line),
        function=cell.function,
        local_reads=tuple(sorted(code.inputs & own_locals)),
        local_writes=tuple(sorted(code.writes & own_locals)),
        certain=code.certain,
        global_reads=tuple(sorted((code.inputs - own_locals) | code.called)),
        global_writes=tuple(sorted((code.writes - own_locals) | code.called)),
        volatile=volatile,
        barrier=barrier,
        captures=any(isinstance(effect, Capture) for effect in effects.of[cell.id]),
        source=_first_line(cell, effects.cells.source),
        sets_attributes_of=code.sets_attributes_of,
        hidden=tuple(one for one in effects.of[cell.id] if isinstance(one, TouchesWorld) and one.seen),
        generators=code.generators,
        seeding=code.seeding,
        calls_libraries=code.calls_libraries,
        may_set=code.may_set,
        feels_settings=code.feels_settings,
        seeds=_seeds_of(cell.node, imports),
        discards=code.discards,
        glances=code.glances,
        only_shows=code.only_shows,
        sees_error=code.sees_error,
        binds_early=bool(code.writes & own_locals) and not code.binds_last,
        module=effects.cells.module,
        imports=code.imports,
        callee=code.callee,
        callee_only=code.callee_only,
        passes_on=code.passes_on,
    )


class _Code(NamedTuple):
    """What a cell's own code tells, wherever it stands; the fields that `CellPlan` has too are explained there."""

    inputs: frozenset[str]
    writes: frozenset[str]
    certain: frozenset[str]
    temporaries: frozenset[str]
    called: frozenset[str]
    sets_attributes_of: frozenset[str]
    generators: frozenset[str]
    seeding: Seeding | None
    calls_libraries: bool
    may_set: bool
    feels_settings: bool
    discards: tuple[str, ...]
    glances: tuple[Glance, ...]
    only_shows: bool
    sees_error: bool
    binds_last: bool
    imports: tuple[tuple[int, str, tuple[str, ...]], ...]
    callee: tuple[str, ...]
    callee_only: bool
    passes_on: bool


@remembered_anywhere
def _code_of(node: ast.stmt | ast.expr, kind: CellKind, imports: Imports) -> _Code:
    found = names_of([node])
    executed = tuple(at_once(node, imports))
    writes = found.binds | found.deletes
    uncertain = writes - (found.must_bind - found.deletes)
    inputs = (names_of(executed).reads | uncertain) - {SHOW}
    unknown_calls = calls_libraries(executed, imports)
    return _Code(
        inputs=inputs,
        writes=writes,
        certain=writes - uncertain,
        temporaries=frozenset(name for name in inputs | writes if is_temporary(name)),
        called=frozenset(bound_by_functions_in(node)),
        sets_attributes_of=attribute_owners(executed),
        generators=generators_of(executed, imports),
        seeding=seeding(node, imports),
        calls_libraries=unknown_calls,
        may_set=unknown_calls or any(_sets(part) for one in executed for part in walk(one)),
        feels_settings=any(isinstance(part, _COMPUTING) for one in executed for part in walk(one)),
        discards=discards(node),
        glances=glances(node, is_test=kind == "test"),
        only_shows=only_shows(node, kind, imports),
        sees_error=unknown_calls or any(_raises(part) for part in executed),
        binds_last=_binds_last(node),
        imports=tuple(_imports(node)),
        callee=_callee(node, kind),
        callee_only=_callee_only(node, kind),
        passes_on=_passes_on(node, kind),
    )


@remembered
def _seeds_of(node: ast.stmt | ast.expr, imports: Imports) -> tuple[Place, ...]:
    return arguments(tuple(at_once(node, imports)), imports) if can_be_noted(node) else ()


def _sets(node: ast.AST) -> bool:
    part = isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load)
    return part or isinstance(node, ast.Import | ast.ImportFrom | ast.With)


def _raises(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Raise) for part in walk(node))


def _binds_last(node: ast.AST) -> bool:
    """An assignment to one name: where it fails, it has bound nothing."""
    match node:
        case ast.Assign(targets=[ast.Name()], value=value) | ast.AugAssign(target=ast.Name(), value=value):
            return not names_of([value]).binds
        case ast.AnnAssign(target=ast.Name(), value=ast.expr() as value):
            return not names_of([value, node.annotation]).binds
        case _:
            return False


def _first_line(cell: Cell, source: SourceText) -> str:
    """How the cell begins, written in one way whatever the user's spaces; of a very long one the user's own line."""
    node = cell.node
    if not _blocks_of(node) and (node.end_col_offset or 0) + 80 * (cell.last_line - cell.first_line) > _LONG:
        return source.line(cell.first_line).strip()[:_LONG]
    return _header(node)


@remembered_anywhere
def _header(node: ast.stmt | ast.expr) -> str:
    blocks: dict[str, list[ast.AST]] = {name: [] for name in _blocks_of(node)}
    header = copy.copy(node)
    vars(header).update(blocks)
    return ast.unparse(header).split("\n", 1)[0]


def _blocks_of(node: ast.AST) -> list[str]:
    return [name for name in _BLOCKS if isinstance(getattr(node, name, None), list)]


_BLOCKS: Final = ("body", "orelse", "finalbody", "handlers", "cases")
_LONG: Final = 4_000


def _imports(node: ast.AST) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for part in walk(node):
        if isinstance(part, ast.ImportFrom):
            yield part.level, part.module or "", tuple(alias.name for alias in part.names)


def _callee(node: ast.AST, kind: CellKind) -> tuple[str, ...]:
    if kind != "arguments" or not isinstance(node, ast.Call):
        return ()
    if not isinstance(node.func, ast.Attribute | ast.Name):
        return ()
    return tuple(text_of(node.func).split("."))


def _callee_only(node: ast.AST, kind: CellKind) -> bool:
    callee = _callee(node, kind)
    if not callee or not isinstance(node, ast.Call):
        return False
    return callee[0] not in names_of([*node.args, *node.keywords]).reads


def _passes_on(node: ast.AST, kind: CellKind) -> bool:
    if kind != "arguments" or not isinstance(node, ast.Call):
        return False
    values = (node.func, *node.args, *(keyword.value for keyword in node.keywords if keyword.arg is not None))
    unpacks = any(keyword.arg is None for keyword in node.keywords)
    return not unpacks and all(isinstance(one, ast.Name | ast.Constant) for one in values)


def _volatility(cell: Cell, effects: Effects, foreign: frozenset[CellId]) -> tuple[str | None, bool]:
    if cell.id in foreign:
        return "its context manager is not one of Streamlit's", False
    for effect in effects.of[cell.id]:
        if isinstance(effect, Unknown):
            return f"barrier: {effect.reason}", True
    found = (effect for effect in effects.of[cell.id] if isinstance(effect, TouchesWorld) and not effect.seen)
    world = surest(found)
    return (None if world is None else f"{world.kind}: {world.what}"), False
