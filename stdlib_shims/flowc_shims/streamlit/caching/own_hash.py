"""A user's hash function -> whether it looks at its argument only.

One that does gives the same for the same object, so whoever called a cached function with that object need not ask
again. Anything else (a global name of the script, a variable of a closure, a callable object) may change unseen.
"""

from __future__ import annotations

import builtins
import dis
import types
from collections.abc import Callable


def looks_at_its_argument_only(function: Callable[[object], object]) -> bool:
    """Builtin functions and types do, and Python functions that name nothing but builtins."""
    if isinstance(function, types.BuiltinFunctionType | type):
        return True
    if not isinstance(function, types.FunctionType):
        return False
    return not function.__code__.co_freevars and all(_is_builtin(function, name) for name in _names(function.__code__))


def _is_builtin(function: types.FunctionType, name: str) -> bool:
    return name not in function.__globals__ and hasattr(builtins, name)


def _names(code: types.CodeType) -> set[str]:
    """The global names that it loads, also in functions inside of it."""
    names = {str(one.argval) for one in dis.get_instructions(code) if one.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    inner = (const for const in code.co_consts if isinstance(const, types.CodeType))
    return names.union(*map(_names, inner))
