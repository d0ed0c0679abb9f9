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

CellKind: TypeAlias = Literal["statement", "test", "iterable", "context", "arguments", "value", "definition"]


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
class Context:
    """An opened `with` of one item. `closed` is the whole statement as one cell, for a context manager that turns out
    at run time to be somebody else's. (A `with` whose body jumps out has no closed form, so it is never opened.)"""

    node: ast.With
    manager: Cell
    body: Block
    closed: Cell


@dataclass(frozen=True, slots=True)
class Call:
    """A call of an opened function as an expression statement, the value of an assignment, or a returned value."""

    node: ast.Expr | ast.Assign | ast.AnnAssign | ast.Return
    call: ast.Call
    arguments: Cell
    function: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A `def` at the top of the script whose function is opened; the cell makes the plain function."""

    node: ast.FunctionDef
    cell: Cell
    body: Block


Item: TypeAlias = Statement | Jump | Branch | Loop | Context | Call | Definition
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

    def walk(self) -> Iterator[Cell]:
        return walk_cells(self.body)


def walk_cells(block: Block) -> Iterator[Cell]:
    """All cells of a block in source order."""
    found: list[Cell] = []
    _gather(block, found)
    return iter(found)


def _gather(block: Block, found: list[Cell]) -> None:
    # Not a generator: a long chain of `elif` would pass each cell on through as many of them.
    for item in block:
        match item:
            case Statement():
                found.append(item.cell)
            case Jump():
                if item.value is not None:
                    found.append(item.value)
            case Branch():
                found.append(item.test)
                _gather(item.body, found)
                _gather(item.orelse, found)
            case Loop():
                found.append(item.iterable)
                _gather(item.body, found)
                _gather(item.orelse, found)
            case Context():
                found.extend((item.manager, item.closed))
                _gather(item.body, found)
            case Call():
                found.append(item.arguments)
            case Definition():
                found.append(item.cell)
                _gather(item.body, found)
