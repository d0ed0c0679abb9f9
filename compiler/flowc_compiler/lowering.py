"""Statement with calls of opened functions inside its expressions -> statements in which each such call stands alone.

`x = a + f(b)` becomes `[f(b)] = f(b)` and `x = a + [f(b)]`, where `[f(b)]` is a temporary: a name that is no
identifier, so that no user's name is meant by accident, and that reads as what it holds. What Python evaluates before a
call is evaluated before it here, into a temporary of its own; what nothing can change meanwhile stays where it is, and
is only looked up before (`Present`), since it may be missing. `and`, `or` and conditional expressions become `if`
statements (`Chosen`).

Holds: executing what comes out does what executing the statement does, in the same order
(`tests/properties/test_lowering.py`). Where that order cannot be kept (`*rest` before a call, the second comparison
of a chain), nothing comes out and the statement stays as it is. No node of the statement is changed.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias, TypeVar, cast

from flowc_compiler.opening import is_plain_target
from flowc_compiler.parts import walk_to
from flowc_compiler.scopes import is_temporary

Opens: TypeAlias = Callable[[ast.Call], bool]
"""Whether a call is one of an opened function."""
Stays: TypeAlias = Callable[[ast.expr], bool]
"""Whether an expression gives the same after a call as before it, and evaluating it does nothing else."""

NodeT = TypeVar("NodeT", bound=ast.AST)

LATER: Final = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.FunctionDef, ast.ClassDef)
_LONGEST: Final = 60
_DEEPEST: Final = 20


class Present(ast.Expr):
    """An expression that is evaluated for the error that it may be; no cell."""


class Chosen(ast.If):
    """An `if` that stands for a part of an expression; always opened."""


class Gone(ast.Delete):
    """Temporaries that nothing needs any more."""


def lowered(node: ast.stmt, opens: Opens, stays: Stays) -> list[ast.stmt]:
    """The statement alone, where there is nothing to do, or nothing that would be exact."""
    header = _header(node)
    if header is None or not any(calls_in(header, opens)) or _stands_alone(node, header, opens):
        return [node]
    lowering = _Lowering(opens, stays)
    try:
        return lowering.statement(node, header)
    except _InexactError:
        return [node]


class _InexactError(Exception):
    """The order of evaluation cannot be kept."""


def _header(node: ast.stmt) -> ast.expr | None:
    """The expression that a statement evaluates before anything else, once."""
    match node:
        case ast.Expr(value=value) | ast.Assign(value=value) | ast.AugAssign(value=value):
            return value
        case ast.AnnAssign(value=value) | ast.Return(value=value):
            return value
        case ast.If(test=value) | ast.For(iter=value) | ast.Match(subject=value):
            return value
        case ast.With(items=[first, *_]):
            return first.context_expr
        case _:
            return None


def _stands_alone(node: ast.stmt, header: ast.expr, opens: Opens) -> bool:
    """The forms of an opened call that need nothing more."""
    if not isinstance(header, ast.Call) or not opens(header):
        return False
    if any(calls_in(part, opens) for part in ast.iter_child_nodes(header)):
        return False
    match node:
        case ast.Expr() | ast.Return():
            return True
        case ast.Assign(targets=targets):
            return all(is_plain_target(target) for target in targets)
        case ast.AnnAssign(target=target):
            return isinstance(target, ast.Name)
        case _:
            return False


def calls_in(node: ast.AST, opens: Opens) -> list[ast.Call]:
    """The opened calls that evaluating it makes by itself."""
    return [part for part in walk_to(node, LATER) if isinstance(part, ast.Call) and opens(part)]


@dataclass
class _Lowering:
    opens: Opens
    stays: Stays
    out: list[ast.stmt] = field(default_factory=list[ast.stmt])
    taken: set[str] = field(default_factory=set[str])
    current: list[str] = field(default_factory=list[str])
    """Temporaries that are surely bound where `out` ends."""
    depth: int = 0

    def statement(self, node: ast.stmt, header: ast.expr) -> list[ast.stmt]:
        last: ast.stmt
        match node:
            case ast.AugAssign():
                return self.augmented(node)
            case ast.If(test=ast.BoolOp(op=ast.And(), values=[first, *rest]), orelse=[]):
                # No temporary is needed: the rest is asked for only where the first holds.
                others = rest[0] if len(rest) == 1 else ast.copy_location(ast.BoolOp(ast.And(), rest), rest[0])
                inner = ast.copy_location(ast.If(others, node.body, []), node)
                return self.again(ast.copy_location(Chosen(first, [inner], []), node))
            case ast.Expr() | ast.Assign() | ast.Return() if isinstance(header, ast.IfExp):
                arms = [list[ast.stmt]([_with(node, value=part)]) for part in (header.body, header.orelse)]
                return self.again(ast.copy_location(Chosen(header.test, *arms), node))
            case ast.If():
                last = _with(node, test=self.truth(header))
            case ast.For():
                last = _with(node, iter=self.lower(header))
            case ast.Match():
                last = _with(node, subject=self.lower(header))
            case ast.With(items=[first, *others]):
                manager = ast.withitem(self.lower(header), first.optional_vars)
                last = _with(node, items=[manager, *others])
            case ast.Return() if isinstance(header, ast.Call) and self.opens(header):
                last = _with(node, value=self.arguments(header))
            case ast.Expr() | ast.Assign() if isinstance(header, ast.Call) and self.opens(header):
                plain = isinstance(node, ast.Expr) or all(is_plain_target(target) for target in node.targets)
                last = _with(node, value=self.arguments(header) if plain else self.lower(header))
            case _:
                last = _with(node, value=self.lower(header))
        simple = isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign)
        return [*self.out, last, *(self.gone(last) if simple else [])]

    def again(self, chosen: Chosen) -> list[ast.stmt]:
        """What is in its arms is lowered where they are cut."""
        return lowered(chosen, self.opens, self.stays)

    def augmented(self, node: ast.AugAssign) -> list[ast.stmt]:
        """The target is read before the call, and bound after it."""
        place = node.target
        if isinstance(place, ast.Attribute | ast.Subscript):
            place = _with(place, value=self.kept(self.lower(place.value)))
        if isinstance(place, ast.Subscript):
            place = _with(place, slice=self.kept(self.lower(place.slice)))
        read, target = _with(place, ctx=ast.Load()), place
        old = self.temporary(read)
        value = self.lower(node.value)
        changed = ast.copy_location(
            ast.AugAssign(ast.copy_location(ast.Name(old.id, ast.Store()), old), node.op, value), node
        )
        stored = ast.copy_location(ast.Assign([target], old), node)
        return [*self.out, changed, stored, *self.gone(node)]

    def gone(self, anchor: ast.stmt) -> list[ast.stmt]:
        targets: list[ast.expr] = [ast.copy_location(ast.Name(one, ast.Del()), anchor) for one in self.current]
        return [ast.copy_location(Gone(targets), anchor)] if targets else []

    # --- expressions: each gives what is left to evaluate where the expression stood
    def lower(self, node: ast.expr) -> ast.expr:
        if not calls_in(node, self.opens):
            return node
        match node:
            case ast.Call() if self.opens(node):
                return self.temporary(self.arguments(node))
            case ast.IfExp():
                return self.chosen(node)
            case ast.BoolOp():
                return self.either(node, self.lower)
            case _:
                return self.operands(node)

    def truth(self, node: ast.expr) -> ast.expr:
        """Of what is only asked whether it is true; asking may run code of the user, so it is asked once."""
        if isinstance(node, ast.BoolOp) and any(calls_in(part, self.opens) for part in node.values[1:]):
            return self.either(node, lambda part: _bool(self.truth(part)))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return _with(node, operand=self.truth(node.operand))
        return self.lower(node)

    def arguments(self, call: ast.Call) -> ast.Call:
        """The call of an opened function, whose arguments are evaluated by now where they must be."""
        inside = [*call.args, *(word.value for word in call.keywords)]
        if not any(calls_in(part, self.opens) for part in inside):
            return call
        # That it is the function it seems to be is seen to when it is called.
        self.present(call.func)
        function, *parts = _parts(call)
        made = _rebuilt(call, [function, *self.in_order(parts, len(calls_in(call, self.opens)) - 1)])
        assert isinstance(made, ast.Call)
        return made

    def operands(self, node: ast.expr) -> ast.expr:
        return _rebuilt(node, self.in_order(_parts(node), len(calls_in(node, self.opens))))

    def in_order(self, parts: Sequence[ast.expr], calls: int) -> list[ast.expr]:
        """What stands before the last of so many calls is evaluated before it."""
        counts = [len(calls_in(part, self.opens)) for part in parts]
        if sum(counts) < calls:
            raise _InexactError
        last = max(position for position, count in enumerate(counts) if count)
        before = [self.kept(self.lower(part)) for part in parts[:last]]
        return [*before, self.lower(parts[last]), *parts[last + 1 :]]

    def chosen(self, node: ast.IfExp) -> ast.expr:
        test = self.truth(node.test)
        if not any(calls_in(part, self.opens) for part in (node.body, node.orelse)):
            return ast.copy_location(ast.IfExp(test, node.body, node.orelse), node)
        name = self.name(node)
        arms = [self.arm(name, part, self.lower) for part in (node.body, node.orelse)]
        self.out.append(ast.copy_location(Chosen(test, *arms), node))
        self.current.append(name)
        return ast.copy_location(ast.Name(name, ast.Load()), node)

    def either(self, node: ast.BoolOp, lower: Callable[[ast.expr], ast.expr]) -> ast.expr:
        """`a and f() and b`: the values up to the first call, then, where they decide nothing, the rest."""
        with_call = [position for position, part in enumerate(node.values) if calls_in(part, self.opens)]
        cut = max(1, with_call[0])
        if len(with_call) == 1 and with_call[0] == 0:
            first, *others = node.values
            return ast.copy_location(ast.BoolOp(node.op, [lower(first), *others]), node)
        first, rest = _joined(node, node.values[:cut]), _joined(node, node.values[cut:])
        name = self.name(node)
        self.out.append(_bound(name, lower(first)))
        self.current.append(name)
        test: ast.expr = ast.copy_location(ast.Name(name, ast.Load()), node)
        arm = self.arm(name, rest, lower)
        arms = (arm, list[ast.stmt]()) if isinstance(node.op, ast.And) else ([_nothing(node)], arm)
        self.out.append(ast.copy_location(Chosen(test, *arms), node))
        return ast.copy_location(ast.Name(name, ast.Load()), node)

    def arm(self, name: str, node: ast.expr, lower: Callable[[ast.expr], ast.expr]) -> list[ast.stmt]:
        """Statements that end with the name bound to the expression."""
        if self.depth > _DEEPEST:
            raise _InexactError
        outer, current = self.out, self.current
        self.out, self.current, self.depth = [], [], self.depth + 1
        last = _bound(name, lower(node))
        made = [*self.out, last, *self.gone(last)]
        self.out, self.current, self.depth = outer, current, self.depth - 1
        return made

    # --- what is evaluated before a call
    def kept(self, node: ast.expr) -> ast.expr:
        """What stands for it after the call."""
        if isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and is_temporary(node.id)):
            return node
        if self.stays(node):
            self.present(node)
            return node
        if isinstance(node, ast.FormattedValue):
            text = self.temporary(ast.copy_location(ast.JoinedStr([node]), node))
            return ast.copy_location(ast.FormattedValue(text, -1), node)
        slices = isinstance(node, ast.Tuple) and any(isinstance(part, ast.Slice) for part in node.elts)
        if slices or isinstance(node, ast.Slice | ast.Starred | ast.Yield | ast.YieldFrom | ast.Await):
            raise _InexactError
        return self.temporary(node)

    def present(self, node: ast.expr) -> None:
        self.out.append(ast.copy_location(Present(node), node))

    def temporary(self, node: ast.expr) -> ast.Name:
        name = self.name(node)
        self.out.append(_bound(name, node))
        self.current.append(name)
        return ast.copy_location(ast.Name(name, ast.Load()), node)

    def name(self, node: ast.expr) -> str:
        text = ast.unparse(node)
        text = f"{text[: _LONGEST - 1]}…" if len(text) > _LONGEST else text
        name, count = f"[{text}]", 1
        while name in self.taken:
            count += 1
            name = f"[{text}]{count}"
        self.taken.add(name)
        return name


def _parts(node: ast.expr) -> list[ast.expr]:
    """What evaluating the expression evaluates first, in order, and always. What unpacks stands here as a star."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.Compare(left=left, comparators=[first, *_]):
            # Whether those further to the right are evaluated depends on the ones before.
            return [left, first]
        case ast.Call(func=function, args=args, keywords=words):
            return [function, *args, *(word.value if word.arg else _star(word.value) for word in words)]
        case ast.Subscript(value=value, slice=index):
            return [value, index]
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            return elements
        case ast.Dict(keys=keys, values=values):
            pairs = ([_star(value)] if key is None else [key, value] for key, value in zip(keys, values, strict=True))
            return [part for pair in pairs for part in pair]
        case ast.JoinedStr(values=values):
            return values
        case ast.UnaryOp(operand=value):
            return [value]
        case ast.Attribute(value=value) | ast.Starred(value=value) | ast.NamedExpr(value=value):
            return [value]
        case ast.FormattedValue(value=value):
            return [value]
        case _:
            raise _InexactError


def _rebuilt(node: ast.expr, parts: Sequence[ast.expr]) -> ast.expr:
    """The expression with these parts."""
    todo = iter(parts)
    match node:
        case ast.BinOp():
            return _with(node, left=parts[0], right=parts[1])
        case ast.Compare():
            return _with(node, left=parts[0], comparators=[parts[1], *node.comparators[1:]])
        case ast.Call():
            function, args = next(todo), [next(todo) for _ in node.args]
            words = [_with(word, value=next(todo) if word.arg else _starred(next(todo))) for word in node.keywords]
            return _with(node, func=function, args=args, keywords=words)
        case ast.Subscript():
            return _with(node, value=parts[0], slice=parts[1])
        case ast.Tuple() | ast.List() | ast.Set():
            return _with(node, elts=list(parts))
        case ast.Dict():
            keys: list[ast.expr | None] = []
            values: list[ast.expr] = []
            for key in node.keys:
                keys.append(None if key is None else next(todo))
                values.append(_starred(next(todo)) if key is None else next(todo))
            return _with(node, keys=keys, values=values)
        case ast.JoinedStr():
            return _with(node, values=list(parts))
        case ast.UnaryOp():
            return _with(node, operand=parts[0])
        case _:
            return _with(node, value=parts[0])


def _star(node: ast.expr) -> ast.expr:
    return ast.copy_location(ast.Starred(node, ast.Load()), node)


def _starred(node: ast.expr) -> ast.expr:
    assert isinstance(node, ast.Starred)
    return node.value


def _with(node: NodeT, **changed: object) -> NodeT:
    """A copy with other fields."""
    made = copy.copy(node)
    vars(made).update(changed)
    return made


def _bound(name: str, value: ast.expr) -> ast.Assign:
    target = ast.copy_location(ast.Name(name, ast.Store()), value)
    return ast.copy_location(ast.Assign([target], value), value)


def _joined(node: ast.BoolOp, values: list[ast.expr]) -> ast.expr:
    return values[0] if len(values) == 1 else ast.copy_location(ast.BoolOp(node.op, values), values[0])


def _bool(node: ast.expr) -> ast.expr:
    yes, no = (ast.copy_location(ast.Constant(one), node) for one in (True, False))
    return ast.copy_location(ast.IfExp(node, yes, no), node)


def _nothing(anchor: ast.AST) -> ast.stmt:
    return ast.copy_location(ast.Pass(), cast("ast.expr", anchor))
