"""The functions and methods of a source file -> what calling each does: the least fixpoint over who calls whom.

A summary speaks of globals by name, and of what it is given by the names of its parameters. All parts of it are sets
that only grow while the functions are looked at again, and each look is a monotone function of the summaries so far:
the fixpoint is reached, and is the same in whatever order they are looked at.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flowc_compiler.given import Handling
from flowc_compiler.groups import Groups
from flowc_compiler.ir.effect import Alias, Capture, Effect, Mutate, Read, ReadsSetting, WritesSetting
from flowc_compiler.kinds import Env, FunctionNode, Kinds
from flowc_compiler.scopes import locals_of, parameters_of
from flowc_compiler.touching import Key, Touching
from flowc_compiler.world import Imports

Direct = Callable[[ast.AST], Iterable[Effect]]
"""The effects of a statement by itself, without what it mutates and what is the same as what."""
Order = Callable[[Sequence[Key]], Sequence[Key]]


@dataclass(frozen=True, slots=True)
class Summary:
    """`effects`: on globals, the page, the session state and the world."""

    effects: frozenset[Effect] = frozenset()
    handling: Handling = field(default_factory=Handling)

    def joined(self, other: Summary) -> Summary:
        one, two = self.handling, other.handling
        return Summary(
            self.effects | other.effects,
            Handling(
                two.parameters, two.method, one.mutates | two.mutates, one.aliases | two.aliases, one.gives | two.gives
            ),
        )

    def within(self, other: Summary) -> bool:
        """Whether it says no more than the other does."""
        return self.joined(other) == other


@dataclass(frozen=True, slots=True)
class Code:
    """A function as the summaries look at it. `cached`: its results are kept, and what it does is the cache's."""

    key: Key
    node: FunctionNode
    owner: str
    cached: bool


def functions_in(tree: ast.Module, module: str, is_cached: Callable[[FunctionNode], bool]) -> list[Code]:
    """The functions of a module and the methods of its classes."""
    found: list[Code] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.append(Code((module, node.name), node, "", is_cached(node)))
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                    found.append(Code((module, f"{node.name}.{part.name}"), part, node.name, is_cached(part)))
    return found


def summaries(
    codes: Sequence[Code], kinds: Kinds, outer: Env, direct: Direct, order: Order = list
) -> dict[Key, Summary]:
    """`order`: in which order the functions are looked at; it makes no difference."""
    by_key = {code.key: code for code in codes}
    looks = {
        key: Look(code, kinds, kinds.scope(code.node.body, outer, code.node, code.owner), direct)
        for key, code in by_key.items()
    }
    known = {key: Summary(handling=Handling(_parameters(code), bool(code.owner))) for key, code in by_key.items()}
    changed = True
    while changed:
        changed = False
        for key in order(tuple(by_key)):
            wider = known[key].joined(looks[key](known))
            changed |= wider != known[key]
            known[key] = wider
    return known


class Look:
    """One look at a function, given what is known of the others so far."""

    def __init__(self, code: Code, kinds: Kinds, env: Env, direct: Direct) -> None:
        self.code, self.kinds, self.env = code, kinds, env
        self.locals = locals_of(code.node)
        self.parameters = _parameters(code)
        effects = [] if code.cached else [one for statement in code.node.body for one in direct(statement)]
        self.effects = frozenset(
            one for one in effects if not isinstance(one, Capture) and named(one) not in self.locals
        )
        self.calls = frozenset(one.name for one in self.effects if isinstance(one, Read))
        self.methods = frozenset(_methods_called(code, kinds, env))
        self.outside = frozenset((*self.parameters, *(env.keys() - self.locals)))

    def __call__(self, known: Mapping[Key, Summary]) -> Summary:
        touching = Touching(self.kinds, {key: one.handling for key, one in known.items()}, self.code.key[0])
        touches = frozenset(touching.of(self.code.node.body, self.env))
        aliases = frozenset(one for one in touches if isinstance(one, Alias))
        held, gives = self._held(aliases), self._gives(touching, aliases)
        if self.code.cached:
            # What it does is the cache's business; but what it gives may be held there.
            copied = _copies(self.code.node, self.kinds.imports)
            return Summary(self.effects, self._handling(frozenset(), held, frozenset() if copied else gives))
        mutated = self._mutated(touches, aliases)
        called = [summary.effects for key, summary in known.items() if self._calls(key)]
        settings = frozenset[Effect](one for one in touches if isinstance(one, ReadsSetting | WritesSetting))
        outside = frozenset[Effect](one for one in mutated if one.name not in self.parameters)
        return Summary(self.effects.union(*called, settings, outside), self._handling(mutated, held, gives))

    def _handling(self, mutated: frozenset[Mutate], held: frozenset[Alias], gives: frozenset[str]) -> Handling:
        return Handling(self.parameters, bool(self.code.owner), mutated, held, gives)

    def _mutated(self, touches: Iterable[Effect], aliases: Iterable[Alias]) -> frozenset[Mutate]:
        groups = Groups(aliases)
        return frozenset(
            one if name == one.name else Mutate(name)
            for one in touches
            if isinstance(one, Mutate)
            for name in groups.shown_by(one) & self.outside
        )

    def _gives(self, touching: Touching, aliases: Iterable[Alias]) -> frozenset[str]:
        groups = Groups(aliases)
        values = [part.value for part in _returns(self.code.node)]
        given = [touching.sources(value, self.env) for value in values if value is not None]
        return frozenset(other for names in given for name in names for other in groups.of(name) & self.outside)

    def _held(self, aliases: frozenset[Alias]) -> frozenset[Alias]:
        """What it makes a part of what; and what else it brings together, by way of its own names."""
        direct = frozenset(one for one in aliases if one.part and {one.name, one.of} <= self.outside)
        rest = Groups(aliases - direct)
        pairs = ((name, other) for name in self.outside & _names(aliases) for other in rest.of(name) & self.outside)
        return direct | {Alias(name, other) for name, other in pairs if name != other}

    def _calls(self, key: Key) -> bool:
        if key[0] != self.code.key[0]:
            return False
        owner, _, name = key[1].rpartition(".")
        return name in self.methods or (owner in self.calls and name == "__init__") if owner else name in self.calls


def _methods_called(code: Code, kinds: Kinds, env: Env) -> Iterator[str]:
    """The names of the methods that are called on objects of the script's classes."""
    for part in (inner for statement in code.node.body for inner in ast.walk(statement)):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            if kinds.of(part.func.value, env).startswith("."):
                yield part.func.attr


def named(effect: Effect) -> str | None:
    """The name that an effect speaks of."""
    return getattr(effect, "name", None)


def _parameters(code: Code) -> tuple[str, ...]:
    static = {getattr(one, "id", "") for one in code.node.decorator_list} & {"staticmethod"}
    own = parameters_of(code.node)
    return ("", *own) if code.owner and static else own


def _names(aliases: Iterable[Alias]) -> frozenset[str]:
    return frozenset(name for one in aliases for name in (one.name, one.of))


def _returns(node: FunctionNode) -> list[ast.Return | ast.Yield | ast.YieldFrom]:
    return [part for part in ast.walk(node) if isinstance(part, ast.Return | ast.Yield | ast.YieldFrom)]


def _copies(node: FunctionNode, imports: Imports) -> bool:
    """`st.cache_data` gives each caller a copy."""
    targets = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
    return any((imports.dotted(one) or "").endswith("cache_data") for one in targets)
