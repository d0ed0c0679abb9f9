"""An edited script -> which cells are the same as before, and their slots under the new program's ids.

Cells are matched within their function, in order, as a diff does: equal source and an equal plan (the same inputs,
outputs and volatility). A cell may have moved; one that leaves code behind (a function, a class, a lambda) must also
stand at its old line, since that code knows it, and so must one that may catch an error, whose traceback names it.
What imports local modules is never the same: an edit makes them new.

After it: a matched slot keeps its trace; an unmatched one is gone. A trace that does not fit after all is only slower,
because it is verified like any other.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from flowc_compiler.ir.cell import Cell
from flowc_compiler.ir.plan import Program
from flowc_runtime.trace import Block, Logged, Slot, Trace, Warned

Signature: TypeAlias = tuple[object, ...]

_CODE: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.GeneratorExp)
_CATCHES: Final = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)


def carried_over(root: Block, old: Program, new: Program, local_modules: frozenset[str]) -> Block | None:
    """The slots of `root` for the new program; None where nothing can be kept."""
    if _functions_import(new, local_modules) or _functions_import(old, local_modules):
        return None
    return _renamed(root, matched_cells(old, new, local_modules), new)


def matched_cells(old: Program, new: Program, local_modules: frozenset[str]) -> dict[int, int]:
    """New cell ids by old ones."""
    found: dict[int, int] = {}
    before, after = _by_function(old, local_modules), _by_function(new, local_modules)
    for function in before.keys() & after.keys():
        olds, news = before[function], after[function]
        matcher = SequenceMatcher(None, [one for one, _ in olds], [one for one, _ in news], autojunk=False)
        for start, other, size in matcher.get_matching_blocks():
            found.update({olds[start + i][1]: news[other + i][1] for i in range(size)})
    return found


def _by_function(program: Program, local_modules: frozenset[str]) -> dict[str, list[tuple[Signature, int]]]:
    groups: dict[str, list[tuple[Signature, int]]] = {}
    for cell in sorted(_cells(program), key=lambda cell: cell.id):
        if not _imports(cell.node, local_modules):
            groups.setdefault(cell.function, []).append((_signature(cell, program), cell.id))
    return groups


def _signature(cell: Cell, program: Program) -> Signature:
    plan = program.plan.cells[cell.id]
    knows_its_line = any(isinstance(part, (*_CODE, *_CATCHES)) for part in ast.walk(cell.node))
    return (
        ast.dump(cell.node),
        plan.kind,
        (cell.first_line, cell.node.col_offset) if knows_its_line else None,
        (plan.local_reads, plan.local_writes, plan.global_reads, plan.global_writes, plan.certain),
        (plan.volatile, plan.barrier, plan.captures, plan.sets_attributes_of, plan.hidden),
    )


def _renamed(block: Block, ids: dict[int, int], program: Program) -> Block:
    made = Block(block.where)
    for cell, slot in block.items():
        if cell in ids:
            made[ids[cell]] = _moved(slot, ids, program, ids[cell])
    return made


def _moved(slot: Slot, ids: dict[int, int], program: Program, cell: int) -> Slot:
    before, slot.plan = slot.plan, program.plan.cells[cell]
    if slot.trace is not None and slot.trace.ending is not None:
        # Its traceback names lines, which may be others now.
        slot.lose("the script was edited, and its ending names lines")
    elif slot.trace is not None and before.lines != slot.plan.lines and _names_lines(slot.trace):
        slot.lose("the script was edited, and what it logged or warned of names lines")
    slot.loops = [_renamed(inner, ids, program) for inner in slot.loops]
    # The label of a call's block names the line of the call where there are several.
    keeps_label = slot.call is not None and ("<" not in slot.call.where or before.label == slot.plan.label)
    slot.call = _renamed(slot.call, ids, program) if slot.call is not None and keeps_label else None
    return slot


def _names_lines(trace: Trace) -> bool:
    return any(isinstance(operation, Logged | Warned) for operation in trace.operations)


def _functions_import(program: Program, local_modules: frozenset[str]) -> bool:
    """A function of the script imports a local module when it is called: its callers would not notice an edit."""
    functions = (part for part in ast.walk(program.parsed.tree) if isinstance(part, _CODE))
    return any(_imports(function, local_modules) for function in functions)


def _imports(node: ast.AST, local_modules: frozenset[str]) -> bool:
    return any(name.split(".")[0] in local_modules for name in _imported(ast.walk(node)))


def _imported(parts: Iterable[ast.AST]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            yield part.module or ""


def _cells(program: Program) -> Iterator[Cell]:
    return iter(program.plan.graph.versions.effects.cells.walk())
