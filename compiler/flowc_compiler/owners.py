"""Syntax -> the names of objects that it sets attributes of."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from flowc_compiler.parts import walk


def attribute_owners(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Names on whose objects attributes are set or deleted: `a.b = …`, `del a.b`, `setattr(a, …)`."""
    found: set[str] = set()
    for node in nodes:
        for part in walk(node):
            match part:
                case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                    found.add(name)
                case ast.Call(func=ast.Name(id="setattr" | "delattr"), args=[ast.Name(id=name), *_]):
                    found.add(name)
                case _:
                    pass
    return frozenset(found)
