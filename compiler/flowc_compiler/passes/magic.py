"""Bare expressions -> calls that show them, by Streamlit's rules.

Shown: an expression statement of the script that is not a call, not a docstring (of the module or of a function),
not `yield` or `await`; inside functions, `with`, loops, `if`, `try`, `match` and the methods of classes, but not
directly in a class body. A tuple is shown as several arguments. The shown value is also what the expression gives.

After it: each shown expression is `__flowc_show__(expression, …)`; positions are those of the expression. The input
tree is left as it is.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import replace

from flowc_compiler.ir.source import Parsed

SHOW = "__flowc_show__"
"""The name, found among the builtins of a run, of the function that magic calls."""


def magic(parsed: Parsed) -> Parsed:
    tree = copy.deepcopy(parsed.tree)
    _rewrite(tree.body, docstring_first=True)
    return replace(parsed, tree=tree)


def _rewrite(body: list[ast.stmt], *, docstring_first: bool = False) -> None:
    for position, node in enumerate(body):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                _rewrite(node.body, docstring_first=True)
            case ast.ClassDef():
                for method in node.body:
                    if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                        _rewrite(method.body, docstring_first=True)
            case ast.Match():
                for case in node.cases:
                    _rewrite(case.body)
            case ast.Expr():
                if not (docstring_first and position == 0 and _is_text(node.value)):
                    node.value = _shown(node.value)
            case _:
                _rewrite_blocks(node)


def _rewrite_blocks(node: ast.stmt) -> None:
    for name in ("body", "orelse", "finalbody"):
        block: list[ast.stmt] = getattr(node, name, [])
        _rewrite(block)
    for handler in getattr(node, "handlers", ()):
        _rewrite(handler.body)


def _shown(value: ast.expr) -> ast.expr:
    if isinstance(value, ast.Call | ast.Yield | ast.YieldFrom | ast.Await):
        return value
    arguments = value.elts if isinstance(value, ast.Tuple) else [value]
    call = ast.Call(func=ast.Name(id=SHOW, ctx=ast.Load()), args=arguments, keywords=[])
    ast.copy_location(call, value)
    ast.copy_location(call.func, value)
    return call


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
