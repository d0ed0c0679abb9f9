"""The functions and methods of a source file -> what calling each does: the least fixpoint over who calls whom.

A summary speaks of globals by name, and of what it is given by the names of its parameters. All parts of it are sets
that only grow while the functions are looked at again, and each look is a monotone function of the summaries so far:
the fixpoint is reached, and is the same in whatever order they are looked at.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flowc_compiler.environment import Env
from flowc_compiler.given import Handling
from flowc_compiler.groups import Groups
from flowc_compiler.ir.effect import Alias, Capture, Effect, Mutate, Read, ReadsSetting, WritesSetting
from flowc_compiler.kinds import FunctionNode, Kinds
from flowc_compiler.parts import walk
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
    index = by_name(by_key)
    looks = {
        key: Look(code, kinds, kinds.scope(code.node.body, outer, code.node, code.owner), direct, index)
        for key, code in by_key.items()
    }
    known = {key: Summary(handling=Handling(_parameters(code), bool(code.owner))) for key, code in by_key.items()}
    handlings = {key: one.handling for key, one in known.items()}
    users = Users(looks.values(), kinds)
    todo = set(by_key)
    while todo:
        for key in order([key for key in _callees_first(looks) if key in todo]):
            todo.discard(key)
            wider = known[key].joined(looks[key](known, handlings))
            if wider != known[key]:
                known[key], handlings[key] = wider, wider.handling
                todo.update(users.of(key))
    return known


def by_name(keys: Iterable[Key]) -> dict[str, list[Key]]:
    """Functions by their name, methods by `.name`, what makes an instance by `Class()`."""
    found: dict[str, list[Key]] = {}
    for key in keys:
        owner, _, name = key[1].rpartition(".")
        found.setdefault(f".{name}" if owner else name, []).append(key)
        if owner and name == "__init__":
            found.setdefault(f"{owner}()", []).append(key)
    return found


def _callees_first(looks: Mapping[Key, Look]) -> list[Key]:
    """An order in which most functions come after those that they call, so that they are looked at once."""
    found: dict[Key, None] = {}
    seen: set[Key] = set()
    for first in looks:
        todo = [(first, False)]
        while todo:
            key, left = todo.pop()
            if left:
                found[key] = None
            elif key not in seen:
                seen.add(key)
                todo.append((key, True))
                todo.extend((callee, False) for callee in looks[key].called)
    return list(found)


class Users:
    """Which functions to look at again when more is known of one: those that mention it."""

    def __init__(self, looks: Iterable[Look], kinds: Kinds) -> None:
        self.mentioning: dict[str, list[Key]] = {}
        self.heirs: dict[str, list[str]] = {}
        for look in looks:
            for name in look.mentioned:
                self.mentioning.setdefault(name, []).append(look.code.key)
        for node in kinds.classes.values():
            for base in node.bases:
                if isinstance(base, ast.Name):
                    self.heirs.setdefault(base.id, []).append(node.name)

    def of(self, key: Key) -> Iterator[Key]:
        owner, _, name = key[1].rpartition(".")
        yield from self.mentioning.get(name, ())
        if owner and name == "__init__":
            # Making an instance of a class, or of one that inherits from it, does not mention the method.
            todo, seen = [owner], {owner}
            while todo:
                one = todo.pop()
                yield from self.mentioning.get(one, ())
                more = [heir for heir in self.heirs.get(one, ()) if heir not in seen]
                seen.update(more)
                todo.extend(more)


class Look:
    """One look at a function, given what is known of the others so far."""

    def __init__(self, code: Code, kinds: Kinds, env: Env, direct: Direct, index: Mapping[str, Sequence[Key]]) -> None:
        self.code, self.kinds, self.env = code, kinds, env
        self.locals = locals_of(code.node)
        self.parameters = _parameters(code)
        effects = [] if code.cached else [one for statement in code.node.body for one in direct(statement)]
        self.effects = frozenset(
            one for one in effects if not isinstance(one, Capture) and named(one) not in self.locals
        )
        calls = frozenset(one.name for one in self.effects if isinstance(one, Read))
        methods = frozenset(_methods_called(code, kinds, env))
        texts = (*calls, *(f"{name}()" for name in calls), *(f".{name}" for name in methods))
        self.called = tuple(sorted({key for text in texts for key in index.get(text, ())}))
        self.mentioned = calls | _mentioned(code.node)

    def __call__(self, known: Mapping[Key, Summary], handlings: Mapping[Key, Handling]) -> Summary:
        touching = Touching(self.kinds, handlings, self.code.key[0])
        touches = frozenset(touching.of(self.code.node.body, self.env))
        aliases = frozenset(one for one in touches if isinstance(one, Alias))
        held, gives = self._held(aliases), self._gives(touching, aliases)
        if self.code.cached:
            # What it does is the cache's business; but what it gives may be held there.
            copied = _copies(self.code.node, self.kinds.imports)
            return Summary(self.effects, self._handling(frozenset(), held, frozenset() if copied else gives))
        mutated = self._mutated(touches, aliases)
        called = [known[key].effects for key in self.called]
        settings = frozenset[Effect](one for one in touches if isinstance(one, ReadsSetting | WritesSetting))
        outside = frozenset[Effect](one for one in mutated if one.name not in self.parameters)
        return Summary(self.effects.union(*called, settings, outside), self._handling(mutated, held, gives))

    def _outside(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the names that others know: its parameters, and what is not its own."""
        return frozenset(
            name for name in names if name in self.parameters or (name in self.env and name not in self.locals)
        )

    def _handling(self, mutated: frozenset[Mutate], held: frozenset[Alias], gives: frozenset[str]) -> Handling:
        return Handling(self.parameters, bool(self.code.owner), mutated, held, gives)

    def _mutated(self, touches: Iterable[Effect], aliases: Iterable[Alias]) -> frozenset[Mutate]:
        groups = Groups(aliases)
        return frozenset(
            one if name == one.name else Mutate(name)
            for one in touches
            if isinstance(one, Mutate)
            for name in self._outside(groups.shown_by(one))
        )

    def _gives(self, touching: Touching, aliases: Iterable[Alias]) -> frozenset[str]:
        groups = Groups(aliases)
        values = [part.value for part in _returns(self.code.node)]
        given = [touching.sources(value, self.env) for value in values if value is not None]
        return frozenset(other for names in given for name in names for other in self._outside(groups.of(name)))

    def _held(self, aliases: frozenset[Alias]) -> frozenset[Alias]:
        """What it makes a part of what; and what else it brings together, by way of its own names."""
        direct = frozenset(
            one for one in aliases if one.part and self._outside({one.name, one.of}) >= {one.name, one.of}
        )
        rest = Groups(aliases - direct)
        names = self._outside(_names(aliases))
        pairs = ((name, other) for name in names for other in self._outside(rest.of(name)))
        return direct | {Alias(name, other) for name, other in pairs if name != other}


def _mentioned(node: FunctionNode) -> frozenset[str]:
    """All names in it, of methods too."""
    parts = (inner for statement in node.body for inner in walk(statement))
    found = (getattr(part, "id", getattr(part, "attr", None)) for part in parts)
    return frozenset(name for name in found if isinstance(name, str))


def _methods_called(code: Code, kinds: Kinds, env: Env) -> Iterator[str]:
    """The names of the methods that are called on objects of the script's classes."""
    for part in (inner for statement in code.node.body for inner in walk(statement)):
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
    return [part for part in walk(node) if isinstance(part, ast.Return | ast.Yield | ast.YieldFrom)]


def _copies(node: FunctionNode, imports: Imports) -> bool:
    """`st.cache_data` gives each caller a copy."""
    targets = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
    return any((imports.dotted(one) or "").endswith("cache_data") for one in targets)
