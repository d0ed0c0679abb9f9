"""Bare expressions -> calls that show them, by Streamlit's rules.

Shown: an expression statement of the script that is not a call, not a docstring (of the module or of a function),
not `yield` or `await`; inside functions, `with`, loops, `if`, `try`, `match` and the methods of classes, but not
directly in a class body. Options change that (`Magic`). A tuple is shown as several arguments. The shown value is also
what the expression gives.

After it: each shown expression is `__flowc_show__(expression, …)`; positions are those of the expression. The input
tree is left as it is.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import replace
from typing import NamedTuple, TypeVar

from flowc_compiler.ir.source import Parsed
from flowc_compiler.remembered import remembered_node

NodeT = TypeVar("NodeT", bound=ast.AST)

SHOW = "__flowc_show__"
"""The name, found among the builtins of a run, of the function that magic calls."""


class Magic(NamedTuple):
    """Which bare expressions are shown: any at all; a docstring of the script; a call that is the script's last
    statement, unless a semicolon follows it."""

    enabled: bool = True
    docstring: bool = False
    last_call: bool = False


USUAL = Magic()


def magic(parsed: Parsed, rules: Magic = USUAL) -> Parsed:
    body = parsed.tree.body
    if not rules.enabled or not body:
        return parsed
    first = body[:1] if _has_docstring(body) and not rules.docstring else []
    shown = [*first, *map(_again, body[len(first) :])]
    last = body[-1]
    if rules.last_call and isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        if not _ends_in_semicolon(last, parsed.source.text):
            shown[-1] = _with(last, value=_call(last.value))
    return replace(parsed, tree=ast.Module(shown, type_ignores=[]))


def _ends_in_semicolon(last: ast.stmt, text: str) -> bool:
    return text.split("\n")[(last.end_lineno or 1) - 1].strip(" ").endswith(";")


def _rewritten(body: list[ast.stmt], *, docstring_first: bool = False) -> list[ast.stmt]:
    docstring = docstring_first and _has_docstring(body)
    return [node if docstring and node is body[0] else _statement(node) for node in body]


def _has_docstring(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[0], ast.Expr) and _is_text(body[0].value)


@remembered_node
def _again(node: ast.stmt) -> ast.stmt:
    return _statement(node)


def _statement(node: ast.stmt) -> ast.stmt:
    """The statement with what is below it rewritten; expressions are shared with the input, which nobody changes."""
    match node:
        case ast.Expr():
            return _with(node, value=_shown(node.value))
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _with(node, body=_rewritten(node.body, docstring_first=True))
        case ast.ClassDef():
            # Only its methods: what stands directly in a class body is not shown.
            functions = ast.FunctionDef | ast.AsyncFunctionDef
            return _with(node, body=[_statement(part) if isinstance(part, functions) else part for part in node.body])
        case ast.If() | ast.For() | ast.AsyncFor() | ast.While():
            return _with(node, body=_rewritten(node.body), orelse=_rewritten(node.orelse))
        case ast.With() | ast.AsyncWith():
            return _with(node, body=_rewritten(node.body))
        case ast.Try() | ast.TryStar():
            handlers = [_with(handler, body=_rewritten(handler.body)) for handler in node.handlers]
            blocks = {name: _rewritten(getattr(node, name)) for name in ("body", "orelse", "finalbody")}
            return _with(node, handlers=handlers, **blocks)
        case ast.Match():
            return _with(node, cases=[_with(case, body=_rewritten(case.body)) for case in node.cases])
        case _:
            return node


def _with(node: NodeT, **fields: object) -> NodeT:
    made = copy.copy(node)
    vars(made).update(fields)
    return made


def _shown(value: ast.expr) -> ast.expr:
    if isinstance(value, ast.Call | ast.Yield | ast.YieldFrom | ast.Await):
        return value
    return _call(value)


def _call(value: ast.expr) -> ast.expr:
    arguments = value.elts if isinstance(value, ast.Tuple) else [value]
    call = ast.Call(func=ast.Name(id=SHOW, ctx=ast.Load()), args=arguments, keywords=[])
    ast.copy_location(call, value)
    ast.copy_location(call.func, value)
    return call


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
