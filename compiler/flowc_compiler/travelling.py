"""Functions that go through variables: put into a table of pages, handed over, called by another name."""

from __future__ import annotations

import ast
from collections.abc import Set

from flowc_compiler.parts import walk


def used_as_values(tree: ast.AST, functions: Set[str]) -> bool:
    """Whether a name of these is used other than by calling it. Callbacks (`on_click=f`) do not count."""
    parts = list(walk(tree))
    calls = [part for part in parts if isinstance(part, ast.Call)]
    apart = {id(call.func) for call in calls} | {id(word.value) for call in calls for word in call.keywords}
    return any(_name(part) in functions for part in parts if id(part) not in apart)


def _name(part: ast.AST) -> str:
    match part:
        case ast.Attribute(attr=name, ctx=ast.Load()) | ast.Name(id=name, ctx=ast.Load()):
            return name
        case _:
            return ""


def variables(tree: ast.AST) -> set[str]:
    """Names that are bound otherwise than by `def`, `class` and `import`."""
    stored = (part.id for part in walk(tree) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store))
    return {*stored, *(part.arg for part in walk(tree) if isinstance(part, ast.arg))}
