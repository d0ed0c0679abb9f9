"""A cached function -> a digest of the code of the user's own functions that it may call.

Editing a helper makes older results of its callers old, too (Streamlit looks at the cached function's own source only).
Followed are functions, classes and cached functions that the code names as globals, or as attributes of modules, as
long as they stand in files below the script's folder. Values of other globals are no part of it.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import xxhash


def helpers_digest(function: Callable[..., object], folder: str) -> str:
    """Hex digest; `folder` is the script's. Stays the same as long as no helper's code changes."""
    seen: dict[types.CodeType, None] = {}
    todo = list(_functions_in(function, folder))
    while todo:
        one = todo.pop()
        if one.__code__ in seen:
            continue
        seen[one.__code__] = None
        for value in _named_by(one):
            todo.extend(_functions_in(value, folder))
    return _hex("".join(map(_code_digest, list(seen)[1:])))


def _named_by(function: types.FunctionType) -> Iterator[object]:
    """What the names in a function's code refer to: globals, and attributes of modules among them."""
    names = _names(function.__code__)
    for name in names:
        value = function.__globals__.get(name)
        if isinstance(value, types.ModuleType):
            yield from (vars(value).get(attribute) for attribute in names)
        else:
            yield value


def _functions_in(value: object, folder: str) -> Iterator[types.FunctionType]:
    if isinstance(value, types.FunctionType):
        if _is_below(value.__code__.co_filename, folder):
            yield value
    elif isinstance(value, type):
        for member in vars(value).values():
            # A static or class method holds its function; other members are no code of the class.
            inner: object = getattr(member, "__func__", member)
            if isinstance(inner, types.FunctionType):
                yield from _functions_in(inner, folder)
    elif getattr(value, "__flowc_cached__", False):
        yield from _functions_in(getattr(value, "__wrapped__", None), folder)


@functools.lru_cache(maxsize=4096)
def _is_below(path: str, folder: str) -> bool:
    return "site-packages" not in path and Path(folder) in Path(path).parents


@functools.lru_cache(maxsize=4096)
def _names(code: types.CodeType) -> tuple[str, ...]:
    inner = (name for constant in code.co_consts if isinstance(constant, types.CodeType) for name in _names(constant))
    return tuple(dict.fromkeys((*code.co_names, *inner)))


@functools.lru_cache(maxsize=4096)
def _code_digest(code: types.CodeType) -> str:
    """What the code does, wherever it stands: no lines, no file."""
    constants = [
        _code_digest(constant) if isinstance(constant, types.CodeType) else repr(constant)
        for constant in code.co_consts
    ]
    return _hex(repr((code.co_name, code.co_code, code.co_names, code.co_varnames, constants)))


def _hex(text: str) -> str:
    return xxhash.xxh3_64_hexdigest(text.encode())
