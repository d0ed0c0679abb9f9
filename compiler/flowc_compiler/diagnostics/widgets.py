"""Widgets of a script -> pairs of them that cannot be on one page (FC201, FC202).

Two widgets are compared where both surely stand in one run of the same piece of code: not in different branches, not
after a branch that ends the run, not in different functions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from flowc_compiler.diagnostics.rules import finding
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import Diagnostic
from flowc_compiler.passes.effects import WIDGETS
from flowc_compiler.showing import SURFACES
from flowc_compiler.world import Imports, imports_of

Branches: TypeAlias = tuple[tuple[int, int], ...]
"""The branches that a place stands in: which statement, which of its blocks."""


@dataclass(frozen=True, slots=True)
class _Widget:
    call: ast.Call
    function: int
    branches: Branches
    loop: ast.stmt | None
    container: str


def equal_widgets(program: Program) -> Iterator[Diagnostic]:
    tree, source = program.parsed.tree, program.parsed.source
    imports = imports_of(tree)
    found = [widget for widget in _Finder(imports).body(tree.body, _Place()) if _constant(widget.call)]
    keyed = [(key, widget) for widget in found if (key := _key(widget.call)) is not None]
    for position, (key, widget) in enumerate(keyed):
        before = next((other for same, other in keyed[:position] if same == key and _both(other, widget)), None)
        if before is not None:
            message = f"the key {key!r} is that of the widget in line {before.call.lineno}"
            yield finding("FC201", message, source, widget.call)
        elif widget.loop is not None:
            message = f"the key {key!r} is the same in each step of the loop in line {widget.loop.lineno}"
            yield finding("FC201", message, source, widget.call)
    plain = [widget for widget in found if not any(word.arg in ("key", None) for word in widget.call.keywords)]
    for position, widget in enumerate(plain):
        before = next((other for other in plain[:position] if _equal(other, widget) and _both(other, widget)), None)
        if before is not None:
            message = f"it is equal to the widget in line {before.call.lineno}"
            yield finding("FC202", message, source, widget.call)
        elif widget.loop is not None and _all_constant(widget.call):
            message = f"each step of the loop in line {widget.loop.lineno} makes an equal one"
            yield finding("FC202", message, source, widget.call)


@dataclass(frozen=True, slots=True)
class _Place:
    function: int = 0
    branches: Branches = ()
    loop: ast.stmt | None = None
    container: str = ""


class _Finder:
    """Walks statements with the place they stand in."""

    def __init__(self, imports: Imports) -> None:
        self.imports = imports

    def body(self, body: Sequence[ast.stmt], place: _Place) -> Iterator[_Widget]:
        for statement in body:
            yield from self.statement(statement, place)
            if isinstance(statement, ast.If) and _ends(statement.body):
                # What follows is a branch of its own.
                place = _Place(place.function, (*place.branches, (id(statement), 1)), place.loop, place.container)

    def statement(self, node: ast.stmt, place: _Place) -> Iterator[_Widget]:
        yield from self.expressions(node, place)
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from self.body(node.body, _Place(id(node), (), None, ""))
            case ast.ClassDef():
                yield from self.body(node.body, place)
            case ast.For() | ast.AsyncFor() | ast.While():
                inside = _Place(place.function, place.branches, None if _leaves(node) else node, place.container)
                yield from self.body(node.body, inside)
                yield from self.body(node.orelse, place)
            case ast.With() | ast.AsyncWith():
                around = " ".join(ast.dump(item.context_expr) for item in node.items)
                yield from self.body(
                    node.body, _Place(place.function, place.branches, place.loop, place.container + around)
                )
            case ast.If():
                yield from self.branches(node, [node.body, node.orelse], place)
            case ast.Match():
                yield from self.branches(node, [case.body for case in node.cases], place)
            case ast.Try() | ast.TryStar():
                handlers = [handler.body for handler in node.handlers]
                yield from self.branches(node, [[*node.body, *node.orelse], *handlers], place)
                yield from self.body(node.finalbody, place)
            case _:
                pass

    def branches(self, node: ast.stmt, blocks: list[list[ast.stmt]], place: _Place) -> Iterator[_Widget]:
        for number, block in enumerate(blocks):
            inside = (*place.branches, (id(node), number))
            yield from self.body(block, _Place(place.function, inside, place.loop, place.container))

    def expressions(self, node: ast.stmt, place: _Place) -> Iterator[_Widget]:
        """The widgets in the statement itself, without the blocks below it, and without functions."""
        todo: list[ast.AST] = list(ast.iter_child_nodes(node))
        while todo:
            part = todo.pop(0)
            if isinstance(part, ast.stmt | ast.ExceptHandler | ast.match_case | ast.Lambda):
                continue
            if isinstance(part, ast.Call) and self.is_widget(part):
                receiver = ast.dump(part.func) + place.container
                yield _Widget(part, place.function, place.branches, place.loop, receiver)
            todo.extend(ast.iter_child_nodes(part))

    def is_widget(self, call: ast.Call) -> bool:
        if isinstance(call.func, ast.Attribute):
            path = self.imports.dotted(call.func)
            known = path is None or path.split(".")[0] in SURFACES
            return known and call.func.attr in WIDGETS
        return False


def _both(one: _Widget, other: _Widget) -> bool:
    """True when nothing says that only one of two places is reached in a run."""
    if one.function != other.function:
        return False
    branches = dict(one.branches)
    return all(branches.get(statement, number) == number for statement, number in other.branches)


def _equal(one: _Widget, other: _Widget) -> bool:
    """The same kind, arguments and container. (In a form, in the sidebar, a widget is another one.)"""
    same = ast.dump(one.call) == ast.dump(other.call) and one.container == other.container
    return same and _all_constant(one.call)


def _constant(call: ast.Call) -> bool:
    """Its key, where it has one, is written out."""
    return all(
        word.arg is not None and (word.arg != "key" or isinstance(word.value, ast.Constant)) for word in call.keywords
    )


def _all_constant(call: ast.Call) -> bool:
    parts = [part for value in (*call.args, *(word.value for word in call.keywords)) for part in ast.walk(value)]
    return not any(isinstance(part, ast.Name | ast.Call | ast.Starred | ast.Await) for part in parts)


def _key(call: ast.Call) -> str | None:
    for word in call.keywords:
        if word.arg == "key" and isinstance(word.value, ast.Constant) and isinstance(word.value.value, str):
            return word.value.value
    return None


def _ends(block: list[ast.stmt]) -> bool:
    """True when nothing after the statement around the block is reached: a return, an error, `st.stop()`."""
    match block[-1]:
        case ast.Return() | ast.Raise() | ast.Break() | ast.Continue():
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="stop" | "rerun" | "switch_page" | "exit"))):
            return True
        case _:
            return False


def _leaves(loop: ast.For | ast.AsyncFor | ast.While) -> bool:
    """A loop that is left in its middle may take a single step."""
    return any(isinstance(part, ast.Break | ast.Return | ast.Raise) for part in ast.walk(loop)) or any(
        _ends([part]) for part in ast.walk(loop) if isinstance(part, ast.stmt)
    )
