"""How opened functions are called in emitted code: their parameters, and the arguments that a cell puts together."""

from __future__ import annotations

import ast

from flowc_compiler.glue import FRAME, frame
from flowc_compiler.showing import unpacks


def with_frame(spec: ast.arguments) -> ast.arguments:
    """The same parameters without annotations, with stand-ins for defaults, and the frame by keyword."""

    def bare(argument: ast.arg) -> ast.arg:
        return ast.copy_location(ast.arg(arg=argument.arg, annotation=None), argument)

    return ast.arguments(
        posonlyargs=[bare(argument) for argument in spec.posonlyargs],
        args=[bare(argument) for argument in spec.args],
        vararg=bare(spec.vararg) if spec.vararg else None,
        kwonlyargs=[*(bare(argument) for argument in spec.kwonlyargs), ast.arg(arg=FRAME)],
        kw_defaults=[*(ast.Constant(value=None) if default else None for default in spec.kw_defaults), None],
        kwarg=bare(spec.kwarg) if spec.kwarg else None,
        defaults=[ast.Constant(value=None) for _ in spec.defaults],
    )


def opened_name(name: str) -> str:
    """What the opened form of a nested function is called in the one around it."""
    return f"<{name}>"


def packed(call: ast.Call, *, known: bool = False) -> ast.expr:
    """`(function, (positional…), {named…})`, evaluated in the order of the call; what is starred, the frame unpacks."""
    if unpacks(call):
        pairs: list[ast.expr] = [
            _pair(isinstance(part, ast.Starred), part.value if isinstance(part, ast.Starred) else part)
            for part in call.args
        ]
        words: list[ast.expr] = [_pair(word.arg, word.value) for word in call.keywords]
        return frame("unpacked", call.func, ast.Tuple(pairs, ast.Load()), ast.Tuple(words, ast.Load()))
    positional = ast.Tuple(elts=call.args, ctx=ast.Load())
    keys: list[ast.expr | None] = [ast.Constant(value=word.arg) if word.arg else None for word in call.keywords]
    named = ast.Dict(keys=keys, values=[word.value for word in call.keywords])
    return ast.Tuple(elts=[ast.Constant(value=None) if known else call.func, positional, named], ctx=ast.Load())


def _pair(mark: bool | str | None, value: ast.expr) -> ast.expr:
    return ast.Tuple([ast.Constant(value=mark), value], ast.Load())
