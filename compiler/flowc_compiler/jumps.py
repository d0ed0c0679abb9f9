"""Closed statement that jumps out of itself -> the same statement, which tells the run time how it is left.

`return x` becomes `return __fc.jump(7, 1, x)`, and before an outward `break` or `continue` stands `__fc.jump(7, …)`.
The last jump that was told is the one that took effect: a later one (in a `finally`) is told later. The statement
itself is not changed: what differs is built anew.
"""

from __future__ import annotations

import ast
from typing import Final, cast

from flowc_compiler.glue import do, frame, locate, number
from flowc_compiler.opening import outward_jumps

ENDED: Final = 0
"""The statement came to its end."""
_CODES: Final[tuple[type[ast.stmt], ...]] = (ast.Return, ast.Break, ast.Continue)


def telling(node: ast.stmt, cell: int) -> ast.stmt:
    """The statement with its outward jumps told."""
    wanted = set(outward_jumps(node))
    made = _told([node], wanted, cell)
    assert len(made) == 1
    return made[0]


def told(cell: int, code: int, value: ast.expr | None = None) -> ast.Call:
    """`__fc.jump(cell, code)`: how the statement is being left."""
    return frame("jump", number(cell), number(code), *(() if value is None else (value,)))


def repeated(node: ast.stmt, cell: int) -> list[ast.stmt]:
    """What leaves again where the statement was reused: each kind of jump that stands in it."""
    kinds = {type(jump) for jump in outward_jumps(node)}
    made: list[ast.stmt] = []
    for code, kind in enumerate(_CODES, ENDED + 1):
        if kind in kinds:
            jump = ast.Return(value=frame("landing", number(cell))) if kind is ast.Return else kind()
            made.append(ast.If(test=frame("jumped", number(cell), number(code)), body=[jump], orelse=[]))
    return made


def _told(block: list[ast.stmt], wanted: set[ast.AST], cell: int) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    for node in block:
        if node not in wanted:
            made.append(_with_blocks(node, wanted, cell))
        elif isinstance(node, ast.Return):
            value = locate(told(cell, 1, node.value), node)
            made.append(ast.copy_location(ast.Return(value=value), node))
        else:
            made.extend((locate(do(told(cell, _CODES.index(type(node)) + 1)), node), node))
    return made


def _with_blocks(node: ast.stmt, wanted: set[ast.AST], cell: int) -> ast.stmt:
    """A copy whose blocks tell; expressions are shared."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node
    return cast("ast.stmt", _copied(node, wanted, cell))


def _copied(node: ast.AST, wanted: set[ast.AST], cell: int) -> ast.AST:
    changed: dict[str, object] = {}
    for name, value in ast.iter_fields(node):
        if not isinstance(value, list):
            continue
        parts = cast("list[ast.AST]", value)
        if parts and all(isinstance(part, ast.stmt) for part in parts):
            changed[name] = _told(cast("list[ast.stmt]", parts), wanted, cell)
        elif parts and all(isinstance(part, ast.ExceptHandler | ast.match_case) for part in parts):
            changed[name] = [_copied(part, wanted, cell) for part in parts]
    if not changed:
        return node
    fields = {**dict(ast.iter_fields(node)), **changed}
    return ast.copy_location(type(node)(**fields), node)
