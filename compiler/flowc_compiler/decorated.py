"""Decorators -> whether a function is one whose calls the page keeps (`@st.fragment`, `@st.dialog("…")`).

Such a decorator leaves the body as it is and runs it in a container of its own, so the body can be opened, unless it
runs beside the script (`parallel=True`): what becomes of it is then kept from the script. The names may stand for
something else when the script runs: the run time looks, and takes the closed form then.
"""

from __future__ import annotations

import ast
from typing import Final

_KEEPING: Final = frozenset({"fragment", "dialog"})


def is_kept(node: ast.FunctionDef, surface_names: frozenset[str]) -> bool:
    """True where that is the function's only decorator, and the script waits for it."""
    return _is_decorated_so(node, surface_names) and not _may_be_parallel(node.decorator_list[0])


def is_parallel(node: ast.FunctionDef, surface_names: frozenset[str]) -> bool:
    """True where that is the function's only decorator, and the script may not wait for it."""
    return _is_decorated_so(node, surface_names) and _may_be_parallel(node.decorator_list[0])


def _may_be_parallel(decorator: ast.expr) -> bool:
    words = decorator.keywords if isinstance(decorator, ast.Call) else []
    return any(
        word.arg in {None, "parallel"} and not (isinstance(word.value, ast.Constant) and not word.value.value)
        for word in words
    )


def _is_decorated_so(node: ast.FunctionDef, surface_names: frozenset[str]) -> bool:
    if len(node.decorator_list) != 1:
        return False
    decorator = node.decorator_list[0]
    match decorator.func if isinstance(decorator, ast.Call) else decorator:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            return name in surface_names and attribute in _KEEPING
        case ast.Name(id=name):
            return name in surface_names and name in _KEEPING
        case _:
            return False
