"""A call's syntax -> which expressions are given for which argument; where `*` and `**` leave it open, for any."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from flowc_compiler.entries import ANY, SELF, Argument
from flowc_compiler.ir.effect import Alias, Mutate


@dataclass(frozen=True, slots=True)
class Handling:
    """What a function of the script does with what it is given and with globals: names of parameters and globals."""

    parameters: tuple[str, ...] = ()
    method: bool = False
    mutates: frozenset[Mutate] = frozenset()
    aliases: frozenset[Alias] = frozenset()
    gives: frozenset[str] = frozenset()
    """What its result may be a part of."""


def arguments_of(node: ast.Call) -> list[ast.expr]:
    return [*node.args, *(word.value for word in node.keywords)]


def given_for(argument: Argument, node: ast.Call) -> list[ast.expr]:
    """The expressions that are given for an argument of a table's."""
    if argument == ANY:
        return arguments_of(node)
    if argument == SELF:
        # Of a function: the first argument.
        return [node.func.value] if isinstance(node.func, ast.Attribute) else node.args[:1]
    starred = [one for one in node.args if isinstance(one, ast.Starred)]
    spread = [word.value for word in node.keywords if word.arg is None]
    if isinstance(argument, int):
        if starred:
            return list(node.args)
        # It may have been given by its name, which the table does not tell.
        return [*node.args[argument : argument + 1]] or [word.value for word in node.keywords]
    return [*(word.value for word in node.keywords if word.arg == argument), *spread]


def by_parameter(known: Handling, node: ast.Call) -> dict[str, list[ast.expr]]:
    """What is given for each parameter; for any of them where `*` and `**` leave it open."""
    found: dict[str, list[ast.expr]] = {name: [] for name in known.parameters}
    open_ended = any(isinstance(one, ast.Starred) for one in node.args) or any(w.arg is None for w in node.keywords)
    if open_ended:
        return {name: [*given_for(SELF, node), *arguments_of(node)] for name in known.parameters}
    positions = known.parameters
    values = list(node.args)
    if known.method and isinstance(node.func, ast.Attribute):
        values = [node.func.value, *values]
    elif known.method:
        positions = positions[1:]
    for position, value in enumerate(values):
        # Beyond the last parameter: a `*rest`, which is among them.
        for name in positions[position : position + 1] or positions[-1:]:
            found[name].append(value)
    for word in node.keywords:
        # One that is no parameter is in `**rest`, which is among them.
        for name in (word.arg,) if word.arg in found else positions:
            found[name].append(word.value)
    return found


def is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value
