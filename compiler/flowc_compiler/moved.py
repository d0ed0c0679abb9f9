"""Syntax nodes -> the same nodes some lines further down (or up).

Nodes are never changed, since an earlier program still has them: what moves is a copy. A node that is part of several
trees is copied once, so that the copies share what the originals do.
"""

from __future__ import annotations

import ast
from typing import Final, TypeVar, cast

NodeT = TypeVar("NodeT", bound=ast.AST)

_SHARED: Final = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)
"""They have no place."""


class Moves:
    """`origins`: what each copy is a copy of."""

    def __init__(self) -> None:
        self.copies: dict[ast.AST, ast.AST] = {}
        self.origins: dict[ast.AST, ast.AST] = {}

    def moved(self, node: NodeT, lines: int) -> NodeT:
        if lines == 0:
            return node
        todo: list[ast.AST] = []
        made = self._copy(node, lines, todo)
        while todo:
            fields = vars(todo.pop())
            for name, value in fields.items():
                if isinstance(value, list):
                    fields[name] = [
                        self._copy(part, lines, todo) if isinstance(part, ast.AST) else part
                        for part in cast("list[object]", value)
                    ]
                elif isinstance(value, ast.AST):
                    fields[name] = self._copy(value, lines, todo)
        return cast("NodeT", made)

    def _copy(self, node: ast.AST, lines: int, todo: list[ast.AST]) -> ast.AST:
        if isinstance(node, _SHARED):
            return node
        known = self.copies.get(node)
        if known is not None:
            return known
        made = node.__class__.__new__(node.__class__)
        fields: dict[str, object] = vars(made)
        fields.update(vars(node))
        if "lineno" in fields:
            for name in ("lineno", "end_lineno"):
                fields[name] = cast("int", fields[name]) + lines
        self.copies[node] = made
        self.origins[made] = node
        todo.append(made)
        return made
