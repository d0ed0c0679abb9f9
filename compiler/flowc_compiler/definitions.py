"""Definitions -> the parts of them that execute at once; the rest runs when somebody calls it.

A `def` evaluates its decorators, defaults and annotations; a `class` executes its body, but not its methods' bodies.
A decorator that is not known may call what it decorates, so then everything counts.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from flowc_compiler.world import Imports

_DEFERRING: Final = ("streamlit.", "flowc.", "functools.", "contextlib.", "dataclasses.", "abc.", "typing.")
_DEFERRING_BUILTINS: Final = frozenset({"staticmethod", "classmethod", "property"})


def is_definition(node: ast.AST, imports: Imports) -> bool:
    """A `def` or `class` whose decorators do not call it."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and all(
        _defers(decorator, imports) for decorator in node.decorator_list
    )


def at_once(node: ast.AST, imports: Imports) -> Iterator[ast.AST]:
    """The parts of a statement or expression that execute when it does (the node itself, where that is all of it)."""
    if not is_definition(node, imports):
        yield node
    elif isinstance(node, ast.ClassDef):
        yield from (*node.decorator_list, *node.bases, *node.keywords)
        for statement in node.body:
            yield from at_once(statement, imports)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        spec = node.args
        yield from (*node.decorator_list, *spec.defaults, *(value for value in spec.kw_defaults if value is not None))
        named = (*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg)
        yield from (one.annotation for one in named if one is not None and one.annotation is not None)
        if node.returns is not None:
            yield node.returns


def _defers(decorator: ast.expr, imports: Imports) -> bool:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    path = imports.dotted(target) or ""
    return path.startswith(_DEFERRING) or path in _DEFERRING_BUILTINS
