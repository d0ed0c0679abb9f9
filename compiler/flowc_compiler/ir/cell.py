"""Cells and regions: the script cut into what is skipped or executed as one.

A *cell* is a statement, or a part of an opened compound statement that is evaluated on its own (a test, an iterable,
a context expression, the arguments of an opened call, a returned value). A *region* holds cells: blocks of items.

Holds after the `cells` pass: every statement of the script is in exactly one cell or is the structure of exactly one
region; cell ids count up in source order; a function is opened only when its exact meaning is kept (see `opening.py`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NewType, TypeAlias

from flowc_compiler.ir.closed import Closed
from flowc_compiler.ir.source import Diagnostic, Parsed, SourceText

CellId = NewType("CellId", int)

CellKind: TypeAlias = Literal[
    "statement", "jumping", "test", "iterable", "context", "subject", "arguments", "value", "definition"
]
"""`jumping`: a closed statement that may leave by `return`, `break` or `continue`; its value says how it left."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`node` is what executes. `function` is the opened function it stands in, "" for the script itself.
    `closed_because`: why it is one cell, where it hides something that it shows."""

    id: CellId
    kind: CellKind
    node: ast.stmt | ast.expr
    label: str
    first_line: int
    last_line: int
    function: str
    closed_because: Closed | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A closed statement."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class Jump:
    """A statement that is only structure: `return` (with the cell of its value), `break`, `continue`, `pass`,
    `global`."""

    node: ast.stmt
    value: Cell | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """An opened `if`."""

    node: ast.If
    test: Cell
    body: Block
    orelse: Block


@dataclass(frozen=True, slots=True)
class Loop:
    """An opened `for`."""

    node: ast.For
    iterable: Cell
    body: Block
    orelse: Block


@dataclass(frozen=True, slots=True)
class Repeat:
    """An opened `while`. The test is evaluated before every round."""

    node: ast.While
    test: Cell
    body: Block
    orelse: Block


@dataclass(frozen=True, slots=True)
class Choice:
    """An opened `match`. The subject's cell tries all patterns and guards, binds what they capture, and gives the
    position of the case that holds; its node is the statement with nothing in its cases."""

    node: ast.Match
    subject: Cell
    cases: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Handler:
    """One `except` clause. What it catches is named, not computed, so it is no cell."""

    node: ast.ExceptHandler
    body: Block


@dataclass(frozen=True, slots=True)
class Attempt:
    """An opened `try`, with `except` or `except*`."""

    node: ast.Try | ast.TryStar
    body: Block
    handlers: tuple[Handler, ...]
    orelse: Block
    final: Block


@dataclass(frozen=True, slots=True)
class Context:
    """An opened `with` of one item. `closed` is the whole statement as one cell, for a context manager that turns out
    at run time to be somebody else's."""

    node: ast.With
    manager: Cell
    body: Block
    closed: Cell


@dataclass(frozen=True, slots=True)
class Call:
    """A call of an opened function as an expression statement, the value of an assignment, or a returned value.
    `function`: its name where it is of the same file, else its dotted name (`charts.show`)."""

    node: ast.Expr | ast.Assign | ast.AnnAssign | ast.Return
    call: ast.Call
    arguments: Cell
    function: str
    inner: bool = False
    """The function is defined in the one that calls it, or around that; the cell holds the arguments alone."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A `def` that is opened, at the top of a file, a method (`App.run`), or in an opened function (`outer`); the cell
    makes the plain function."""

    node: ast.FunctionDef
    cell: Cell
    body: Block
    name: str
    outer: str = ""


Item: TypeAlias = Statement | Jump | Branch | Loop | Repeat | Choice | Attempt | Context | Call | Definition
Block: TypeAlias = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """The script as a region of cells."""

    source: SourceText
    tree: ast.Module
    body: Block
    opened: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    parsed: Parsed
    module: str = ""
    """The dotted name of a local module, of which only opened functions are cut; "" for the script."""

    def walk(self) -> Iterator[Cell]:
        return walk_cells(self.body)


def walk_cells(block: Block) -> Iterator[Cell]:
    """All cells of a block; those of a region after its own."""
    for item in walk_items(block):
        yield from own_cells(item)


def walk_items(block: Block) -> Iterator[Item]:
    """All items of a block in source order, a region before what is in it. (It does not recurse: a long chain of
    `elif` would pass each item on through as many generators.)"""
    todo = list(reversed(block))
    while todo:
        item = todo.pop()
        yield item
        for inner in reversed(blocks_of(item)):
            todo.extend(reversed(inner))


def own_cells(item: Item) -> tuple[Cell, ...]:
    """The cells that an item has itself, without those of the blocks in it."""
    match item:
        case Statement() | Definition():
            return (item.cell,)
        case Jump():
            return () if item.value is None else (item.value,)
        case Branch() | Repeat():
            return (item.test,)
        case Loop():
            return (item.iterable,)
        case Choice():
            return (item.subject,)
        case Context():
            return (item.manager, item.closed)
        case Call():
            return (item.arguments,)
        case Attempt():
            return ()


def blocks_of(item: Item) -> tuple[Block, ...]:
    """The blocks in a region, in source order."""
    match item:
        case Statement() | Jump() | Call():
            return ()
        case Branch() | Loop() | Repeat():
            return (item.body, item.orelse)
        case Choice():
            return item.cases
        case Attempt():
            return (item.body, *(handler.body for handler in item.handlers), item.orelse, item.final)
        case Context() | Definition():
            return (item.body,)
