"""Effects -> versions: which writes each read may see (reaching definitions over regions).

One walk in script order with an environment `name -> versions that may be current`. Branches merge; a loop body is
walked twice, so that it may see its own writes; a write that is not certain merges with what was there. A call of an
opened function reads and writes the globals that its cells do; its parameters see version 0 of themselves. One that
is called from elsewhere (another file, a table, a callback) may be called at any time, and sees all that is written. A
read of one part of an object sees no mutations of the others; they are kept apart. A library's setting is read and
written as a name is.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from flowc_compiler.ir.cell import (
    Attempt,
    Block,
    Branch,
    Call,
    Cell,
    CellId,
    Choice,
    Context,
    Definition,
    Item,
    Jump,
    Loop,
    Repeat,
    Statement,
    own_cells,
    walk_items,
)
from flowc_compiler.ir.effect import Delete, Effects, Mutate, Read, ReadsSetting, Write, WritesSetting
from flowc_compiler.ir.version import CellVersions, Version, Versions
from flowc_compiler.nested import scopes_of
from flowc_compiler.parts import walk
from flowc_compiler.scopes import is_temporary

Reaching: TypeAlias = frozenset[Version]

_EXACT_CALLS: Final = 32
_MOST_REACHING: Final = 64


def versions(effects: Effects) -> Versions:
    body = effects.cells.body
    definitions = {item.name: item for item in walk_items(body) if isinstance(item, Definition)}
    walk = _Walk(effects, definitions, scopes_of(body))
    walk.block(effects.cells.body, "")
    walk.called_from_elsewhere()
    of = {
        cell.id: CellVersions(
            tuple(sorted(walk.reads.get(cell.id, ()))),
            tuple(sorted(walk.writes.get(cell.id, ()))),
            tuple(sorted(walk.mutations.get(cell.id, ()))),
            tuple(sorted(walk.apart.get(cell.id, set[Version]()) - walk.reads.get(cell.id, set[Version]()))),
        )
        for cell in effects.cells.walk()
    }
    return Versions(effects, of, {version: cell for cell, made in walk.writes.items() for version in made})


@dataclass
class _Walk:
    effects: Effects
    definitions: Mapping[str, Definition]
    scopes: Mapping[str, tuple[frozenset[str], str]]
    env: dict[tuple[str, str], Reaching] = field(default_factory=dict)
    numbers: dict[tuple[CellId, str, str], Version] = field(default_factory=dict)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    reads: dict[CellId, set[Version]] = field(default_factory=dict)
    writes: dict[CellId, set[Version]] = field(default_factory=dict)
    mutations: dict[CellId, set[Version]] = field(default_factory=dict)
    apart: dict[CellId, set[Version]] = field(default_factory=dict)
    ends: dict[CellId, dict[tuple[str, str], Reaching]] = field(default_factory=dict)
    """What may be current at the end of each loop that was walked."""
    trail: list[Version] = field(default_factory=list)
    """The writes in the innermost `try` so far."""
    changed: list[tuple[str, str]] = field(default_factory=list)
    """Each name for which something else may have become current, in order."""
    walks: dict[str, int] = field(default_factory=dict)
    entries: dict[str, dict[tuple[str, str], Reaching]] = field(default_factory=dict)
    exits: dict[str, dict[tuple[str, str], Reaching]] = field(default_factory=dict)
    trails: dict[str, list[Version]] = field(default_factory=dict)

    def block(self, block: Block, function: str) -> None:
        for item in block:
            self.item(item, function)

    def item(self, item: Item, function: str) -> None:
        match item:
            case Statement():
                self.cell(item.cell)
            case Jump():
                if item.value is not None:
                    self.cell(item.value)
            case Branch():
                self.cell(item.test)
                before, begun = dict(self.env), len(self.changed)
                self.block(item.body, function)
                taken, self.env = self.env, dict(before)
                self.block(item.orelse, function)
                self.merge(taken, begun)
            case Loop() | Repeat():
                header = own_cells(item)[0]
                self.cell(header)
                self.loop(header, item.body, function)
                self.block(item.orelse, function)
            case Choice():
                self.choice(item, function)
            case Attempt():
                self.attempt(item, function)
            case Context():
                self.cell(item.manager)
                self.block(item.body, function)
                self.cell(item.closed, only_reads=True)
            case Call():
                self.cell(item.arguments)
                if item.function in self.definitions:
                    self.opened(self.definitions[item.function])
                self.bind_result(item)
            case Definition():
                self.cell(item.cell)

    def loop(self, header: Cell, body: Block, function: str) -> None:
        """Twice at first; later (a loop around it, another call) what its end is known to hold is merged in before,
        and once is enough: nested loops would double with every level. A test is evaluated after each round, too."""
        known = self.ends.get(header.id)
        for _ in range(1 if known is not None else 2):
            if known is not None:
                self.merge(known)
            before, begun = dict(self.env), len(self.changed)
            self.block(body, function)
            if header.kind == "test":
                self.cell(header)
            self.merge(before, begun)
        self.ends[header.id] = dict(self.env)

    def choice(self, item: Choice, function: str) -> None:
        self.cell(item.subject)
        before = dict(self.env)
        after = [before]
        for case in item.cases:
            self.env = dict(before)
            self.block(case, function)
            after.append(self.env)
        self.merge_all(after)

    def attempt(self, item: Attempt, function: str) -> None:
        """A handler may begin after any write of the body, `finally` after any write at all."""
        before, outer, self.trail = dict(self.env), self.trail, []
        self.block(item.body, function)
        caught = _with_trail(before, self.trail)
        self.block(item.orelse, function)
        after = [self.env]
        for handler in item.handlers:
            self.env = dict(caught)
            self.block(handler.body, function)
            after.append(self.env)
        if item.final:
            after.append(_with_trail(before, self.trail))
        self.merge_all(after)
        self.block(item.final, function)
        self.trail = [*outer, *self.trail]

    def opened(self, called: Definition) -> None:
        """Each call sees what is current there. After many of them, what comes in is gathered from all, and a call
        that brings nothing new is as the one before: functions that call functions would double with every level."""
        name = called.name
        self.walks[name] = self.walks.get(name, 0) + 1
        if self.walks[name] > _EXACT_CALLS:
            seen = self.entries.setdefault(name, {})
            if all(found is seen.get(key) or found <= seen.get(key, frozenset()) for key, found in self.env.items()):
                self.merge(self.exits[name])
                self.trail.extend(self.trails[name])
                self.changed.extend((version.scope, version.name) for version in self.trails[name])
                return
            self.merge(seen)
            self.entries[name] = dict(self.env)
        begun = len(self.trail)
        self.block(called.body, name)
        self.exits[name], self.trails[name] = dict(self.env), list(dict.fromkeys(self.trail[begun:]))

    def called_from_elsewhere(self) -> None:
        """Twice, as a loop: each may see what the others write."""
        todo = [one for one in self.definitions.values() if self.effects.cells.module or one.name not in self.walks]
        for _ in range(2 if todo else 0):
            for made in self.writes.values():
                for version in made:
                    key = (version.scope, version.name)
                    if not version.scope:
                        self.env[key] = self.env.get(key, frozenset({Version(*key, 0)})) | {version}
            for one in todo:
                before = dict(self.env)
                self.opened(one)
                self.merge(before)

    def bind_result(self, item: Call) -> None:
        for target in getattr(item.node, "targets", ()):
            for part in _names_in_target(target):
                self.write(item.arguments, part, certain=True)

    def cell(self, cell: Cell, *, only_reads: bool = False) -> None:
        found = self.effects.of[cell.id]
        for effect in found:
            if isinstance(effect, Read | Mutate | Delete):
                path = "" if isinstance(effect, Delete) else effect.path
                self.read(cell, effect.name, path)
            elif isinstance(effect, ReadsSetting | WritesSetting):
                self.read(cell, effect.place, "")
        if only_reads:
            return
        for effect in found:
            if isinstance(effect, Mutate):
                made = self.write(cell, effect.name, effect.path, certain=False)
                self.mutations.setdefault(cell.id, set()).add(made)
        for effect in found:
            if isinstance(effect, Write):
                self.write(cell, effect.name, certain=effect.certain)
            elif isinstance(effect, WritesSetting):
                self.write(cell, effect.place, certain=False)
        for effect in found:
            if isinstance(effect, Delete):
                self.write(cell, effect.name, certain=False)

    def reaching(self, cell: Cell, name: str) -> Reaching:
        key = self.key(cell, name)
        return self.env.get(key, frozenset({Version(*key, 0)}))

    def read(self, cell: Cell, name: str, path: str) -> None:
        for version in self.reaching(cell, name):
            found = self.reads if version.shows_in(path) else self.apart
            found.setdefault(cell.id, set()).add(version)

    def write(self, cell: Cell, name: str, path: str = "", *, certain: bool) -> Version:
        key = self.key(cell, name)
        made = self.numbers.get((cell.id, name, path))
        if made is None:
            self.counts[key] = self.counts.get(key, 0) + 1
            made = self.numbers[cell.id, name, path] = Version(*key, self.counts[key], path)
        self.writes.setdefault(cell.id, set()).add(made)
        self.trail.append(made)
        self.changed.append(key)
        before = self.reaching(cell, name)
        if not certain and len(before) < _MOST_REACHING:
            self.env[key] = before | {made}
            return made
        if not certain:
            # One version stands for all: this cell reads what was there before, and those after read what it made.
            self.reads.setdefault(cell.id, set()).update(before - {made})
        self.env[key] = frozenset({made})
        return made

    def key(self, cell: Cell, name: str) -> tuple[str, str]:
        scope = cell.function
        while scope and not is_temporary(name) and name not in self.scopes[scope][0]:
            scope = self.scopes[scope][1]
        return scope, name

    def merge(self, other: Mapping[tuple[str, str], Reaching], since: int | None = None) -> None:
        """`since`: how much of `changed` there was when the two were the same."""
        keys = {*self.env, *other} if since is None else set(self.changed[since:])
        for key in keys:
            # What both hold is mostly the same object.
            own, theirs = self.env.get(key), other.get(key)
            if own is not theirs:
                begun = frozenset({Version(*key, 0)})
                self.env[key] = (begun if own is None else own) | (begun if theirs is None else theirs)
                self.changed.append(key)

    def merge_all(self, ends: Sequence[Mapping[tuple[str, str], Reaching]]) -> None:
        """One of these is current."""
        self.env = dict(ends[0])
        for end in ends[1:]:
            self.merge(end)


def _with_trail(env: Mapping[tuple[str, str], Reaching], trail: Sequence[Version]) -> dict[tuple[str, str], Reaching]:
    made = dict(env)
    for version in trail:
        key = (version.scope, version.name)
        made[key] = made.get(key, frozenset({Version(*key, 0)})) | {version}
    return made


def _names_in_target(target: ast.AST) -> list[str]:
    return [part.id for part in walk(target) if isinstance(part, ast.Name)]
