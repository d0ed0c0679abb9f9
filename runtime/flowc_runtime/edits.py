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
from collections.abc import Iterable, Iterator, Sequence, Set
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from flowc_compiler.ir.cell import Cell
from flowc_compiler.ir.plan import CellPlan, Plan, Program
from flowc_compiler.parts import walk
from flowc_runtime.trace import Block, Logged, Slot, Trace, Warned

Signature: TypeAlias = tuple[object, ...]

_CODE: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.GeneratorExp)
_CATCHES: Final = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)


def carried_over(
    root: Block,
    old: Program,
    new: Program,
    local_modules: frozenset[str],
    pages: Sequence[tuple[Program, Program]] = (),
) -> Block | None:
    """The slots of `root` for the new program; None where nothing can be kept. `pages`: their programs before and
    now."""
    if any(_functions_import(one, local_modules) for pair in ((old, new), *pages) for one in pair):
        return None
    matched = _Matched(old, new, local_modules)
    for before, after in pages:
        matched.add_page(before.plan, after.plan)
    return _renamed(root, matched)


def matched_cells(old: Program, new: Program, local_modules: frozenset[str]) -> dict[int, int]:
    """New cell ids of the script by old ones."""
    return _matched(old.plan, new.plan, local_modules)


class _Matched:
    """New plans of cells by old ones: those of the script, and of local modules by the module's name."""

    def __init__(self, old: Program, new: Program, local_modules: frozenset[str]) -> None:
        self.local_modules = local_modules
        self.ids = {"": _matched(old.plan, new.plan, local_modules)}
        self.cells = {"": new.plan.cells}
        olds = {module.name: module.plan for module in old.modules.values()}
        for module in new.modules.values():
            self.cells[module.name] = module.plan.cells
            if module.name in olds:
                self.ids[module.name] = _matched(olds[module.name], module.plan, local_modules)

    def add_page(self, old: Plan, new: Plan) -> None:
        if old.cells and new.cells:
            self.cells[new.cells[0].module] = new.cells
            self.ids[old.cells[0].module] = _matched(old, new, self.local_modules)

    def of(self, plan: CellPlan) -> CellPlan | None:
        now = self.ids.get(plan.module, {}).get(plan.id)
        return None if now is None else self.cells[plan.module][now]


def _matched(old: Plan, new: Plan, local_modules: frozenset[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    if old is new:
        return {cell.id: cell.id for cell in new.cells}
    # A statement above an edit is the very node that it was: what it says need not be compared.
    shared = {cell.node for cell in _cells(old)} & {cell.node for cell in _cells(new)}
    before, after = (_by_function(plans, local_modules, shared) for plans in (old, new))
    for function in before.keys() & after.keys():
        olds, news = before[function], after[function]
        matcher = SequenceMatcher(None, [one for one, _ in olds], [one for one, _ in news], autojunk=False)
        for start, other, size in matcher.get_matching_blocks():
            found.update({olds[start + i][1]: news[other + i][1] for i in range(size)})
    return found


def _cells(plans: Plan) -> Iterator[Cell]:
    return plans.graph.versions.effects.cells.walk()


def _by_function(
    plans: Plan, local_modules: frozenset[str], shared: Set[ast.AST]
) -> dict[str, list[tuple[Signature, int]]]:
    groups: dict[str, list[tuple[Signature, int]]] = {}
    for cell in sorted(_cells(plans), key=lambda cell: cell.id):
        if not _imports(cell.node, local_modules):
            groups.setdefault(cell.function, []).append((_signature(cell, plans, shared), cell.id))
    return groups


def _signature(cell: Cell, plans: Plan, shared: Set[ast.AST]) -> Signature:
    plan = plans.cells[cell.id]
    knows_its_line = any(isinstance(part, (*_CODE, *_CATCHES)) for part in walk(cell.node))
    return (
        cell.node if cell.node in shared else ast.dump(cell.node),
        plan.kind,
        (cell.first_line, cell.node.col_offset) if knows_its_line else None,
        (plan.local_reads, plan.local_writes, plan.global_reads, plan.global_writes, plan.certain),
        (plan.volatile, plan.barrier, plan.captures, plan.sets_attributes_of, plan.hidden),
    )


def _renamed(block: Block, matched: _Matched) -> Block:
    made = Block(block.where)
    for slot in block.values():
        plan = matched.of(slot.plan)
        if plan is not None:
            made[plan.id] = _moved(slot, matched, plan)
    return made


def _moved(slot: Slot, matched: _Matched, plan: CellPlan) -> Slot:
    before, slot.plan = slot.plan, plan
    if slot.trace is not None and slot.trace.ending is not None:
        # Its traceback names lines, which may be others now.
        slot.lose("the script was edited, and its ending names lines")
    elif slot.trace is not None and before.lines != slot.plan.lines and _names_lines(slot.trace):
        slot.lose("the script was edited, and what it logged or warned of names lines")
    slot.loops = [_renamed(inner, matched) for inner in slot.loops]
    # The label of a call's block names the line of the call where there are several.
    keeps_label = slot.call is not None and ("<" not in slot.call.where or before.label == slot.plan.label)
    slot.call = _renamed(slot.call, matched) if slot.call is not None and keeps_label and not slot.pages else None
    slot.pages = {page: _renamed(inner, matched) for page, inner in slot.pages.items()} if keeps_label else {}
    return slot


def _names_lines(trace: Trace) -> bool:
    return any(isinstance(operation, Logged | Warned) for operation in trace.operations)


def _functions_import(program: Program, local_modules: frozenset[str]) -> bool:
    """A function of the script imports a local module when it is called: its callers would not notice an edit."""
    functions = (part for part in walk(program.parsed.tree) if isinstance(part, _CODE))
    return any(_imports(function, local_modules) for function in functions)


def _imports(node: ast.AST, local_modules: frozenset[str]) -> bool:
    return any(name == "." or name.split(".")[0] in local_modules for name in _imported(walk(node)))


def _imported(parts: Iterable[ast.AST]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            # A relative import is one of a local module.
            yield part.module or "" if not part.level else "."
