"""Syntax tree -> cells and regions.

Before: magic is rewritten. After: see `ir/cell.py`. Calls of opened functions that are part of an expression get
statements of their own (`lowering.py`). A `with` of several items becomes nested ones of one item each,
which is what it means; the cases of an opened `match` are chosen by one cell; nothing else is rewritten.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from itertools import count

from flowc_compiler.ir.cell import (
    Attempt,
    Block,
    Branch,
    Call,
    Cell,
    CellId,
    CellKind,
    Cells,
    Choice,
    Context,
    Definition,
    Handler,
    Item,
    Jump,
    Loop,
    Repeat,
    Statement,
)
from flowc_compiler.ir.closed import Closed
from flowc_compiler.ir.source import Parsed, SourceText
from flowc_compiler.lowering import Chosen, Gone, Present, calls_in, lowered
from flowc_compiler.nested import nested_in
from flowc_compiler.nesting import Nesting
from flowc_compiler.opening import (
    COMPOUND,
    SCRIPT,
    Compound,
    Opening,
    find_opening,
    is_plain_target,
    jumps_out,
)
from flowc_compiler.scopes import locals_of
from flowc_compiler.showing import text_of, unpacks
from flowc_compiler.steady import steady


def cells(parsed: Parsed, *, opening: Opening | None = None, module: str = "") -> Cells:
    """Cut a script, or the opened functions of the local module `module`: the rest of a module executes when it is
    imported, as Python does it. `opening`: what is opened in it (see `modules.py`)."""
    opening = find_opening(parsed.tree) if opening is None else opening
    cutter = _Cutter(parsed.source, parsed.tree, opening, module)
    if module:
        # The functions of the script itself are cut with it.
        functions = {**(opening.functions if module != SCRIPT else {}), **opening.methods}
        in_order = sorted(functions.items(), key=lambda entry: entry[1].lineno)
        body: Block = tuple(cutter.definition(node, name) for name, node in in_order)
    else:
        functions = dict(opening.functions)
        body = cutter.block(parsed.tree.body, "")
    return Cells(parsed.source, parsed.tree, body, frozenset(functions), parsed.diagnostics, parsed, module)


class _Cutter:
    """Numbers cells in source order while it walks."""

    def __init__(self, source: SourceText, tree: ast.Module, opening: Opening, module: str = "") -> None:
        self.source = source
        self.module = module
        self.opening = opening
        self.ids = count()
        self.nesting = Nesting()
        self.steady = steady(tree, module)
        self.locals = {"": frozenset[str]()}
        self.nested: dict[str, dict[str, tuple[str, ast.FunctionDef]]] = {"": {}}
        """Of each function, the names in it that stand for functions that are opened in it or around it."""
        self.current = ""

    def block(self, statements: list[ast.stmt], function: str) -> Block:
        outer, self.current = self.current, function
        made = tuple(self.item(one, function) for node in statements for one in self.lowered(node, function))
        self.current = outer
        return made

    def lowered(self, node: ast.stmt, function: str) -> list[ast.stmt]:
        """Calls of opened functions that stand in an expression get statements of their own."""
        if node.lineno in self.opening.kept_closed:
            return [node]
        value = getattr(node, "value", None)
        if isinstance(value, ast.Call) and self.calls_opened(value) == "" and not self.opens_inside(value):
            # The call itself is more than those among its arguments.
            return [node]
        own = self.locals[function]
        return lowered(node, self.opens_inside, lambda part: self.steady.stays(part, own))

    def opens_inside(self, call: ast.Call) -> bool:
        """Of a call that is part of an expression it should be known which function it calls, at least by its name."""
        called = self.calls_opened(call)
        if called != "":
            return called is not None and called not in self.opening.quiet
        method = isinstance(call.func, ast.Attribute) and text_of(call.func) == f"self.{call.func.attr}"
        return method and not any(calls_in(part, self.opens_inside) for part in ast.iter_child_nodes(call))

    def item(self, node: ast.stmt, function: str) -> Item:
        match node:
            case Present(value=value):
                return Jump(ast.copy_location(ast.Expr(value), node))
            case Gone(targets=targets):
                return Jump(ast.copy_location(ast.Delete(targets), node))
            case Chosen(test=test, body=body, orelse=orelse):
                return self.region(ast.copy_location(ast.If(test, body, orelse), node), function)
            case _:
                return self.whole(node, function)

    def whole(self, node: ast.stmt, function: str) -> Item:
        """A statement as the user wrote it, but for temporaries."""
        if isinstance(node, COMPOUND):
            opens = self.opening.opens(node) and not self.nesting.too_deep(node)
            return self.region(node, function) if opens else Statement(self.closed(node, function))
        match node:
            case ast.Pass() | ast.Break() | ast.Continue() | ast.Global() | ast.Expr(value=ast.Constant()):
                # After magic a bare constant is a docstring.
                return Jump(node)
            case ast.ImportFrom(module="__future__"):
                return Jump(node)
            case ast.Raise(exc=None):
                # What is raised again is what is being handled: nothing that a cell could keep.
                return Jump(node)
            case ast.Return() if function:
                return self.returned(node, function)
            case ast.FunctionDef() if not function and self.opening.functions.get(node.name) is node:
                return self.definition(node, node.name)
            case ast.FunctionDef() if self.nested[function].get(node.name, ("", None))[1] is node:
                return self.inner(node, function)
            case ast.Expr(value=ast.Call() as call) | ast.Assign(value=ast.Call() as call):
                return self.call_or_statement(node, call, function)
            # Outside a function the annotation is evaluated and stored, so the statement stays whole.
            case ast.AnnAssign(value=ast.Call() as call) if function and isinstance(node.target, ast.Name):
                return self.call_or_statement(node, call, function)
            case _:
                return Statement(self.closed(node, function))

    def region(self, node: Compound, function: str) -> Item:
        match node:
            case ast.If():
                test = self.cell("test", node.test, function)
                return Branch(node, test, self.block(node.body, function), self.block(node.orelse, function))
            case ast.For():
                iterable = self.cell("iterable", node.iter, function)
                return Loop(node, iterable, self.block(node.body, function), self.block(node.orelse, function))
            case ast.While():
                test = self.cell("test", node.test, function)
                return Repeat(node, test, self.block(node.body, function), self.block(node.orelse, function))
            case ast.With():
                return self.context(node, function)
            case ast.Match():
                subject = self.cell("subject", _without_bodies(node), function)
                return Choice(node, subject, tuple(self.block(case.body, function) for case in node.cases))
            case ast.Try() | ast.TryStar():
                return self.attempt(node, function)

    def closed(self, node: ast.stmt, function: str) -> Cell:
        jumping = isinstance(node, COMPOUND) and jumps_out(node)
        return self.cell("jumping" if jumping else "statement", node, function)

    def attempt(self, node: ast.Try | ast.TryStar, function: str) -> Item:
        body = self.block(node.body, function)
        handlers = tuple(Handler(one, self.block(one.body, function)) for one in node.handlers)
        return Attempt(node, body, handlers, self.block(node.orelse, function), self.block(node.finalbody, function))

    def definition(self, node: ast.FunctionDef, name: str) -> Definition:
        self.enter(node, name, "")
        return Definition(node, self.cell("definition", node, ""), self.block(node.body, name), name)

    def enter(self, node: ast.FunctionDef, name: str, outer: str) -> None:
        own, inside = locals_of(node), nested_in(node, self.opening.opens_nested)
        self.locals[name] = own | self.locals[outer]
        around = {known: entry for known, entry in self.nested[outer].items() if known not in own}
        self.nested[name] = around | {known: (f"{name}.{known}", one) for known, one in inside.items()}

    def inner(self, node: ast.FunctionDef, function: str) -> Definition:
        """It is made anew each time, since it sees the variables of the call that it stands in."""
        name = f"{function}.{node.name}"
        self.enter(node, name, function)
        made = replace(self.cell("statement", node, function), closed_because=None)
        return Definition(node, made, self.block(node.body, name), name, function)

    def returned(self, node: ast.Return, function: str) -> Item:
        if node.value is None or isinstance(node.value, ast.Name | ast.Constant):
            return Jump(node)
        if isinstance(node.value, ast.Call) and (called := self.calls_opened(node.value)) is not None:
            return self.called(node, node.value, called, function)
        return Jump(node, self.cell("value", node.value, function))

    def call_or_statement(self, node: ast.Expr | ast.Assign | ast.AnnAssign, call: ast.Call, function: str) -> Item:
        simple = not isinstance(node, ast.Assign) or all(is_plain_target(target) for target in node.targets)
        if simple and (called := self.calls_opened(call)) is not None:
            return self.called(node, call, called, function)
        return Statement(self.cell("statement", node, function))

    def called(
        self, node: ast.Expr | ast.Assign | ast.AnnAssign | ast.Return, call: ast.Call, called: str, function: str
    ) -> Call:
        inner = text_of(call.func) in self.nested[function]
        values = [*call.args, *(word.value for word in call.keywords)]
        arguments = ast.copy_location(ast.Tuple(values, ast.Load()), call) if inner else call
        return Call(node, call, self.cell("arguments", arguments, function), called, inner)

    def calls_opened(self, call: ast.Call) -> str | None:
        """The name of the opened function that is called; "" where only the run time can tell which; None where it is
        none."""
        if call.lineno in self.opening.kept_closed:
            return None
        nested = self.nested[self.current].get(text_of(call.func))
        if nested is not None:
            return nested[0] if not unpacks(call) and _fits(call, nested[1].args) else None
        called = self.opening.called(text_of(call.func))
        if called is None:
            return "" if self.opening.may_open(call) else None
        return called[0] if _fits(call, called[1].args) else None

    def context(self, node: ast.With, function: str) -> Item:
        first, *rest = node.items
        inner: list[ast.stmt] = node.body
        if rest:
            nested = ast.copy_location(ast.With(items=rest, body=node.body, type_comment=None), node)
            inner = [nested]
        single = ast.copy_location(ast.With(items=[first], body=inner, type_comment=None), node)
        manager = self.cell("context", first.context_expr, function)
        closed = self.closed(single, function)
        body = (
            (self.context(inner[0], function),)
            if rest and isinstance(inner[0], ast.With)
            else self.block(inner, function)
        )
        return Context(single, manager, body, closed)

    def cell(self, kind: CellKind, node: ast.stmt | ast.expr, function: str) -> Cell:
        first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", ()))])
        last = node.end_lineno or node.lineno
        why = None if kind == "definition" else self.opening.why_closed(node)
        if why is None and isinstance(node, COMPOUND) and self.nesting.too_deep(node) and self.opening.shows(node):
            why = Closed.TOO_DEEP
        label = self.source.label_of(first)
        label = f"{self.module}.{label}" if self.module not in ("", SCRIPT) else label
        return Cell(CellId(next(self.ids)), kind, node, label, first, last, function, why)


def _without_bodies(node: ast.Match) -> ast.Match:
    cases = [ast.match_case(case.pattern, case.guard, [ast.copy_location(ast.Pass(), node)]) for case in node.cases]
    return ast.copy_location(ast.Match(node.subject, cases), node)


def _fits(call: ast.Call, spec: ast.arguments) -> bool:
    """True when the arguments surely go with the parameters: the error of a call that does not is Python's to tell.
    Whether what stars unpack does, the run time sees; it unpacks at the end, so that must be good for what follows."""
    if unpacks(call):
        parts = [*call.args, *(word.value for word in call.keywords)]
        stars = [*(isinstance(part, ast.Starred) for part in call.args), *(not word.arg for word in call.keywords)]
        rest = parts[stars.index(True) + 1 :]
        values = [part.value if isinstance(part, ast.Starred) else part for part in rest]
        return all(isinstance(value, ast.Name | ast.Constant) for value in values)
    named = {word.arg for word in call.keywords if word.arg is not None}
    positional = [parameter.arg for parameter in (*spec.posonlyargs, *spec.args)]
    nameable = {parameter.arg for parameter in (*spec.args, *spec.kwonlyargs)}
    given = set(positional[: len(call.args)])
    too_many = len(call.args) > len(positional) and spec.vararg is None
    unknown = spec.kwarg is None and not named <= nameable
    required = set(positional[: len(positional) - len(spec.defaults)])
    required |= {word.arg for word, default in zip(spec.kwonlyargs, spec.kw_defaults, strict=True) if default is None}
    twice = named & nameable & given
    return not (too_many or unknown or twice) and required <= given | (named & nameable)
