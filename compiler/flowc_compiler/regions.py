"""The emitted form of opened `while`, `match` and `try` statements.

All control flow is Python's own. A `while` asks for its next step before its test, so that `continue` and `else` keep
their meaning; a `match` is chosen by one cell, and a real one over its answer leads to the case; around the body of a
`try` stands one more, which tells the run time that the slot that was executing has failed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Protocol

from flowc_compiler.glue import do, frame, in_any_case, locate, number
from flowc_compiler.ir.cell import Attempt, Block, Call, Cell, Choice, Jump, Repeat, Statement, walk_items
from flowc_compiler.scopes import names_of


class Emitting(Protocol):
    """What emits the cells in a region. `bound` is what it is in `emit.py`. `attempts` numbers the `try` statements."""

    attempts: Iterator[int]

    def block(self, block: Block, bound: set[str]) -> list[ast.stmt]: ...
    def value(self, cell: Cell, expression: ast.expr, bound: set[str]) -> list[ast.stmt]: ...
    def guarded(self, cell: Cell, body: list[ast.stmt], bound: set[str]) -> list[ast.stmt]: ...


def repeat(emitter: Emitting, item: Repeat, bound: set[str]) -> list[ast.stmt]:
    key = number(item.test.id)
    bound -= unbound_in(item.body)
    truth = ast.UnaryOp(op=ast.Not(), operand=ast.UnaryOp(op=ast.Not(), operand=item.node.test))
    test = emitter.value(item.test, truth, bound)
    ended = ast.If(test=ast.UnaryOp(op=ast.Not(), operand=frame("holds", key)), body=[ast.Continue()], orelse=[])
    body = emitter.block(item.body, set(bound))
    orelse = emitter.block(item.orelse, set(bound)) if item.orelse else []
    begin = do(frame("loop", key))
    # The next step says no after a test that did not hold: so `else` is Python's own.
    loop = ast.While(test=frame("step", key), body=[*test, locate(ended, item.node), *body], orelse=orelse)
    leave = do(frame("unloop", key))
    return [locate(begin, item.node), locate(loop, item.node), locate(leave, item.node)]


def choice(emitter: Emitting, item: Choice, bound: set[str]) -> list[ast.stmt]:
    key, node = item.subject.id, item.node

    def answer(position: int) -> ast.stmt:
        return do(frame("put", number(key), number(position)))

    cases = [
        ast.match_case(pattern=case.pattern, guard=case.guard, body=[answer(position)])
        for position, case in enumerate(node.cases)
    ]
    chosen = ast.copy_location(ast.Match(subject=node.subject, cases=cases), node)
    made = emitter.guarded(item.subject, [answer(-1), chosen], bound)
    ends: list[set[str]] = [set(bound)]
    leading: list[ast.match_case] = []
    for position, block in enumerate(item.cases):
        inside = set(bound)
        body = emitter.block(block, inside)
        leading.append(ast.match_case(pattern=ast.MatchValue(value=number(position)), guard=None, body=body))
        if not leaves(block):
            ends.append(inside)
    bound.intersection_update(*ends)
    lead = ast.Match(subject=frame("value", number(key)), cases=leading)
    return [*made, locate(lead, node)]


def attempt(emitter: Emitting, item: Attempt, bound: set[str]) -> list[ast.stmt]:
    """Two nested statements mean the same as one with `except` and `finally`; each tells of what fails in it."""
    key = number(-next(emitter.attempts))
    node = item.node
    unbound = unbound_in((item,))
    before = set(bound) - unbound
    ends: list[set[str]] = []

    def part(block: Block, inside: set[str]) -> list[ast.stmt]:
        made = emitter.block(block, inside)
        if not leaves(block):
            ends.append(inside)
        return made

    def watched(body: list[ast.stmt]) -> list[ast.stmt]:
        return [locate(in_any_case(body, [do(frame("left", key))]), node)]

    inside = set(bound)
    body = emitter.block(item.body, inside)
    orelse = part(item.orelse, inside)
    handlers: list[ast.ExceptHandler] = []
    for handler in item.handlers:
        named = {handler.node.name} if handler.node.name else set[str]()
        inner = part(handler.body, before | named)
        new = ast.ExceptHandler(type=handler.node.type, name=handler.node.name, body=inner)
        handlers.append(ast.copy_location(new, handler.node))
    if handlers:
        kind = ast.TryStar if isinstance(node, ast.TryStar) else ast.Try
        tried: ast.stmt = kind(
            body=watched(body), handlers=handlers, orelse=orelse if item.orelse else [], finalbody=[]
        )
        body = list[ast.stmt]([tried])
    if item.final:
        at_end = set(before)
        final = [do(frame("back", key)), *emitter.block(item.final, at_end)]
        body = [ast.Try(body=watched(body), handlers=[], orelse=[], finalbody=final)]
        ends = [(end - unbound_in(item.final)) | at_end for end in ends]
    names_left = ends[0].intersection(*ends[1:]) if ends else before
    bound.clear()
    bound |= names_left - {handler.node.name or "" for handler in item.handlers}
    return [locate(do(frame("attempt", key)), node), *(locate(one, node) for one in body)]


def leaves(block: Block) -> bool:
    """True when the end of the block is never reached."""
    if not block:
        return False
    last = block[-1]
    return isinstance(last, Jump | Call) and isinstance(last.node, ast.Return | ast.Break | ast.Continue | ast.Raise)


def unbound_in(block: Block) -> set[str]:
    """Names that a block may unbind."""
    found: set[str] = set()
    for item in walk_items(block):
        if isinstance(item, Attempt):
            found |= {handler.node.name for handler in item.handlers if handler.node.name}
        if isinstance(item, Statement):
            found |= names_of([item.cell.node]).deletes
    return found
