"""A cell -> whether all it does is to call commands that show, with arguments that run no code of the user's.

That holds as long as the objects that it is given are plain ones of Python and of the libraries, which only the run
time can see: an attribute of an object of the user's may be a property, its text may be made by a method. What such a
cell is given is afterwards as it was before.
"""

from __future__ import annotations

import ast
from typing import Final

from flowc_compiler.ir.cell import CellKind
from flowc_compiler.showing import CONTAINER_METHODS, SURFACES
from flowc_compiler.world import Imports

_KINDS: Final[frozenset[CellKind]] = frozenset({"statement", "test", "value", "context", "iterable", "subject"})
_COMMANDS: Final = CONTAINER_METHODS
_NOT_OF_CONTAINERS_ALONE: Final = frozenset({"columns", "empty", "info", "map", "title"})
"""Texts and tables have methods of these names."""
_PLAIN: Final = (
    ast.Constant,
    ast.Name,
    ast.Subscript,
    ast.Slice,
    ast.BinOp,
    ast.UnaryOp,
    ast.BoolOp,
    ast.Compare,
    ast.IfExp,
    ast.JoinedStr,
    ast.FormattedValue,
    ast.List,
    ast.Tuple,
    ast.Dict,
    ast.Set,
    ast.Starred,
    ast.keyword,
    ast.operator,
    ast.unaryop,
    ast.boolop,
    ast.cmpop,
    ast.expr_context,
)


def only_shows(node: ast.AST, kind: CellKind, imports: Imports) -> bool:
    if kind not in _KINDS:
        return False
    match node:
        case ast.Expr(value=value):
            return _is_plain(value, imports)
        case ast.Assign(targets=targets, value=value):
            return all(_is_names(target) for target in targets) and _is_plain(value, imports)
        case ast.With(items=items):
            # Of an opened one the cell is the header.
            return kind == "context" and all(_is_plain(item.context_expr, imports) for item in items)
        case ast.expr():
            return _is_plain(node, imports)
        case _:
            return False


def _is_names(target: ast.AST) -> bool:
    if isinstance(target, ast.Tuple | ast.List):
        return all(map(_is_names, target.elts))
    return isinstance(target, ast.Name)


def _is_plain(node: ast.AST, imports: Imports) -> bool:
    if isinstance(node, ast.Call):
        return _is_command(node.func, imports) and all(
            _is_plain(part, imports) for part in (*node.args, *node.keywords)
        )
    return isinstance(node, _PLAIN) and all(_is_plain(part, imports) for part in ast.iter_child_nodes(node))


def _is_command(function: ast.expr, imports: Imports) -> bool:
    path = imports.dotted(function)
    if path is not None:
        root, *rest = path.split(".")
        return (
            root in SURFACES
            and rest[:1] in (["sidebar"], ["bottom"], rest[-1:])
            and len(rest) <= 2
            and rest[-1] in _COMMANDS
        )
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return False
    return function.attr in _COMMANDS - _NOT_OF_CONTAINERS_ALONE
