"""How deeply statements nest, as CPython counts it: it compiles no more than twenty blocks in each other.

The emitted form of a `try` has more blocks than the script's, so what nests too deeply stays as the user wrote it.
"""

from __future__ import annotations

import ast
from typing import Final

ROOM: Final = 14
"""Blocks of the script that surely fit when all of them are opened."""


class Nesting:
    """Remembers what it has counted: a chain of `elif` asks again for every link."""

    def __init__(self) -> None:
        self._known: dict[ast.AST, int] = {}

    def too_deep(self, node: ast.AST) -> bool:
        return self.depth(node) > ROOM

    def depth(self, node: ast.AST) -> int:
        """The most blocks in each other, with that of the statement itself."""
        if node not in self._known:
            inner = (part for part in ast.iter_child_nodes(node) if isinstance(part, _HOLDERS))
            self._known[node] = _own(node) + max(map(self.depth, inner), default=0)
        return self._known[node]


_HOLDERS: Final = (
    *(ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match),
    *(ast.ExceptHandler, ast.match_case),
)


def _own(node: ast.AST) -> int:
    match node:
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1
        case ast.With() | ast.AsyncWith():
            return len(node.items)
        case ast.Try() | ast.TryStar():
            return (2 if node.handlers else 0) + (2 if node.finalbody and node.handlers else 1 if node.finalbody else 0)
        case _:
            return 0
