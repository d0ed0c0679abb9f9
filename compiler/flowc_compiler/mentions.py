"""A file -> what stands in it anywhere, gathered statement by statement: an edit asks anew for what was edited."""

from __future__ import annotations

import ast
from typing import NamedTuple

from flowc_compiler.parts import walk
from flowc_compiler.remembered import remembered, remembered_anywhere
from flowc_compiler.showing import text_of


class Mentions(NamedTuple):
    """`names`: all variables; `stored`: those that are bound or deleted by name; `variables`: those that are bound
    otherwise than by `def`, `class` and `import`. `declared`: as `global`. `values`: names and attributes that are read
    other than to call them or to hand them on by keyword. `calls`: the texts of what is called. `imported`: the names
    that imports bind; `stars`: whether one binds all."""

    names: frozenset[str]
    stored: frozenset[str]
    variables: frozenset[str]
    declared: frozenset[str]
    attributes: frozenset[str]
    values: frozenset[str]
    calls: frozenset[str]
    imported: frozenset[str]
    stars: bool


@remembered
def mentions_of(tree: ast.Module) -> Mentions:
    found = [_mentions_in(statement) for statement in tree.body]
    nothing = frozenset[str]()
    return Mentions(
        names=nothing.union(*(one.names for one in found)),
        stored=nothing.union(*(one.stored for one in found)),
        variables=nothing.union(*(one.variables for one in found)),
        declared=nothing.union(*(one.declared for one in found)),
        attributes=nothing.union(*(one.attributes for one in found)),
        values=nothing.union(*(one.values for one in found)),
        calls=nothing.union(*(one.calls for one in found)),
        imported=nothing.union(*(one.imported for one in found)),
        stars=any(one.stars for one in found),
    )


@remembered
def imports_in(tree: ast.Module) -> tuple[ast.Import | ast.ImportFrom, ...]:
    return tuple(node for statement in tree.body for node in _imports_in(statement))


@remembered
def _imports_in(statement: ast.stmt) -> tuple[ast.Import | ast.ImportFrom, ...]:
    return tuple(part for part in walk(statement) if isinstance(part, ast.Import | ast.ImportFrom))


@remembered_anywhere
def _mentions_in(statement: ast.stmt) -> Mentions:
    parts = walk(statement)
    names = [part for part in parts if isinstance(part, ast.Name)]
    calls = [part for part in parts if isinstance(part, ast.Call)]
    imports = [part for part in parts if isinstance(part, ast.Import | ast.ImportFrom)]
    apart = {call.func for call in calls} | {word.value for call in calls for word in call.keywords}
    stored = frozenset(name.id for name in names if isinstance(name.ctx, ast.Store))
    return Mentions(
        names=frozenset(name.id for name in names),
        stored=stored | {name.id for name in names if isinstance(name.ctx, ast.Del)},
        variables=stored | {part.arg for part in parts if isinstance(part, ast.arg)},
        declared=frozenset(name for part in parts if isinstance(part, ast.Global) for name in part.names),
        attributes=frozenset(part.attr for part in parts if isinstance(part, ast.Attribute)),
        values=frozenset(_read(part) for part in parts if part not in apart),
        calls=frozenset(text_of(call.func) for call in calls),
        imported=frozenset(alias.asname or alias.name.split(".")[0] for one in imports for alias in one.names),
        stars=any(isinstance(one, ast.ImportFrom) and one.names[0].name == "*" for one in imports),
    )


def _read(part: ast.AST) -> str:
    match part:
        case ast.Attribute(attr=name, ctx=ast.Load()) | ast.Name(id=name, ctx=ast.Load()):
            return name
        case _:
            return ""
