"""Decorators -> whether a function is one whose calls the page keeps (`@st.fragment`, `@st.dialog("…")`).

Such a decorator leaves the body as it is and runs it in a container of its own, so the body can be opened. The names
may stand for something else when the script runs: the run time looks, and takes the closed form then.
"""

from __future__ import annotations

import ast
from typing import Final

_KEEPING: Final = frozenset({"fragment", "dialog"})


def is_kept(node: ast.FunctionDef, surface_names: frozenset[str]) -> bool:
    """True where that is the function's only decorator."""
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
