"""Functions that are defined directly in the body of an opened function -> those that are opened where they stand.

The opened form is made anew by each call of the function around it, so it sees that call's variables, as a fresh frame
would show them; they are inputs of its cells as its own locals are. A call reaches it only by its name, from the
function around it or from another opened one there: whoever gets the function as a value (a callback, `map`) gets the
plain one. Which function the name stands for is certain: one statement binds it, and nothing rebinds it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping

from flowc_compiler.ir.cell import Block, Definition, walk_items
from flowc_compiler.parts import walk_own
from flowc_compiler.scopes import locals_of, names_of, parameters_of
from flowc_compiler.showing import marks_of


def nested_in(node: ast.FunctionDef, opens: Callable[[ast.FunctionDef], bool]) -> dict[str, ast.FunctionDef]:
    """`opens`: whether a function's own text lets it be opened."""
    inside = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    if not inside:
        return {}
    counts: dict[str, int] = dict.fromkeys(parameters_of(node), 1)
    for statement in node.body:
        found = names_of([statement])
        for name in found.binds | found.deletes:
            counts[name] = counts.get(name, 0) + (2 if name in found.deletes else 1)
    everywhere = names_of(node.body)
    taken = everywhere.declared_global | everywhere.declared_nonlocal | everywhere.rebound_by_nested
    named = {one.name: one for one in inside if counts[one.name] == 1 and one.name not in taken}
    return {name: one for name, one in named.items() if opens(one) and not comes_back(name, named)}


def comes_back(name: str, functions: Mapping[str, ast.FunctionDef]) -> bool:
    """Whether a function may come to call itself."""
    seen: set[str] = set()
    todo = [name]
    while todo:
        reads = names_of(functions[todo.pop()].body).reads & functions.keys()
        if name in reads:
            return True
        todo.extend(reads - seen)
        seen |= reads
    return False


def showing_in(
    functions: Iterable[ast.FunctionDef], surface: frozenset[str], showing: frozenset[str]
) -> frozenset[str]:
    """Names of functions inside functions that may show."""
    inner = [part for node in functions for part in walk_own(node) if isinstance(part, ast.FunctionDef)]
    found: set[str] = set()
    while True:
        known = showing | found
        more = {node.name for node in inner if node.name not in found and marks_of(node.body).show(surface, known)}
        if not more:
            return frozenset(found)
        found |= more


def scopes_of(body: Block) -> dict[str, tuple[frozenset[str], str]]:
    """For each opened function its own names, and the opened function around it ("": none)."""
    return {item.name: (locals_of(item.node), item.outer) for item in walk_items(body) if isinstance(item, Definition)}


def local_names(body: Block) -> dict[str, frozenset[str]]:
    """For each opened function the names that are no globals in it: its own and those around it."""
    found: dict[str, frozenset[str]] = {}
    for item in walk_items(body):
        if isinstance(item, Definition):
            around = found.get(item.outer, frozenset[str]()) - names_of(item.node.body).declared_global
            found[item.name] = locals_of(item.node) | around
    return found
