"""Syntax -> which objects it may change, by the names that lead to them, and which names may lead to the same ones.

`Mutate` and `Alias` of what executes at once. Calls of libraries are judged by the tables (`libraries.py`), calls of
the script's functions by their summaries; any other may change, hold and give back whatever it is given. A path
(`frame["a"]`, `self.rows`) is told where the type of its root says that its parts are apart.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from flowc_compiler.entries import ANY, SELF, Entry
from flowc_compiler.environment import Env
from flowc_compiler.given import Handling, arguments_of, by_parameter, given_for, is_false
from flowc_compiler.ir.effect import Alias, Mutate, ReadsSetting, WritesSetting
from flowc_compiler.kinds import IMMUTABLE, ITERATOR, Kinds
from flowc_compiler.parts import walk
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.paths import APART, OUTSIDE, path_of
from flowc_compiler.scopes import free_names

Key: TypeAlias = tuple[str, str]
"""A function: its module ("" is the script), and its name, `Class.method` for a method."""
Touch: TypeAlias = Mutate | Alias | ReadsSetting | WritesSetting


@dataclass(frozen=True)
class Touching:
    """`handlings`: of the functions of the script; of one that is not there, nothing is known."""

    kinds: Kinds
    handlings: Mapping[Key, Handling]
    module: str = ""
    found: dict[tuple[ast.expr, Env], frozenset[str]] = field(
        default_factory=dict[tuple[ast.expr, Env], frozenset[str]]
    )

    def of(self, nodes: Iterable[ast.AST], env: Env) -> Iterator[Touch]:
        for node in nodes:
            for part in walk(node):
                yield from self._part(part, env)

    def methods_called(self, nodes: Iterable[ast.AST], env: Env) -> Iterator[Key]:
        """The methods of the script's classes that are called on objects of a known class."""
        for part in (inner for node in nodes for inner in walk(node)):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
                kind = self.kinds.of(part.func.value, env)
                key = self.module, f"{kind[1:]}.{part.func.attr}"
                if kind.startswith(".") and key in self.handlings:
                    yield key

    def sources(self, node: ast.expr, env: Env) -> frozenset[str]:
        """The names whose objects the value of an expression may be, or hold, or be a part of."""
        known = self.found.get((node, env))
        if known is None:
            known = self.found[node, env] = self._sources(node, env)
        return known

    def _sources(self, node: ast.expr, env: Env) -> frozenset[str]:
        if self.kinds.of(node, env) in IMMUTABLE:
            return frozenset()
        match node:
            case ast.Name(id=name):
                hidden = name in self.kinds.imports.paths or (name not in env and hasattr(builtins, name))
                return frozenset[str]() if hidden else frozenset({name})
            case ast.Attribute(attr=attr) if attr in OUTSIDE:
                return frozenset()
            case ast.Attribute(value=value, attr=attr):
                found = self.kinds.libraries.member(self.kinds.of(value, env), attr)
                if found is not None and found.fresh:
                    return frozenset()
                return self.sources(value, env)
            case ast.Subscript(value=value) | ast.Starred(value=value) | ast.NamedExpr(value=value):
                return self.sources(value, env)
            case ast.Call():
                return self._call(node, env)
            case ast.BinOp(left=left, right=right):
                # What arithmetic gives is new, but a list of lists holds the old ones.
                plain = {"numpy.ndarray", "pandas.Series", "pandas.DataFrame", "polars.DataFrame", "polars.Series"}
                return frozenset() if self.kinds.of(node, env) in plain else self._all((left, right), env)
            case ast.IfExp(body=one, orelse=other):
                return self._all((one, other), env)
            case _:
                return self._inner_sources(node, env)

    def _inner_sources(self, node: ast.expr, env: Env) -> frozenset[str]:
        match node:
            case ast.Constant() | ast.JoinedStr() | ast.Compare() | ast.UnaryOp():
                return frozenset()
            case ast.Lambda():
                return env.among(free_names(node))
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                return self._comprehension(node, env)
            case _:
                return self._all([part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)], env)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, env: Env
    ) -> frozenset[str]:
        """Elements are made of what the targets stand for, so the iterables are their sources."""
        targets = {part.id for one in node.generators for part in walk(one.target) if isinstance(part, ast.Name)}
        inner = Env(dict.fromkeys(targets, ""), env)
        elements = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        used = self._all(elements, inner)
        if not used & targets:
            return used - targets
        # The first iterable is evaluated outside, where a target's name is another one.
        first = self.sources(node.generators[0].iter, env)
        others = self._all([one.iter for one in node.generators[1:]], inner)
        return first | ((used | others) - targets)

    def _all(self, nodes: Sequence[ast.expr], env: Env) -> frozenset[str]:
        return frozenset[str]().union(*(self.sources(node, env) for node in nodes))

    # --- what executes
    def _part(self, part: ast.AST, env: Env) -> Iterator[Touch]:
        yield from self._binding(part, env)
        match part:
            case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()):
                yield from self._changed(part, env)
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                if self.kinds.of(ast.Name(id=name, ctx=ast.Load()), env) not in IMMUTABLE:
                    yield Mutate(name, own=True)
                    yield from self._holds(name, self.sources(value, env))
            case ast.AsyncFor(iter=value) | ast.For(iter=value) | ast.comprehension(iter=value):
                yield from self._consumed([value], env)
            case ast.Call():
                yield from self._calling(part, env)
            case _:
                pass

    def _binding(self, part: ast.AST, env: Env) -> Iterator[Touch]:
        match part:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from self.bound(target, value, env)
            case ast.AnnAssign(target=target, value=value) if value is not None:
                yield from self.bound(target, value, env)
            case ast.NamedExpr(target=target, value=value):
                yield from self.bound(target, value, env)
            case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
                yield from self.elements(target, value, env)
            case ast.withitem(context_expr=value, optional_vars=target) if target is not None:
                yield from self.bound(target, value, env)
            case ast.Match(subject=subject):
                for name in _captured(part):
                    yield from self._linked(name, self.sources(subject, env))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from self._linked(part.name, env.among(free_names(part)))
            case _:
                pass

    def bound(self, target: ast.expr, value: ast.expr, env: Env) -> Iterator[Alias]:
        """What a target may have in common with other names once the value is bound to it."""
        if isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
            if len(target.elts) == len(value.elts) and not any(isinstance(one, ast.Starred) for one in target.elts):
                for inner, given in zip(target.elts, value.elts, strict=True):
                    yield from self.bound(inner, given, env)
                return
        found = self.sources(value, env)
        names = sorted(part.id for part in walk(target) if isinstance(part, ast.Name))
        bound = [name for name in names if env.type_of(name) not in IMMUTABLE]
        for name in bound:
            if isinstance(target, ast.Attribute | ast.Subscript) or self._is_container(value):
                yield from self._holds(name, found)
            elif isinstance(value, ast.Attribute | ast.Subscript) or isinstance(target, ast.Tuple | ast.List):
                yield from self._held_by(name, found)
            else:
                yield from self._linked(name, found)
        if isinstance(target, ast.Tuple | ast.List) and self._shares(value, env):
            yield from (Alias(bound[0], name) for name in bound[1:])

    def elements(self, target: ast.expr, iterable: ast.expr, env: Env) -> Iterator[Alias]:
        """A loop's targets are held by what it iterates over."""
        found = self.sources(iterable, env)
        for part in walk(target):
            if isinstance(part, ast.Name) and env.type_of(part.id) not in IMMUTABLE:
                yield from self._held_by(part.id, found)

    def _is_container(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            return value.func.id in self.kinds.classes
        return isinstance(value, ast.List | ast.Tuple | ast.Set | ast.Dict | ast.ListComp | ast.DictComp | ast.SetComp)

    def _shares(self, value: ast.expr, env: Env) -> bool:
        """The parts of a result may have something in common: a figure and its axes."""
        if not isinstance(value, ast.Call):
            return False
        known = self._known(value, env)
        return not isinstance(known, Entry) or known.returns == "matplotlib.FigureAndAxes"

    def _linked(self, name: str, others: Iterable[str]) -> Iterator[Alias]:
        return (Alias(name, other) for other in others if other != name)

    def _held_by(self, name: str, others: Iterable[str]) -> Iterator[Alias]:
        return (Alias(name, other, part=True) for other in others if other != name)

    def _holds(self, name: str, others: Iterable[str]) -> Iterator[Alias]:
        return (Alias(other, name, part=True) for other in others if other != name)

    def _consumed(self, values: Iterable[ast.expr], env: Env) -> Iterator[Touch]:
        for value in values:
            if isinstance(value, ast.Name) and self.kinds.of(value, env) in (ITERATOR, "io.file"):
                yield Mutate(value.id, own=True)

    def _changed(self, node: ast.expr, env: Env) -> Iterator[Mutate]:
        """What leads to the object that `node` is a part of may be changed."""
        found = path_of(node, self.kinds, env)
        if found is not None:
            yield Mutate(*found, own=isinstance(getattr(node, "value", None), ast.Name))
        elif isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
            yield from (Mutate(name) for name in self._held(node, env))

    def _held(self, node: ast.expr, env: Env) -> frozenset[str]:
        if isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
            if isinstance(node, ast.Attribute) and node.attr in OUTSIDE:
                return frozenset()
            return self._held(node.value, env)
        return self.sources(node, env)

    # --- calls
    def _calling(self, node: ast.Call, env: Env) -> Iterator[Touch]:
        arguments = arguments_of(node)
        known = self._known(node, env)
        if isinstance(known, Handling):
            yield from self._handled(known, node, env)
        elif known is not None:
            yield from self._entered(known, node, env)
        else:
            # Unknown: it may change what it is given, and keep any of it in any other.
            receiver = (
                [node.func.value] if isinstance(node.func, ast.Attribute) and not self._is_path(node.func, env) else []
            )
            plain = isinstance(node.func, ast.Attribute) or (
                isinstance(node.func, ast.Name) and node.func.id not in env
            )
            called = [] if plain else [node.func]
            for value in (*receiver, *called, *arguments):
                yield from self._mutated(value, env)
            yield from self._held_together([*receiver, *arguments], env)

    def _is_path(self, node: ast.expr, env: Env) -> bool:
        return self.kinds.path(node, env) is not None

    def _known(self, node: ast.Call, env: Env) -> Entry | Handling | None:
        func = node.func
        if isinstance(func, ast.Name) and func.id == SHOW:
            return Entry()
        if isinstance(func, ast.Name) and (self.module, func.id) in self.handlings:
            return self.handlings[self.module, func.id]
        if isinstance(func, ast.Name) and func.id in self.kinds.classes:
            held = self.kinds.is_record(self.kinds.classes[func.id])
            return Entry(parts_of=frozenset({ANY})) if held else self._method(func.id, "__init__")
        path = self.kinds.path(func, env)
        if path is not None:
            return self.kinds.libraries.function(path)
        if isinstance(func, ast.Attribute):
            kind = self.kinds.of(func.value, env)
            if kind.startswith("."):
                return self._method(kind[1:], func.attr)
            return self.kinds.libraries.member(kind, func.attr) if kind else None
        return None

    def _method(self, owner: str, name: str) -> Handling | None:
        if any(self._overrides(one, owner, name) for one in self.kinds.classes.values()):
            return None
        found = self.handlings.get((self.module, f"{owner}.{name}"))
        if found is not None:
            return found
        node = self.kinds.classes.get(owner)
        bases = [base.id for base in node.bases if isinstance(base, ast.Name)] if node is not None else []
        for base in bases:
            if base in self.kinds.classes:
                return self._method(base, name)
        if node is not None and name == "__init__" and not node.bases and not node.decorator_list and not node.keywords:
            return Handling()
        return None

    def _overrides(self, node: ast.ClassDef, owner: str, name: str) -> bool:
        """Objects of a subclass may do something else."""
        below = any(isinstance(base, ast.Name) and base.id == owner for base in node.bases)
        if not below or name == "__init__":
            return False
        own = {part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
        return name in own or any(self._overrides(one, node.name, name) for one in self.kinds.classes.values())

    def _mutated(self, value: ast.expr, env: Env, *, own: bool = False) -> Iterator[Mutate]:
        """`own`: only the object itself is changed, nothing that it holds."""
        if self.kinds.of(value, env) in IMMUTABLE:
            return
        found = path_of(value, self.kinds, env)
        if found is not None and isinstance(value, ast.Name | ast.Attribute | ast.Subscript | ast.Starred):
            if found[0] not in self.kinds.imports.paths:
                yield Mutate(*found, own=own and isinstance(value, ast.Name))
        else:
            yield from (Mutate(name) for name in self.sources(value, env))

    def _held_together(self, values: Sequence[ast.expr], env: Env) -> Iterator[Alias]:
        names = [self.sources(value, env) for value in values]
        for position, group in enumerate(names):
            for name in group:
                for others in names[position + 1 :]:
                    yield from self._linked(name, others)

    def _entered(self, known: Entry, node: ast.Call, env: Env) -> Iterator[Touch]:
        yield from (ReadsSetting(place) for place in sorted(known.reads))
        yield from (WritesSetting(place) for place in sorted(known.writes))
        for argument in known.mutates:
            for value in given_for(argument, node):
                yield from self._mutated(value, env, own=True)
        for argument, flag in known.mutates_if:
            if any(word.arg in (flag, None) and not is_false(word.value) for word in node.keywords):
                for value in given_for(argument, node):
                    yield from self._mutated(value, env, own=True)
        if known.consumes:
            yield from self._consumed(arguments_of(node), env)
        if known.stores:
            kept = self._all(arguments_of(node), env)
            for name in self._all(given_for(SELF, node), env):
                yield from self._holds(name, kept)
        if known.calls:
            yield from self._called_back(node, env)

    def _called_back(self, node: ast.Call, env: Env) -> Iterator[Mutate]:
        """A function that is handed on may change what it is called with, unless it is known not to."""
        for value in arguments_of(node):
            harmless = isinstance(value, ast.Lambda | ast.Constant | ast.List | ast.Dict | ast.Tuple)
            kind = self.kinds.of(value, env)
            path = self.kinds.path(value, env) if isinstance(value, ast.Name | ast.Attribute) else None
            entry = self.kinds.libraries.function(path) if path is not None else None
            if entry is not None and not entry.mutates:
                harmless = True
            if isinstance(value, ast.Name) and (self.module, value.id) in self.handlings:
                handling = self.handlings[self.module, value.id]
                harmless = not any(one.name in handling.parameters for one in handling.mutates)
                yield from (one for one in handling.mutates if one.name not in handling.parameters)
            if not harmless and not kind:
                for given in (*given_for(SELF, node), *arguments_of(node)):
                    yield from self._mutated(given, env)
                return

    def _handled(self, known: Handling, node: ast.Call, env: Env) -> Iterator[Touch]:
        given = by_parameter(known, node)
        for one in known.mutates:
            if one.name not in known.parameters:
                yield one
                continue
            for value in given.get(one.name, ()):
                for found in self._mutated(value, env, own=one.own):
                    whole = found.path or not isinstance(value, ast.Name)
                    yield found if whole else replace(found, path=self._same_path(one.path, found.name, env))
        for alias in known.aliases:
            left, right = (self._named(name, known, given, env) for name in (alias.name, alias.of))
            for name in left:
                yield from (Alias(name, other, alias.part) for other in right if other != name)

    def _same_path(self, path: str, name: str, env: Env) -> str:
        """A path of a parameter holds for what is given where its type says the same of it."""
        kind = env.type_of(name)
        return path if kind in APART or kind.startswith(".") else ""

    def _named(self, name: str, known: Handling, given: Mapping[str, Sequence[ast.expr]], env: Env) -> frozenset[str]:
        return self._all(given.get(name, ()), env) if name in known.parameters else frozenset({name})

    def _call(self, node: ast.Call, env: Env) -> frozenset[str]:
        """The sources of a call's result."""
        known = self._known(node, env)
        if isinstance(known, Handling):
            given = by_parameter(known, node)
            found = frozenset[str]().union(*(self._named(name, known, given, env) for name in known.gives))
            if isinstance(node.func, ast.Name) and node.func.id in self.kinds.classes:
                # An instance holds what it is made of.
                found |= self._all(arguments_of(node), env) if known.aliases or not known.parameters else frozenset()
            return found
        if known is not None:
            return frozenset[str]().union(
                *(self._all(given_for(argument, node), env) for argument in known.parts_of),
                *(
                    self._all(given_for(argument, node), env)
                    for argument in known.mutates
                    if isinstance(argument, str) and argument != SELF
                ),
            )
        receiver = () if self._is_path(node.func, env) else (node.func,)
        return self._all((*receiver, *arguments_of(node)), env)


def _captured(node: ast.AST) -> set[str]:
    names = (getattr(part, "rest", getattr(part, "name", None)) for part in walk(node) if isinstance(part, _CAPTURING))
    return {name for name in names if name is not None}


_CAPTURING: Final = (ast.MatchAs, ast.MatchStar, ast.MatchMapping)
