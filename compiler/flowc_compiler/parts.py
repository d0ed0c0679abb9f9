"""A syntax node -> the nodes in it. The passes do little else, so this is written to be fast.

Operators and contexts (`ast.Add`, `ast.Load`) are left out: they say nothing without the node that has them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, cast

_WITHOUT: Final = frozenset({"ctx", "op", "ops", "id", "attr", "arg", "kind", "level", "module", "asname", "lineno"})
"""Fields that never hold a node worth a visit."""
_FIELDS: Final[dict[type[ast.AST], tuple[str, ...]]] = {ast.Constant: (), ast.Name: ()}


def walk(node: ast.AST) -> list[ast.AST]:
    """The node and all in it, what is nearer to it first."""
    found = [node]
    for one in found:
        # As in `children`, without a list for each of so many nodes.
        fields = _FIELDS.get(one.__class__)
        for name in _fields(one) if fields is None else fields:
            value: object = getattr(one, name, None)
            if isinstance(value, ast.AST):
                found.append(value)
            elif isinstance(value, list):
                found += [part for part in cast("list[object]", value) if isinstance(part, ast.AST)]
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


def walk_own(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a function body, without the bodies of functions and classes nested in it."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield from walk_own(child)


def children(node: ast.AST) -> list[ast.AST]:
    found: list[ast.AST] = []
    for name in _fields(node):
        value: object = getattr(node, name, None)
        if isinstance(value, ast.AST):
            found.append(value)
        elif isinstance(value, list):
            found += [one for one in cast("list[object]", value) if isinstance(one, ast.AST)]
    return found


def _fields(node: ast.AST) -> tuple[str, ...]:
    kind = type(node)
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = _FIELDS[kind] = tuple(name for name in kind._fields if name not in _WITHOUT)
    return fields
