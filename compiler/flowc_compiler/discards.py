"""A statement -> the button that it shows and whose value goes nowhere (`left.button("Go", on_click=go)`).

Such a click matters to its callback only. The compiler says where that may be so; what the name stands for, and who
called it, is for the run time to see.
"""

from __future__ import annotations

import ast
from typing import Final

from flowc_compiler.parts import walk

TRIGGERS: Final = frozenset({"button", "form_submit_button"})
"""Commands whose value does not show on the page: a widget that shows its value is a part of the page."""

_MAY_SHOW: Final = (ast.Call, ast.Await, ast.Lambda, ast.comprehension, ast.NamedExpr, ast.Yield, ast.YieldFrom)


def discards(node: ast.AST) -> tuple[str, ...]:
    """The dotted name that is called, or nothing: the value is used, or the arguments may call something, too."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        return ()
    call = node.value
    name = _dotted(call.func)
    parts = [*call.args, *(word.value for word in call.keywords)]
    calls_more = any(isinstance(inner, _MAY_SHOW) for part in parts for inner in walk(part))
    return name if name and name[-1] in TRIGGERS and not calls_more else ()


def _dotted(node: ast.expr) -> tuple[str, ...]:
    match node:
        case ast.Name(id=name):
            return (name,)
        case ast.Attribute(value=value, attr=attribute):
            owner = _dotted(value)
            return (*owner, attribute) if owner else ()
        case _:
            return ()
