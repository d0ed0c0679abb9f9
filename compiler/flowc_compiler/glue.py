"""Building blocks of emitted code: small constructors of syntax nodes, and the names that emitted code uses.

The names are found among the builtins of a session's namespace, so the user's globals stay as the user wrote them.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Sequence
from typing import TypeVar, cast

from flowc_compiler.scopes import is_temporary

FRAME = "__fc"
"""The run-time frame: of the script at module level, of one call inside an opened function (a keyword parameter)."""
ABSENT = "__fc_ABSENT"
"""The value that stands for "this name is not bound"."""
UNBOUND = "__fc_NameError"
"""NameError, under a name that the user cannot rebind by accident."""
ANY = "__fc_BaseException"
"""BaseException, likewise."""
NOTE = "__fc_note"
"""Tells the run time a value and gives it back (`notes.py`)."""
INPUTS = "__fc_in"
OUTPUTS = "__fc_out"

NodeT = TypeVar("NodeT", bound=ast.AST)


def load(name: str) -> ast.Name:
    return ast.Name(id=name, ctx=ast.Load())


def store(name: str) -> ast.Name:
    return ast.Name(id=name, ctx=ast.Store())


def frame(method: str, *arguments: ast.expr) -> ast.Call:
    """`__fc.method(arguments…)`."""
    return ast.Call(
        func=ast.Attribute(value=load(FRAME), attr=method, ctx=ast.Load()), args=list(arguments), keywords=[]
    )


def number(value: int) -> ast.Constant:
    return ast.Constant(value=value)


def assign(name: str, value: ast.expr) -> ast.Assign:
    return ast.Assign(targets=[store(name)], value=value)


def do(value: ast.expr) -> ast.Expr:
    return ast.Expr(value=value)


def names(wanted: Sequence[str]) -> ast.Tuple:
    return ast.Tuple(elts=[load(name) for name in wanted], ctx=ast.Load())


def unless_unbound(body: list[ast.stmt], otherwise: list[ast.stmt]) -> ast.Try:
    """`try: body` / `except NameError: otherwise`; costs nothing while every name is bound."""
    handler = ast.ExceptHandler(type=load(UNBOUND), name=None, body=otherwise)
    return ast.Try(body=body, handlers=[handler], orelse=[], finalbody=[])


def in_any_case(body: list[ast.stmt], when_it_fails: list[ast.stmt], after: Sequence[ast.stmt] = ()) -> ast.Try:
    """`try: body` / `except BaseException: when_it_fails, and raise again` / `finally: after`."""
    handler = ast.ExceptHandler(type=load(ANY), name=None, body=[*when_it_fails, ast.Raise(exc=None, cause=None)])
    return ast.Try(body=body, handlers=[handler], orelse=[], finalbody=list(after))


def collect(into: str, wanted: Sequence[str]) -> ast.stmt:
    """`into = (a, b, …)`, with the absent mark for each name that is not bound."""
    slow: list[ast.stmt] = [assign(into, ast.Tuple(elts=[], ctx=ast.Load()))]
    for name in wanted:
        slow.append(unless_unbound([_extend(into, load(name))], [_extend(into, load(ABSENT))]))
    return unless_unbound([assign(into, names(wanted))], slow)


def _extend(name: str, value: ast.expr) -> ast.AugAssign:
    return ast.AugAssign(target=store(name), op=ast.Add(), value=ast.Tuple(elts=[value], ctx=ast.Load()))


def held(node: ast.stmt) -> ast.stmt:
    """Outside of functions, temporaries are the frame's: the user's globals stay as the user wrote them."""
    return cast("ast.stmt", _held(node))


def _held(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.Name) and is_temporary(node.id):
        place = ast.Attribute(value=load(FRAME), attr="held", ctx=ast.Load())
        return locate(ast.Subscript(value=place, slice=ast.Constant(value=node.id), ctx=node.ctx), node)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
        return node
    changed: dict[str, object] = {}
    for name, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            made: object = _held(value)
            if made is not value:
                changed[name] = made
        elif isinstance(value, list):
            parts = [_held(part) if isinstance(part, ast.AST) else part for part in cast("list[object]", value)]
            if any(new is not old for new, old in zip(parts, cast("list[object]", value), strict=True)):
                changed[name] = parts
    if not changed:
        return node
    copied = copy.copy(node)
    vars(copied).update(changed)
    return copied


def locate(node: NodeT, anchor: ast.AST) -> NodeT:
    """Give every new node below `node` the position of `anchor`; user nodes keep theirs."""
    line = getattr(anchor, "lineno", 1)
    column = getattr(anchor, "col_offset", 0)
    stack: list[ast.AST] = [node]
    while stack:
        part = stack.pop()
        if "lineno" in part._attributes:
            if getattr(part, "lineno", None) is not None:
                continue
            part.lineno = line  # type: ignore[attr-defined]  # every node with the attribute takes it
            part.col_offset = column  # type: ignore[attr-defined]
            part.end_lineno = line  # type: ignore[attr-defined]
            part.end_col_offset = column  # type: ignore[attr-defined]
        stack.extend(ast.iter_child_nodes(part))
    return node
