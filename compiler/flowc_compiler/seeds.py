"""Calls that make or set a generator of random numbers -> whether a seed decides what it gives, or the system does.

`default_rng(0)` is pure, `default_rng()` asks the operating system in every run. Where the seed is an expression, the
emitted code tells the run time whether it was None (`arguments`); inside a function it cannot. There numpy is heard
when it asks the system, and the seeds of others are taken to be None.

A statement that is nothing but a seeding of a global generator (`seeding`) does not depend on the state before.
"""

from __future__ import annotations

import ast
import copy
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final

from flowc_compiler.ir.effect import GlobalGenerator, Place, Seeding, TouchesWorld
from flowc_compiler.parts import walk, walk_to
from flowc_compiler.world import Imports

PERHAPS: Final = " of a library with a generator of its own"
"""Ends the reason of what counts only while one of `LIBRARIES` is loaded."""


def seeding(node: ast.AST, imports: Imports) -> Seeding | None:
    """The seeding that a statement is, where it is nothing else."""
    match node:
        case ast.Expr(value=ast.Call(func=func, args=[argument], keywords=[])):
            generator = _SEEDINGS.get(imports.dotted(func) or "")
            if generator is None or isinstance(argument, ast.Starred) or generators_of([argument], imports):
                return None
            return Seeding(generator, _parts(func))
        case _:
            return None


def generators_of(nodes: Sequence[ast.AST], imports: Imports) -> frozenset[GlobalGenerator]:
    """Global generators whose state the code may look at or set, also without moving it."""
    found: set[GlobalGenerator] = set()
    for part in (inner for node in nodes for inner in walk(node)):
        if isinstance(part, ast.Attribute | ast.Name):
            path = imports.dotted(part)
            if path is not None:
                found |= {generator for prefix, generator in _LOOKS.items() if path.startswith(prefix)}
            elif isinstance(part, ast.Attribute) and part.attr in _LOOKING_METHODS:
                found |= {"random", "numpy.random"}
    return frozenset(found)


def calls_libraries(nodes: Sequence[ast.AST], imports: Imports) -> bool:
    """Whether the code calls anything but a command of Streamlit's or a harmless builtin. (What a module does while it
    is imported it does once per process, in a full rerun too.)"""
    for part in (inner for node in nodes for inner in walk(node)):
        if isinstance(part, ast.Call):
            path = imports.dotted(part.func) or ""
            if path not in _HARMLESS and not path.startswith("streamlit."):
                return True
    return any(getattr(node, "decorator_list", []) for node in nodes)


def unseeded(nodes: Sequence[ast.AST], imports: Imports, *, noted: bool) -> Iterator[TouchesWorld]:
    """Calls that take their seed from the operating system. `noted`: the run time hears what an expression gives."""
    heard = frozenset(arguments(nodes, imports)) if noted else frozenset[Place]()
    called: set[ast.expr] = set()
    for call, name in _calls(nodes, imports):
        called.add(call.func)
        argument = _seed(call)
        if argument is None or not (_is_a_seed(argument) or _place(argument) in heard or _asks_aloud(name, argument)):
            yield TouchesWorld("randomness", name)
    for part in (inner for node in nodes for inner in walk(node)):
        if isinstance(part, ast.Attribute | ast.Name) and part not in called:
            path = imports.dotted(part)
            if path in _SEEDED:
                # Handed on, to be called by somebody else.
                yield TouchesWorld("randomness", path)
            elif path is None and isinstance(part, ast.Attribute) and part.attr in _DRAWING_METHODS:
                yield TouchesWorld("randomness", f".{part.attr}{PERHAPS}")


def surest(found: Iterable[TouchesWorld]) -> TouchesWorld | None:
    """The effect that is told as the reason: one that may be none comes last."""
    return min(found, key=lambda effect: (effect.what.endswith(PERHAPS), effect), default=None)


def arguments(nodes: Sequence[ast.AST], imports: Imports) -> tuple[Place, ...]:
    """Expressions that are seeds, and of which only the run time can tell whether they are None."""
    inside = [part for node in nodes for part in _walk_without_functions(node)]
    found = [_seed(call) for call, _ in _calls(inside, imports, deep=False, names=_SEEDED | _SEEDINGS.keys())]
    return tuple(sorted({_place(one) for one in found if one is not None and not isinstance(one, ast.Constant)}))


def can_be_noted(node: ast.AST) -> bool:
    """Not in the body of a class, where Python gives names that begin as the glue does another meaning."""
    return not isinstance(node, ast.ClassDef)


class Noting(ast.NodeTransformer):
    """A copy of a cell's code in which the expressions at `places` are passed through `function`."""

    def __init__(self, places: Sequence[Place], function: ast.expr) -> None:
        self.places = frozenset(places)
        self.function = function

    def of(self, node: ast.stmt) -> ast.stmt:
        copied = copy.deepcopy(node)
        self.visit(copied)
        return copied

    def visit(self, node: ast.AST) -> ast.AST:
        inner = self.generic_visit(node)
        if isinstance(inner, ast.expr) and _stands_alone(inner) and _place(inner) in self.places:
            call = ast.Call(func=copy.deepcopy(self.function), args=[inner], keywords=[])
            return ast.fix_missing_locations(ast.copy_location(call, inner))
        return inner


def _stands_alone(node: ast.expr) -> bool:
    """Neither glue, which has no place yet, nor what shares its place with the expression it is a part of."""
    own_place = not isinstance(node, ast.Constant | ast.FormattedValue) and hasattr(node, "lineno")
    return own_place and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)


def _calls(
    nodes: Sequence[ast.AST], imports: Imports, *, deep: bool = True, names: frozenset[str] | None = None
) -> Iterator[tuple[ast.Call, str]]:
    for node in nodes:
        for part in walk(node) if deep else (node,):
            if isinstance(part, ast.Call):
                path = imports.dotted(part.func)
                if path is not None and path in (names or _SEEDED):
                    yield part, path
                elif path is None and isinstance(part.func, ast.Attribute) and part.func.attr in _SEEDED_METHODS:
                    yield part, f".{part.func.attr}"


def _seed(call: ast.Call) -> ast.expr | None:
    """The argument that is the seed; None where there is none, or where it cannot be told."""
    if len(call.args) + len(call.keywords) != 1:
        return None
    argument = call.args[0] if call.args else call.keywords[0].value
    return None if isinstance(argument, ast.Starred) or (call.keywords and call.keywords[0].arg is None) else argument


def _is_a_seed(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and argument.value is not None


def _asks_aloud(name: str, argument: ast.expr) -> bool:
    """With None it asks in a way that the run time hears (`flowc_shims.stdlib.entropy`)."""
    return name in _HEARD and not isinstance(argument, ast.Constant)


def _walk_without_functions(node: ast.AST) -> Iterator[ast.AST]:
    """What executes when the node does, comprehensions included."""
    return (part for part in walk_to(node, _LATER) if not isinstance(part, _LATER))


_LATER: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.GeneratorExp)


def _place(node: ast.expr) -> Place:
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


def _parts(node: ast.expr) -> tuple[str, ...]:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    assert isinstance(node, ast.Name)
    return (node.id, *reversed(parts))


_TABLE: Final = tomllib.loads(files("flowc_compiler.tables").joinpath("world.toml").read_text("utf-8"))["randomness"]
_SEEDED: Final = frozenset[str](_TABLE["seeded"])
_HEARD: Final = frozenset[str](_TABLE["heard"])
_SEEDED_METHODS: Final = frozenset[str](_TABLE["seeded_methods"])
_DRAWING_METHODS: Final = frozenset[str](_TABLE["drawing_methods"])
LIBRARIES: Final = frozenset[str](_TABLE["libraries"])
"""Modules whose objects draw from generators that the run time does not see."""
_LOOKING_METHODS: Final = frozenset[str](_TABLE["looking_methods"])
_LOOKS: Final[Mapping[str, GlobalGenerator]] = {
    **dict.fromkeys(_TABLE["looks_at_random"], "random"),
    **dict.fromkeys(_TABLE["looks_at_numpy"], "numpy.random"),
}
_HARMLESS: Final = frozenset({"len", "int", "float", "str", "bool", "range", "list", "dict", "tuple", "round", "print"})
_SEEDINGS: Final[Mapping[str, GlobalGenerator]] = {
    "random.seed": "random",
    "random.setstate": "random",
    "numpy.random.seed": "numpy.random",
    "numpy.random.set_state": "numpy.random",
}
