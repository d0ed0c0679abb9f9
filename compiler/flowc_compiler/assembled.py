"""A syntax tree of emitted code -> CPython's code object, or the error that CPython has with it."""

from __future__ import annotations

import ast
from types import CodeType

from flowc_compiler.quiet import quietly


def compiled_tree(tree: ast.Module, path: str) -> tuple[CodeType | None, SyntaxError | None]:
    try:
        with quietly():
            return compile(tree, path, "exec", dont_inherit=True), None
    except SyntaxError as error:
        return None, error
