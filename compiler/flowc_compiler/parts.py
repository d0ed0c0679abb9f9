"""A syntax node -> the nodes in it. The passes do little else, so this is written to be fast.

Operators and contexts (`ast.Add`, `ast.Load`) are left out: they say nothing without the node that has them.
"""

from __future__ import annotations

import ast
from typing import Final, cast

_SMALL: Final = frozenset({"ctx", "op", "ops", "id", "attr", "arg", "kind", "level", "module", "asname", "lineno"})
"""Fields that never hold a node worth a visit. (Of `keyword` and `arg`, `arg` is a name.)"""
_FIELDS: Final[dict[type[ast.AST], tuple[str, ...]]] = {ast.Constant: ()}


def walk(node: ast.AST) -> list[ast.AST]:
    """The node and all in it, what is nearer to it first."""
    found = [node]
    for one in found:
        found += children(one)
    return found


def walk_to(node: ast.AST, ends: tuple[type[ast.AST], ...]) -> list[ast.AST]:
    """The node and all in it in source order, without what stands in the `ends`, themselves included."""
    found: list[ast.AST] = []
    todo = [node]
    while todo:
        one = todo.pop()
        found.append(one)
        if not isinstance(one, ends):
            todo.extend(reversed(children(one)))
    return found


def children(node: ast.AST) -> list[ast.AST]:
    kind = type(node)
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = _FIELDS[kind] = tuple(name for name in kind._fields if name not in _SMALL)
    found: list[ast.AST] = []
    for name in fields:
        value: object = getattr(node, name, None)
        if isinstance(value, list):
            found += [one for one in cast("list[object]", value) if isinstance(one, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found
