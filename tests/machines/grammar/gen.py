"""What every production uses: draws from one random source, and the names a script has bound so far, by kind.

A production turns a `Gen` into the lines of one statement. Names come from small pools, so that rebinding, aliasing and
shadowing are frequent. Holds: each scope has names of its own (`a` in the module, `m_a` in `main`, `h_a` in a helper),
since a name that is local and global at once would mostly raise UnboundLocalError and end the script early.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, Literal, TypeVar

from tests.machines.grammar.tags import tagged

T = TypeVar("T")

Kind = Literal[
    "int", "str", "list", "dict", "set", "object", "array", "view", "frame", "box", "slot", "bar",
    "pure", "mutator", "shower", "counter", "cell_fn", "gives_list", "cached", "resource", "callback", "alist",
    "module", "queue",
]  # fmt: skip

POOLS: Final[dict[Kind, tuple[str, ...]]] = {
    "int": ("a", "b", "c", "d"),
    "str": ("s", "t"),
    "list": ("xs", "ys", "zs"),
    "dict": ("dd", "ee"),
    "set": ("uu", "vv"),
    "object": ("o", "p"),
    "array": ("arr", "brr"),
    "view": ("view",),
    "frame": ("df", "eg"),
    "box": ("left", "right", "low"),
    "slot": ("hole", "gap"),
    "bar": ("bar",),
    "pure": ("f", "g"),
    "mutator": ("push", "poke"),
    "shower": ("show", "panel"),
    "counter": ("tick", "tock"),
    "cell_fn": ("late",),
    "gives_list": ("keep",),
    "cached": ("load",),
    "resource": ("pool",),
    "callback": ("cb", "on"),
    "alist": ("nest",),
    "module": ("mod",),
    "queue": ("qq",),
}


@dataclass(slots=True)
class Scope:
    """The names bound in one function or in the module; `maybe` holds those that only some paths have bound."""

    prefix: str
    bound: dict[Kind, list[str]] = field(default_factory=dict)
    maybe: dict[Kind, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Production:
    """One named construct. `needs`: kinds of which a name must be bound. `nests`: it contains a block."""

    name: str
    weight: int
    make: Callable[[Gen], list[str]]
    needs: tuple[Kind, ...] = ()
    nests: bool = False
    module_only: bool = False


PRODUCTIONS: Final[dict[str, Production]] = {}


def production(
    weight: int = 2, *needs: Kind, nests: bool = False, module_only: bool = False
) -> Callable[[Callable[[Gen], list[str]]], Callable[[Gen], list[str]]]:
    """Register the decorated function under its own name."""

    def register(make: Callable[[Gen], list[str]]) -> Callable[[Gen], list[str]]:
        name = make.__name__
        assert name not in PRODUCTIONS, f"two productions are named {name}"
        PRODUCTIONS[name] = Production(name, weight, make, needs, nests, module_only)
        return make

    return register


def indented(lines: Sequence[str]) -> list[str]:
    return ["    " + line for line in lines]


class Gen:
    """The state of one generation. Scopes are a stack: the module first, the innermost function last."""

    def __init__(self, random: Random, *, first_number: int = 0) -> None:
        self.random = random
        self.scopes: list[Scope] = [Scope("")]
        self.depth = 0
        self.in_loop: list[str] = []
        self.serial = first_number
        self.places = 0
        self.used: dict[str, int] = {}
        self.budget = 60
        self.favoured: frozenset[str] = frozenset()
        self.banned: frozenset[str] = frozenset()
        self.pending: list[list[tuple[Scope, Kind, str]]] = []

    # --- draws
    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def pick(self, options: Sequence[T]) -> T:
        return options[self.random.randrange(len(options))]

    def number(self, low: int = 0, high: int = 9) -> int:
        return low + self.random.randrange(high - low + 1)

    def fresh(self) -> int:
        """A number that no earlier call gave: for widget labels and keys."""
        self.serial += 1
        return self.serial

    # --- names
    @property
    def scope(self) -> Scope:
        return self.scopes[-1]

    @property
    def in_module(self) -> bool:
        return len(self.scopes) == 1

    def target(self, kind: Kind) -> str:
        """A name to bind in the current scope; `bind` it after the expression on the right is drawn."""
        return self.scope.prefix + self.pick(POOLS[kind])

    def bind(self, kind: Kind, name: str) -> str:
        """Let `name` be bound once the production that asks for it is complete: not yet in its own right-hand side."""
        self.pending[-1].append((self.scope, kind, name))
        return name

    def forget(self, name: str) -> None:
        for names in self.scope.bound.values():
            if name in names:
                names.remove(name)

    def has(self, *kinds: Kind) -> bool:
        return all(any(scope.bound.get(kind) for scope in self.scopes) for kind in kinds)

    def names(self, kind: Kind) -> list[str]:
        return [name for scope in self.scopes for name in scope.bound.get(kind, ())]

    def name(self, kind: Kind) -> str:
        """A bound name of `kind`; now and then one that only some paths have bound."""
        maybe = self.scope.maybe.get(kind, [])
        if maybe and self.chance(12):
            return self.pick(maybe)
        return self.pick(self.names(kind))

    # --- statements
    def branch(self, size: int) -> list[str]:
        """A block that may or may not run: what it binds is only maybe bound afterwards."""
        before = {kind: list(names) for kind, names in self.scope.bound.items()}
        lines = self.statements(size)
        after, self.scope.bound = self.scope.bound, before
        for kind, names in after.items():
            known = self.scope.maybe.setdefault(kind, [])
            known.extend(name for name in names if name not in before.get(kind, ()) and name not in known)
        return lines or ["pass"]

    def statements(self, size: int) -> list[str]:
        self.depth += 1
        lines = [line for _ in range(size) for line in self.statement()]
        self.depth -= 1
        return lines

    def statement(self) -> list[str]:
        """One statement by a production whose needs are met, in proportion to the weights."""
        open_ = [entry for entry in PRODUCTIONS.values() if self._allows(entry)]
        # What needs a name of some kind is seldom open, and so counts double.
        weights = [
            entry.weight * (1 + bool(entry.needs)) * (6 if entry.name in self.favoured else 1) for entry in open_
        ]
        at = self.random.randrange(sum(weights))
        for entry, weight in zip(open_, weights, strict=True):
            at -= weight
            if at < 0:
                return self.apply(entry)
        raise AssertionError("weights do not add up")

    def favour(self, count: int) -> None:
        """Let a few productions occur often in this script, so that rare ones meet each other (swarm testing)."""
        names = sorted(PRODUCTIONS)
        self.favoured = frozenset(self.pick(names) for _ in range(count))

    def apply(self, entry: Production) -> list[str]:
        self.budget -= 1
        self.used[entry.name] = self.used.get(entry.name, 0) + 1
        self.pending.append([])
        lines = tagged(entry.make(self), entry.name)
        for scope, kind, name in self.pending.pop():
            bound = scope.bound.setdefault(kind, [])
            if name not in bound:
                bound.append(name)
        return lines

    def _allows(self, entry: Production) -> bool:
        if entry.name in self.banned or (entry.nests and (self.depth > 3 or self.budget < 0)):
            return False
        return self.has(*entry.needs) and (self.in_module or not entry.module_only)
