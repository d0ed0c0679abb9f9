"""Generators of numpy that take their seed from the operating system -> told to the running slot.

They ask through a function of `random`, which tells, then asks. The other one that asks there is `RandomState`, which
does so with a seed too and then does not use it; so what is being called is looked up where the asking line names it.
What a module does while it is imported is done once in a process, and is not told.
"""

from __future__ import annotations

import ast
import linecache
import random
import secrets
import sys
import types
from collections.abc import Callable
from itertools import islice
from typing import Final, cast

from flowc_shims.stdlib.observer import current_observer

TELLING: Final = ("default_rng", "SeedSequence", "PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64")
"""Of `numpy.random`: they ask exactly where they have no seed."""
_NAME: Final = "_urandom"
_IMPORTING: Final = "<frozen importlib"
_ON_THE_WAY: Final = frozenset({__file__, random.__file__, secrets.__file__})


def install() -> None:
    """Idempotent; a Python without this function is left as it is."""
    ask = cast("Callable[[int], bytes] | None", getattr(random, _NAME, None))
    if ask is not None and not hasattr(ask, "__flowc_observed__"):
        setattr(random, _NAME, _telling(ask))


def _telling(ask: Callable[[int], bytes]) -> Callable[[int], bytes]:
    def urandom(size: int) -> bytes:
        observer = current_observer()
        if observer is not None and _asks_for_a_seed(sys._getframe(1)):
            observer.touched_world("randomness", "os.urandom")
        return ask(size)

    urandom.__dict__.update(__flowc_observed__=True, __wrapped__=ask)
    return urandom


def _asks_for_a_seed(frame: types.FrameType | None) -> bool:
    while frame is not None and frame.f_code.co_filename in _ON_THE_WAY:
        frame = frame.f_back
    numpy = sys.modules.get("numpy.random")
    if frame is None or numpy is None:
        return False
    called = _called(frame)
    if called is None:
        # In code of the user's it is taken to be one; a library may call `RandomState` in a hundred ways.
        telling = not frame.f_code.co_filename.startswith((sys.prefix, sys.base_prefix))
    else:
        telling = any(called is vars(numpy).get(name) for name in TELLING)
    return telling and not _importing(frame)


def _importing(frame: types.FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORTING):
            return True
        frame = frame.f_back
    return False


def _called(frame: types.FrameType) -> object:
    """What the frame is calling, where names say it; else None."""
    try:
        expression = ast.parse(_source_of_call(frame), mode="eval").body
    except (SyntaxError, ValueError):
        return None
    return _value(expression.func, frame) if isinstance(expression, ast.Call) else None


def _source_of_call(frame: types.FrameType) -> str:
    place = next(islice(frame.f_code.co_positions(), frame.f_lasti // 2, None), (None,) * 4)
    first, last, begin, end = place
    if first is None or last is None:
        return ""
    lines = [line.encode() for line in linecache.getlines(frame.f_code.co_filename, frame.f_globals)[first - 1 : last]]
    if not lines:
        return ""
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][begin:]
    return b"".join(lines).decode(errors="replace")


def _value(node: ast.expr, frame: types.FrameType) -> object:
    match node:
        case ast.Name(id=name):
            return frame.f_locals.get(name, frame.f_globals.get(name))
        case ast.Attribute(value=inner, attr=name):
            owner = _value(inner, frame)
            return vars(owner).get(name) if isinstance(owner, types.ModuleType) else None
        case _:
            return None
