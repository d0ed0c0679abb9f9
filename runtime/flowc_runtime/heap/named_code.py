"""A cached function -> the user's code that it names: functions, classes, cached functions and local modules.

That code is part of the cache's key, so the callers of a cached function depend on it; the data that such code reads is
not, and is not looked at.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import TypeAlias

from flowc_runtime.heap.territory import Territory, global_names

Named: TypeAlias = tuple[dict[str, object], str, object]
"""A namespace, a name in it, and what it refers to."""


def named_code(cached: object, territory: Territory) -> Iterator[Named]:
    """Everything that the code of a cached function names, directly or through what it names."""
    seen: set[types.CodeType] = set()
    todo = list(_functions_of(cached))
    while todo:
        function = todo.pop()
        if function.__code__ in seen or not territory.owns_file(function.__code__.co_filename):
            continue
        seen.add(function.__code__)
        for named in _named_by(function, territory):
            yield named
            todo.extend(_functions_of(named[2]))


def _named_by(function: types.FunctionType, territory: Territory) -> Iterator[Named]:
    for name in global_names(function.__code__).reads:
        value = function.__globals__.get(name)
        if isinstance(value, types.ModuleType):
            if territory.owns_module(value):
                yield function.__globals__, name, value
                attributes = (attribute for attribute in function.__code__.co_names if attribute in vars(value))
                yield from ((vars(value), attribute, vars(value)[attribute]) for attribute in attributes)
        elif isinstance(value, types.FunctionType | type) or _is_cached(value):
            yield function.__globals__, name, value


def _functions_of(value: object) -> Iterator[types.FunctionType]:
    if isinstance(value, types.FunctionType):
        yield value
    elif isinstance(value, type):
        members = (getattr(member, "__func__", member) for member in vars(value).values())
        yield from (member for member in members if isinstance(member, types.FunctionType))
    elif _is_cached(value):
        yield from _functions_of(getattr(value, "__wrapped__", None))


def _is_cached(value: object) -> bool:
    return bool(getattr(type(value), "__flowc_cached__", False))
