"""Call sites -> notes: values that the emitted code tells the run time, since no audit event does.

A note stands for an expression and gives its value back, `os.path.exists(__fc_note("exists", path))`. Which calls have
one is data (`tables/notes.toml`). Only code of cells has notes; the bodies of functions and lambdas stay as they are,
since they may travel to other processes.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, TypeVar, cast

from flowc_compiler.glue import NOTE, load
from flowc_compiler.parts import walk_to
from flowc_compiler.world import Imports

NodeT = TypeVar("NodeT", bound=ast.AST)

_BODIES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True, slots=True)
class Note:
    """`kind`: what the value is told as; `told`: the expression whose value it is."""

    kind: str
    told: ast.expr


def notes_of(node: ast.AST, imports: Imports) -> dict[ast.Call, Note]:
    """The calls in a cell's code that have a note."""
    found = {part: _note(part, imports) for part in _executed(node) if isinstance(part, ast.Call)}
    return {call: note for call, note in found.items() if note is not None}


def looked_at(node: ast.AST, imports: Imports) -> frozenset[ast.expr]:
    """The functions that a cell calls with a path which a note tells: what they look at is seen."""
    return frozenset(call.func for call, note in notes_of(node, imports).items() if note.told is not call)


def with_notes(node: NodeT, imports: Imports) -> NodeT:
    """A copy in which the notes stand; the node itself where there are none."""
    found = notes_of(node, imports)
    kinds: dict[ast.AST, str] = {note.told: note.kind for note in found.values()}
    return cast("NodeT", _copied(node, kinds)) if kinds else node


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    yield from walk_to(node, _BODIES)


def _note(call: ast.Call, imports: Imports) -> Note | None:
    path = imports.dotted(call.func)
    if path is None:
        if isinstance(call.func, ast.Attribute) and call.func.attr in _RECEIVERS:
            return Note(_RECEIVERS[call.func.attr], call.func.value)
        return None
    if path in _RESULTS:
        return Note(_RESULTS[path], call)
    if path not in _ARGUMENTS or any(word.arg is None or word.arg in _UNLESS for word in call.keywords):
        return None
    kind, keywords = _ARGUMENTS[path]
    if call.args:
        return None if isinstance(call.args[0], ast.Starred) else Note(kind, call.args[0])
    named = [word.value for word in call.keywords if word.arg in keywords]
    return Note(kind, named[0]) if len(named) == 1 else None


def _copied(node: ast.AST, kinds: Mapping[ast.AST, str]) -> ast.AST:
    if isinstance(node, _BODIES):
        return node
    made = type(node)(**{name: _copied_field(value, kinds) for name, value in ast.iter_fields(node)})
    ast.copy_location(made, node)
    kind = kinds.get(node)
    if kind is None:
        return made
    told = ast.Call(func=load(NOTE), args=[ast.Constant(value=kind), cast("ast.expr", made)], keywords=[])
    for part in (told, told.func, told.args[0]):
        ast.copy_location(part, node)
    return told


def _copied_field(value: object, kinds: Mapping[ast.AST, str]) -> object:
    if isinstance(value, ast.AST):
        return _copied(value, kinds)
    if isinstance(value, list):
        return [_copied_field(entry, kinds) for entry in cast("list[object]", value)]
    return value


_ARGUMENTS: Final[dict[str, tuple[str, frozenset[str]]]] = {}
_RECEIVERS: Final[dict[str, str]] = {}
_RESULTS: Final[dict[str, str]] = {}
_UNLESS: Final[set[str]] = set()


def _load() -> None:
    for kind, entry in tomllib.loads(files("flowc_compiler.tables").joinpath("notes.toml").read_text("utf-8")).items():
        if kind == "unless":
            _UNLESS.update(entry)
            continue
        _RECEIVERS.update(dict.fromkeys(entry.get("receivers", ()), kind))
        _RESULTS.update(dict.fromkeys(entry.get("results", ()), kind))
        keywords = frozenset(entry.get("keywords", ()))
        _ARGUMENTS.update(dict.fromkeys(entry.get("names", ()), (kind, keywords)))


_load()
