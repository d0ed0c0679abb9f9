"""A cell -> the widgets it shows, and which keys of session state a change of them reaches.

Labels and keys are read from the source: what the script computes has none here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flowc.cli.graph.view import WidgetSpot
from flowc_compiler.ir.cell import Cell
from flowc_compiler.ir.effect import Effect, Widget

_CALLBACKS: Final = frozenset({"on_click", "on_change", "on_submit", "on_select", "on_dismiss"})


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A key of session state; with a `tail`, every key that begins with `head` and ends with it."""

    head: str
    tail: str | None = None

    def meets(self, other: Key) -> bool:
        """Some key is both."""
        if self.tail is None and other.tail is None:
            return self.head == other.head
        if self.tail is not None and other.tail is not None:
            # Both are computed: they differ for certain only where their beginnings do.
            return self.head.startswith(other.head) or other.head.startswith(self.head)
        whole, part = (self, other) if self.tail is None else (other, self)
        return whole.head.startswith(part.head) and whole.head.endswith(part.tail or "")

    def text(self) -> str:
        if self.tail is None:
            return f"st.session_state[{self.head!r}]"
        return f"st.session_state[{self.head + '…' + self.tail!r}]"


ANY: Final = Key("", "")

Functions = Mapping[str, ast.AST]


def widgets_of(cell: Cell, effects: Iterable[Effect]) -> tuple[WidgetSpot, ...]:
    found = tuple(_spot(command, call) for command, call in widget_calls(cell, effects))
    commands = {effect.what for effect in effects if isinstance(effect, Widget)}
    seen = {spot.command for spot in found}
    # A widget of a function that the cell calls: only its command is known.
    return found + tuple(WidgetSpot(command, cell.first_line, None, None) for command in sorted(commands - seen))


def widget_calls(cell: Cell, effects: Iterable[Effect]) -> Iterator[tuple[str, ast.Call]]:
    commands = {effect.what for effect in effects if isinstance(effect, Widget)}
    if not commands:
        return
    calls = [node for node in ast.walk(cell.node) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        if isinstance(call.func, ast.Attribute) and call.func.attr in commands:
            yield call.func.attr, call


def keys_of(call: ast.Call, functions: Functions) -> frozenset[Key]:
    """The keys of session state that a change of the widget may write, `ANY` where that is not known."""
    found: set[Key] = set()
    for keyword in call.keywords:
        if keyword.arg == "key" and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is None):
            found.add(key_of(keyword.value))
        elif keyword.arg in _CALLBACKS:
            found |= _written(keyword.value, functions, set())
        elif keyword.arg is None:
            found.add(ANY)
    return frozenset(found)


def key_of(node: ast.expr) -> Key:
    text = _text(node)
    if text is not None:
        return Key(text)
    if isinstance(node, ast.JoinedStr) and node.values:
        return Key(_text(node.values[0]) or "", _text(node.values[-1]) or "")
    return ANY


def _spot(command: str, call: ast.Call) -> WidgetSpot:
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    label = call.args[0] if call.args else named.get("label")
    key = named.get("key")
    return WidgetSpot(command, call.lineno, _text(label), _text(key))


def _text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _written(callback: ast.AST, functions: Functions, seen: set[str]) -> frozenset[Key]:
    """Followed through the functions of the script; of what is not found there, nothing is known."""
    if isinstance(callback, ast.Name):
        if callback.id in seen:
            return frozenset()
        seen.add(callback.id)
        function = functions.get(callback.id)
        return frozenset({ANY}) if function is None else _written(function, functions, seen)
    if isinstance(callback, ast.Constant):
        return frozenset()
    if not isinstance(callback, ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef):
        return frozenset({ANY})
    found: set[Key] = set()
    for node in ast.walk(callback):
        match node:
            case ast.Attribute(value=owner, attr=key) if is_state(owner):
                # A method changes what it does not name: `update`, `pop`, `clear`, …
                found.add(ANY if key in _CHANGING else Key(key))
            case ast.Subscript(value=owner, slice=index) if is_state(owner):
                found.add(key_of(index))
            case ast.Call(func=ast.Name(id=name)) if name in functions:
                found |= _written(node.func, functions, seen)
            case _:
                pass
    return frozenset(found)


def is_state(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "session_state"


_CHANGING: Final = frozenset({"update", "pop", "popitem", "clear", "setdefault"})
