"""A cell -> the names of whose objects it only takes a glance: an attribute, an item, a length, whether there is any.

`if task.done:` depends on that attribute and not on the rest of the task; `if not rows:` on whether the list is empty.
A name counts only if each time the cell mentions it, it is for such a glance, at once (not in a function that is called
later), and the cell does not bind it. Whether the object is of a type of which a glance tells all is for the run time
to see (`flowc_runtime/glimpse.py`).
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from flowc_compiler.parts import walk
from flowc_compiler.scopes import names_of

Form: TypeAlias = tuple[str, object]
"""("truth", None), ("length", None), ("attribute", name), ("item", constant) or ("==" and its like, constant)."""
Glance: TypeAlias = tuple[str, tuple[Form, ...]]
"""A name, and all that is looked at of its object."""

_COMPARISONS: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is",
    ast.IsNot: "is not",
}  # fmt: skip
_LATER: Final = (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.GeneratorExp)
_MOST: Final = 4
"""Forms of one name; looking at more costs more than executing most cells."""


def glances(node: ast.stmt | ast.expr, *, is_test: bool) -> tuple[Glance, ...]:
    """By name, what the cell looks at. `is_test`: of its value only the truth is asked for."""
    finder = _Finder()
    finder.look(node, truth=is_test)
    written = names_of([node])
    barred = finder.used_otherwise | written.binds | written.deletes
    found = ((name, tuple(dict.fromkeys(forms))) for name, forms in sorted(finder.forms.items()))
    return tuple((name, forms) for name, forms in found if name not in barred and len(forms) <= _MOST)


class _Finder:
    def __init__(self) -> None:
        self.forms: defaultdict[str, list[Form]] = defaultdict(list)
        self.used_otherwise: set[str] = set()

    def look(self, node: ast.AST, *, truth: bool) -> None:
        found = _glance(node, truth=truth)
        if found is not None:
            name, form = found
            self.forms[name].append(form)
        elif isinstance(node, ast.Name):
            self.used_otherwise.add(node.id)
        elif isinstance(node, _LATER):
            self.used_otherwise |= {inner.id for inner in walk(node) if isinstance(inner, ast.Name)}
        else:
            for part, asks_truth in _parts(node, truth=truth):
                self.look(part, truth=asks_truth)


def _glance(node: ast.AST, *, truth: bool) -> tuple[str, Form] | None:
    match node:
        case ast.Name(id=name, ctx=ast.Load()) if truth:
            return name, ("truth", None)
        case ast.Attribute(value=ast.Name(id=name), attr=attribute, ctx=ast.Load()):
            return name, ("attribute", attribute)
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() | int() as key), ctx=ast.Load()):
            return name, ("item", key)
        case ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)], keywords=[]):
            return name, ("length", None)
        case ast.Compare(left=ast.Name(id=name), ops=[one], comparators=[ast.Constant(value=constant)]):
            word = _COMPARISONS.get(type(one))
            return None if word is None else (name, (word, constant))
        case _:
            return None


def _parts(node: ast.AST, *, truth: bool) -> Iterator[tuple[ast.AST, bool]]:
    """The parts of a node, and whether only their truth is asked for."""
    match node:
        case ast.Call(func=ast.Attribute() as method):
            # A method may look at anything: its owner is used as a whole.
            yield method.value, False
            for part in (*node.args, *node.keywords):
                yield part, False
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand, True
        case ast.BoolOp(values=values):
            # Any of them may be the value of all.
            for value in values:
                yield value, truth
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield from ((test, True), (body, truth), (orelse, truth))
        case ast.If(test=test) | ast.While(test=test):
            yield test, True
            for part in (*node.body, *node.orelse):
                yield part, False
        case _:
            for part in ast.iter_child_nodes(node):
                yield part, False
