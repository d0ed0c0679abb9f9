"""Plan -> executable code: the script with a guard around each cell, compiled by CPython under the user's file name.

For a closed cell the shape is

    if __fc.go(7):           # verify; True: execute. Otherwise its outcome has been put in place
        <the user's statement, untouched>
        __fc.done(7)

Where the cell's code looks at the world in a way that nothing announces, the emitted code notes what it looks at
(`notes.py`). Inside an opened function local names are handed over (`__fc.go(7, (x, y))`) and come back
(`a, b = __fc.out`).
Structure stays structure: `if`, `for`, `while`, `with`, `try`, `return`, `break` are the real ones, so their meaning is
Python's own (`regions.py` has `while`, `match` and `try`). A closed statement that jumps out says how (`jumps.py`), and
jumps again where it is reused.
An opened function is emitted beside the plain one, with one more keyword parameter, the frame; callbacks and `map`
get the plain one.

Before: `plan.cells[i].id == i`. After: user nodes keep their positions, glue has that of the statement it serves.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final, NamedTuple

from flowc_compiler import regions
from flowc_compiler.assembled import compiled_tree
from flowc_compiler.calling import opened_name, packed, with_frame
from flowc_compiler.glue import (
    ABSENT,
    FRAME,
    INPUTS,
    OUTPUTS,
    assign,
    collect,
    do,
    frame,
    held,
    in_any_case,
    load,
    locate,
    names,
    number,
    store,
)
from flowc_compiler.ir.cell import (
    Attempt,
    Block,
    Branch,
    Call,
    Cell,
    CellId,
    Choice,
    Context,
    Definition,
    Item,
    Jump,
    Loop,
    Repeat,
    Statement,
    walk_cells,
)
from flowc_compiler.ir.plan import CellPlan, ModuleProgram, Plan, Program
from flowc_compiler.jumps import ENDED, repeated, telling, told
from flowc_compiler.notes import with_notes
from flowc_compiler.parts import walk
from flowc_compiler.passes.parse import refused
from flowc_compiler.remembered import remembered
from flowc_compiler.scopes import is_temporary, parameters_of
from flowc_compiler.seeds import Noting
from flowc_compiler.world import Imports, imports_of


def emit(plan: Plan, modules: Mapping[str, ModuleProgram] | None = None) -> Program:
    effects = plan.graph.versions.effects
    parsed = effects.cells.parsed
    code, failure = None, parsed.failure
    if failure is None:
        code, failure = compiled_tree(emit_tree(plan), parsed.source.path)
    diagnostics = parsed.diagnostics
    if failure is not None and parsed.failure is None:
        diagnostics = (*diagnostics, refused(failure, "FC001"))
    return Program(
        parsed=parsed,
        plan=plan,
        code=code,
        opened=effects.cells.opened,
        code_facts={(facts.line, facts.name): facts for facts in effects.code},
        diagnostics=diagnostics,
        failure=failure,
        modules=modules or {},
    )


def emit_tree(plan: Plan) -> ast.Module:
    """The syntax tree of the emitted code; `flowc explain --after emit` unparses it."""
    cells = plan.graph.versions.effects.cells
    imports = imports_of(cells.tree)
    holds = any(is_temporary(name) for cell in plan.cells if not cell.function for name in cell.local_writes)
    body: list[ast.stmt] = []
    bound, attempts = frozenset[str](), 1
    for item in cells.body:
        plans = tuple(plan.cells[cell.id] for cell in walk_cells((item,)))
        made = _emitted(item, plans, imports, bound, attempts, holds)
        body.extend(made.statements)
        bound, attempts = made.bound, made.attempts
    if not body:
        body.append(ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0))
    return ast.Module(body=body, type_ignores=[])


class _Emitted(NamedTuple):
    """What an item at the top of the script is emitted as, and what the one behind it begins with."""

    statements: tuple[ast.stmt, ...]
    bound: frozenset[str]
    attempts: int


@remembered
def _emitted(
    item: Item, plans: tuple[CellPlan, ...], imports: Imports, bound: frozenset[str], attempts: int, holds: bool
) -> _Emitted:
    emitter, inside = Emitter({plan.id: plan for plan in plans}, imports, attempts), set(bound)
    made = [held(node) if holds else node for node in emitter.item(item, inside)]
    for node in made:
        ast.fix_missing_locations(node)
    return _Emitted(tuple(made), frozenset(inside), next(emitter.attempts))


class Emitter:
    """`bound` in the methods below: local names that are surely bound where the item stands."""

    def __init__(self, plans: Mapping[CellId, CellPlan], imports: Imports, attempts: int = 1) -> None:
        self.plans = plans
        self.imports = imports
        self.attempts: Iterator[int] = count(attempts)

    def block(self, block: Block, bound: set[str]) -> list[ast.stmt]:
        made: list[ast.stmt] = []
        for item in block:
            made.extend(self.item(item, bound))
        return made or [ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)]

    def item(self, item: Item, bound: set[str]) -> list[ast.stmt]:
        match item:
            case Statement():
                return self.statement(item.cell, bound)
            case Jump():
                return self.jump(item, bound)
            case Branch():
                return self.branch(item, bound)
            case Loop():
                return self.loop(item, bound)
            case Repeat():
                return regions.repeat(self, item, bound)
            case Choice():
                return regions.choice(self, item, bound)
            case Attempt():
                return regions.attempt(self, item, bound)
            case Context():
                return self.context(item, bound)
            case Call():
                return self.call(item, bound)
            case Definition():
                return self.definition(item, bound)

    # --- cells
    def statement(self, cell: Cell, bound: set[str], node: ast.stmt | None = None) -> list[ast.stmt]:
        statement = node if node is not None else cell.node
        assert isinstance(statement, ast.stmt)
        return self.guarded(cell, [statement], bound)

    def value(self, cell: Cell, expression: ast.expr, bound: set[str]) -> list[ast.stmt]:
        """Evaluate an expression as a cell; the structure around it asks for it with `__fc.value(id)`."""
        return self.guarded(cell, [do(frame("put", number(cell.id), expression))], bound)

    def guarded(self, cell: Cell, body: list[ast.stmt], bound: set[str]) -> list[ast.stmt]:
        plan = self.plans[cell.id]
        before: list[ast.stmt] = []
        arguments: list[ast.expr] = [number(cell.id)]
        if plan.local_reads:
            if bound.issuperset(plan.local_reads):
                arguments.append(names(plan.local_reads))
            else:
                before.append(collect(INPUTS, plan.local_reads))
                arguments.append(load(INPUTS))
        if plan.seeds:
            noting = Noting(plan.seeds, frame("seeded").func)
            body = [noting.of(part) for part in body]
        executed = [with_notes(part, self.imports) for part in body]
        orelse = self.put_back(plan)
        if cell.kind == "jumping":
            orelse.extend(repeated(body[0], cell.id))
            executed = [self.landed(plan, telling(executed[0], cell.id))]
        else:
            executed.extend(self.finished(plan))
        guard = ast.If(test=frame("go", *arguments), body=executed, orelse=orelse)
        bound |= plan.certain.intersection(plan.local_writes)
        bound -= _deleted(plan)
        return [locate(part, cell.node) for part in [*before, guard]]

    def finished(self, plan: CellPlan) -> list[ast.stmt]:
        if not plan.local_writes:
            return [do(frame("done", number(plan.id)))]
        if plan.certain.issuperset(plan.local_writes):
            # An equal result gives way to the one of the last time.
            targets = ast.Tuple(elts=[store(name) for name in plan.local_writes], ctx=ast.Store())
            return [ast.Assign(targets=[targets], value=frame("done", number(plan.id), names(plan.local_writes)))]
        return [collect(OUTPUTS, plan.local_writes), do(frame("done", number(plan.id), load(OUTPUTS)))]

    @staticmethod
    def landed(plan: CellPlan, statement: ast.stmt) -> ast.stmt:
        """The cell is finished where its statement has been left, in whatever way; unless it failed."""
        names_out: list[ast.expr] = [load(OUTPUTS)] if plan.local_writes else []
        after: list[ast.stmt] = [collect(OUTPUTS, plan.local_writes)] if plan.local_writes else []
        after.append(do(frame("landed", number(plan.id), *names_out)))
        return in_any_case(
            [statement, do(told(plan.id, ENDED))], [do(frame("put", number(plan.id), load(ABSENT)))], after
        )

    def put_back(self, plan: CellPlan) -> list[ast.stmt]:
        """The `else` of a guard: bind the recorded outcome."""
        out = ast.Attribute(value=load(FRAME), attr="out", ctx=ast.Load())
        if not plan.local_writes:
            return []
        targets = ast.Tuple(elts=[store(name) for name in plan.local_writes], ctx=ast.Store())
        made: list[ast.stmt] = [ast.Assign(targets=[targets], value=out)]
        for name in plan.local_writes:
            if name not in plan.certain:
                absent = ast.Compare(left=load(name), ops=[ast.Is()], comparators=[load(ABSENT)])
                remove = ast.Delete(targets=[ast.Name(id=name, ctx=ast.Del())])
                made.append(ast.If(test=absent, body=[remove], orelse=[]))
        return made

    # --- structure
    def jump(self, item: Jump, bound: set[str]) -> list[ast.stmt]:
        if item.value is None:
            return [item.node]
        assert isinstance(item.value.node, ast.expr)
        value = self.value(item.value, item.value.node, bound)
        returned = ast.Return(value=frame("value", number(item.value.id)))
        return [*value, locate(returned, item.node)]

    def branch(self, item: Branch, bound: set[str]) -> list[ast.stmt]:
        # The truth test runs user code, so it belongs to the cell.
        truth = ast.UnaryOp(op=ast.Not(), operand=ast.UnaryOp(op=ast.Not(), operand=item.node.test))
        made = self.value(item.test, truth, bound)
        taken, other = set(bound), set(bound)
        body = self.block(item.body, taken)
        orelse = self.block(item.orelse, other) if item.orelse else []
        if regions.leaves(item.body):
            taken = other
        elif regions.leaves(item.orelse):
            other = taken
        bound.clear()
        bound |= taken & other
        choice = ast.If(test=frame("value", number(item.test.id)), body=body, orelse=orelse)
        return [*made, locate(choice, item.node)]

    def loop(self, item: Loop, bound: set[str]) -> list[ast.stmt]:
        made = self.value(item.iterable, _repeatable(item.node.iter), bound)
        unbound = regions.unbound_in(item.body)
        bound -= unbound
        inside = set(bound) | _stored(item.node.target)
        body = self.block(item.body, inside)
        orelse = self.block(item.orelse, set(bound)) if item.orelse else []
        key = number(item.iterable.id)
        stepped = ast.copy_location(locate(frame("iterate", key), item.node.iter), item.node.iter)
        loop = ast.For(target=item.node.target, iter=stepped, body=body, orelse=orelse, type_comment=None)
        leave = do(frame("unloop", number(item.iterable.id)))
        return [*made, locate(ast.copy_location(loop, item.node), item.node), locate(leave, item.node)]

    def context(self, item: Context, bound: set[str]) -> list[ast.stmt]:
        only = item.node.items[0]
        made = self.value(item.manager, only.context_expr, bound)
        closed_node = ast.With(
            items=[_taken(item)],
            body=item.node.body,
            type_comment=None,
        )
        closed = self.statement(item.closed, set(bound), ast.copy_location(closed_node, item.node))
        inside = set(bound)
        if only.optional_vars is not None:
            inside |= _stored(only.optional_vars)
        opened = ast.With(
            items=[_taken(item)],
            body=self.block(item.body, inside),
            type_comment=None,
        )
        # What a traceback underlines is the user's statement.
        opened = ast.copy_location(opened, item.node)
        # What the closed form binds is not certain (somebody else's manager may swallow an exception).
        bound -= regions.unbound_in(item.body)
        choice = ast.If(test=frame("transparent", number(item.manager.id)), body=[opened], orelse=closed)
        return [*made, locate(choice, item.node)]

    def call(self, item: Call, bound: set[str]) -> list[ast.stmt]:
        key = item.arguments.id
        if item.inner:
            # That the name is bound is asked first, as by Python; what it stands for is certain.
            name = load(item.function.rpartition(".")[2])
            made = [do(name), *self.value(item.arguments, packed(item.call, known=True), bound)]
            made = [locate(part, item.call) for part in made]
            called = frame("inner", number(key), load(opened_name(name.id)), name)
        else:
            made = self.value(item.arguments, packed(item.call), bound)
            called = frame("opened", number(key))
        value: ast.expr = ast.Call(
            func=called,
            args=[ast.Starred(value=frame("positional", number(key)), ctx=ast.Load())],
            keywords=[ast.keyword(arg=None, value=frame("named_inside" if item.inner else "named", number(key)))],
        )
        # What a traceback underlines is the user's call.
        value = ast.copy_location(locate(value, item.call), item.call)
        statement: ast.stmt
        match item.node:
            case ast.Return():
                statement = ast.Return(value=value)
            case ast.Assign(targets=targets):
                if not all(isinstance(target, ast.Name) for target in targets):
                    value = frame("settle", value)
                statement = ast.Assign(targets=targets, value=value)
                bound |= {name for target in targets for name in _stored(target)}
            case ast.AnnAssign(target=target):
                statement = ast.Assign(targets=[target], value=value)
                bound |= _stored(target)
            case ast.Expr():
                statement = do(value)
        return [*made, locate(statement, item.node)]

    def definition(self, item: Definition, bound: set[str]) -> list[ast.stmt]:
        node = item.node
        opened = self.opened(item)
        if item.outer:
            kept = assign(opened_name(node.name), load(node.name))
            return [opened, locate(kept, node), *self.statement(item.cell, bound)]
        # For a moment the name holds the opened function; the cell right below puts the plain one in its place.
        keep = do(frame("keep", ast.Constant(value=node.name), load(node.name)))
        plain = self.guarded(item.cell, [node], bound)
        share = do(frame("share", ast.Constant(value=node.name), load(node.name)))
        return [opened, locate(keep, node), *plain, locate(share, node)]

    def opened(self, item: Definition) -> ast.FunctionDef:
        """The opened form of a function."""
        node = item.node
        opened = ast.FunctionDef(
            name=node.name,
            args=with_frame(node.args),
            body=self.block(item.body, set(parameters_of(node))),
            decorator_list=[],
            returns=None,
            type_comment=None,
        )
        if "type_params" in node._fields:
            # From Python 3.12 on; without an entry, some versions do not compile the node.
            vars(opened)["type_params"] = []
        ast.copy_location(opened, node)
        return locate(opened, node)


def _taken(item: Context) -> ast.withitem:
    """The context manager that the cell before has made, `as` what the user says."""
    only = item.node.items[0]
    # What a traceback underlines is the manager, from Python 3.12 on.
    manager = ast.copy_location(locate(frame("value", number(item.manager.id)), only.context_expr), only.context_expr)
    return ast.withitem(context_expr=manager, optional_vars=only.optional_vars)


_REPEATABLE: Final = frozenset({"enumerate", "zip", "reversed"})


def _repeatable(node: ast.expr) -> ast.expr:
    """`zip(a, b)` gives an iterator that one run uses up: hand over its parts instead, to be repeated."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _REPEATABLE):
        return node
    if any(isinstance(argument, ast.Starred) for argument in node.args) or any(not word.arg for word in node.keywords):
        return node
    args = ast.Tuple(elts=[_repeatable(argument) for argument in node.args], ctx=ast.Load())
    keys: list[ast.expr | None] = [ast.Constant(value=word.arg) for word in node.keywords]
    made = frame("recipe", node.func, args, ast.Dict(keys=keys, values=[word.value for word in node.keywords]))
    return locate(made, node)


def _stored(target: ast.expr) -> set[str]:
    return {part.id for part in walk(target) if isinstance(part, ast.Name)}


def _deleted(plan: CellPlan) -> set[str]:
    """Names a cell may leave unbound: those it deletes (an `except … as name` does so too)."""
    return set(plan.local_writes) - plan.certain
