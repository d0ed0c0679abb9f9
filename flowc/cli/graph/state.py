"""Cells -> which of them pass something on through session state, into this run or the next.

Added to what the compiler links: a widget's key is a name there, callbacks write others, the dict's own methods read
and write, and an object that came from there is changed for the next run too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from flowc.cli.graph.parts import Part
from flowc.cli.graph.view import Link
from flowc.cli.graph.widgets import ANY, Key, is_state, key_of, keys_of, widget_calls
from flowc_compiler.ir.cell import Cell, CellId
from flowc_compiler.ir.effect import Effect, ReadsState, WritesState
from flowc_compiler.ir.version import Version, Versions

_READING: Final = frozenset({"get", "setdefault", "items", "keys", "values", "to_dict", "pop"})
_WRITING: Final = frozenset({"setdefault", "pop", "update", "clear"})
METHODS: Final = _READING | _WRITING

Keys = dict[int, set[Key]]


def state_links(parts: tuple[Part, ...]) -> Iterator[Link]:
    reads: Keys = {}
    writing: dict[int, dict[Key, str]] = {}
    for part in parts:
        effects = part.versions.effects
        functions = {
            node.name: node
            for node in effects.cells.tree.body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        cells = list(effects.cells.walk())
        read = {cell.id: set(_read(cell, effects.of[cell.id])) for cell in cells}
        for cell in cells:
            calls = [call for _, call in widget_calls(cell, effects.of[cell.id])]
            writing[part.first + cell.id] = {
                **{key: "sets" for call in calls for key in keys_of(call, functions)},
                # What a widget returns is no object of the state's.
                **dict.fromkeys(_changed(cell.id, part.versions, read), "changes"),
                **dict.fromkeys(_written(cell, effects.of[cell.id]), "writes"),
            }
            # A widget shows what session state holds under its key.
            shown = {key_of(keyword.value) for call in calls for keyword in call.keywords if keyword.arg == "key"}
            reads[part.first + cell.id] = read[cell.id] | shown
    readers = [(cell, found) for cell, found in reads.items() if found]
    for source, written in writing.items():
        for key in sorted(written, key=Key.text):
            for target, found in readers:
                if target != source and any(key.meets(one) for one in found):
                    yield Link(source, target, "state", f"{written[key]} {key.text()}")


def _read(cell: Cell, effects: tuple[Effect, ...]) -> Iterator[Key]:
    yield from (
        ANY if effect.key == "*" else Key(effect.key)
        for effect in effects
        if isinstance(effect, ReadsState) and effect.key not in METHODS
    )
    yield from _of_methods(cell, _READING)


def _written(cell: Cell, effects: tuple[Effect, ...]) -> Iterator[Key]:
    for effect in effects:
        if isinstance(effect, WritesState):
            yield ANY if effect.key == "*" else Key(effect.key)
    yield from _of_methods(cell, _WRITING)


def _of_methods(cell: Cell, methods: frozenset[str]) -> Iterator[Key]:
    for node in ast.walk(cell.node):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=name), args=[first, *_]) if is_state(owner):
                if name in methods:
                    yield ANY if name == "update" else key_of(first)
            case ast.Call(func=ast.Attribute(value=owner, attr=name)) if is_state(owner) and name in methods:
                yield ANY
            case _:
                pass


def _changed(cell: CellId, versions: Versions, reads: Mapping[CellId, set[Key]]) -> Iterator[Key]:
    """Keys of objects that the cell changes in place and that came from session state."""
    found = versions.of[cell]
    names = {(version.scope, version.name) for version in found.mutates}
    todo: list[Version] = [version for version in found.reads if (version.scope, version.name) in names]
    seen: set[Version] = set()
    while todo:
        version = todo.pop()
        writer = versions.writer.get(version)
        if version in seen or writer is None:
            continue
        seen.add(version)
        yield from reads[writer]
        if version in versions.of[writer].mutates:
            todo.extend(
                before
                for before in versions.of[writer].reads
                if (before.scope, before.name) == (version.scope, version.name)
            )
