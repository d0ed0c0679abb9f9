"""Syntax -> a name and the first step from it (`frame["a"]`, `self.rows`), where its parts are known to be apart."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Final

from flowc_compiler.environment import Env
from flowc_compiler.kinds import Kinds

APART: Final = frozenset({"builtins.dict", "collections.OrderedDict", "collections.defaultdict", "pandas.DataFrame"})
OUTSIDE: Final = frozenset({"session_state"})
"""Attributes whose entries have effects of their own."""


def read_paths(nodes: Iterable[ast.AST], kinds: Kinds, env: Env) -> dict[str, frozenset[str]]:
    """Which parts of each name's object are read; "" stands for all of it."""
    found: dict[str, set[str]] = {}

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.Attribute | ast.Subscript | ast.Name):
            path = path_of(node, kinds, env) if not isinstance(node, ast.Name) else (node.id, "")
            if path is not None:
                found.setdefault(path[0], set()).add(path[1])
                while isinstance(node, ast.Attribute | ast.Subscript):
                    if isinstance(node, ast.Subscript):
                        visit(node.slice)
                    node = node.value
                return
        for child in ast.iter_child_nodes(node):
            visit(child)

    for node in nodes:
        visit(node)
    return {name: frozenset(paths) if "" not in paths else frozenset({""}) for name, paths in found.items()}


def path_of(node: ast.expr, kinds: Kinds, env: Env) -> tuple[str, str] | None:
    """A name and the first step from it, "" where its parts may overlap; None where no name is at the root."""
    step: ast.expr | None = None
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        if isinstance(node, ast.Attribute) and node.attr in OUTSIDE:
            return None
        step, node = node, node.value
    if not isinstance(node, ast.Name):
        return None
    kind = env.type_of(node.id)
    match step:
        case ast.Subscript(slice=ast.Constant(value=str() | int() as key)) if kind in APART:
            return node.id, f"[{key!r}]"
        case ast.Attribute(attr=attr) if kind.startswith(".") and _is_plain(kinds, kind[1:], attr):
            return node.id, f".{attr}"
        case ast.Attribute(attr=attr) if kind == "pandas.DataFrame":
            return node.id, "" if kinds.libraries.member(kind, attr) else f"[{attr!r}]"
        case _:
            return node.id, ""


def _is_plain(kinds: Kinds, owner: str, attr: str) -> bool:
    """An attribute of a class of the script that is no more than a place: no property, no method, no hooks."""
    node = kinds.classes.get(owner)
    if node is None or node.decorator_list or node.keywords:
        return False
    if any(not isinstance(base, ast.Name) or base.id not in kinds.classes for base in node.bases):
        return False
    own = {part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
    own |= {
        name.id
        for part in node.body
        if isinstance(part, ast.Assign)
        for name in part.targets
        if isinstance(name, ast.Name)
    }
    if attr in own or own & {"__setattr__", "__getattr__", "__getattribute__", "__delattr__"}:
        return False
    return all(_is_plain(kinds, base.id, attr) for base in node.bases if isinstance(base, ast.Name))
