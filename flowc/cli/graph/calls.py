"""Calls of opened functions -> the functions that they may reach, in any file.

A call by name reaches one. Of a method, or of what a variable or a table holds, only the run time knows which it is:
each that may be is given, methods by their name, the others where they are mentioned otherwise than by calling them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from flowc.cli.graph.parts import Part


@dataclass(frozen=True, slots=True)
class Reach:
    """The cell `source` of `caller` may call `function`, which is one of `callee`."""

    caller: Part
    source: int
    callee: Part
    function: str


def calls_of(parts: tuple[Part, ...]) -> tuple[Reach, ...]:
    return tuple(dict.fromkeys(_calls(parts)))


def _calls(parts: tuple[Part, ...]) -> Iterator[Reach]:
    functions = [(part, function) for part in parts for function in part.outline.definitions]
    named = {part.qualified(function): (part, function) for part, function in functions}
    mentioned = {name for part in parts for name in _mentioned(part)}
    travelling = [(part, function) for part, function in functions if _last(function) in mentioned]
    for part in parts:
        for call in part.outline.calls:
            if call.function:
                found = [named[name] for name in (part.qualified(call.function),) if name in named]
            elif isinstance(call.called, ast.Attribute):
                own = not _is_of(part.libraries, call.called)
                found = [one for one in functions if own and _last(one[1]) == call.called.attr]
            else:
                found = travelling or functions
            for callee, function in found:
                yield Reach(part, part.first + call.source, callee, function)


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _is_of(libraries: frozenset[str], called: ast.expr) -> bool:
    """What a library has by that name is no function of the script's: `st.title`."""
    while isinstance(called, ast.Attribute):
        called = called.value
    return isinstance(called, ast.Name) and called.id in libraries


def _mentioned(part: Part) -> Iterator[str]:
    """Last parts of names that are used other than by calling them, as their own files know them."""
    nodes = list(ast.walk(part.cells.tree))
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    for node in nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Load()) if id(node) not in called:
                yield _last(part.aliases.get(name, name))
            case ast.Attribute(attr=name, ctx=ast.Load()) if id(node) not in called:
                yield name
            case _:
                pass
