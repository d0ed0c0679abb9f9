"""A function, a class or an instance, and the state that it had -> is it certainly as it was?

Asked before a state is taken anew: most objects stay as they are. In doubt the answer is no.
"""

from __future__ import annotations

import types
from operator import is_
from typing import Any, Final, TypeAlias, cast

State: TypeAlias = tuple[object, ...]

CLASS_MACHINERY: Final = frozenset(
    {"__dict__", "__weakref__", "__doc__", "__module__", "__abstractmethods__", "_abc_impl", "__annotations__"}
)
"""What a class has without saying so, or what nobody asks for."""


def function_stays(value: types.FunctionType, state: State, _saved: object) -> bool:
    defaults, keywords, attributes, _, code, (name, qualname, doc) = cast("Any", state)
    return (
        value.__code__ is code
        and value.__defaults__ is defaults
        and not (keywords or attributes or value.__kwdefaults__ or value.__dict__)
        and (value.__name__ is name and value.__qualname__ is qualname and value.__doc__ is doc)
    )


def class_stays(value: type, state: State, _saved: object) -> bool:
    names, entries = cast("tuple[tuple[str, ...], State]", state)
    now = vars(value)
    machinery = sum([name in now for name in CLASS_MACHINERY])
    if len(now) != len(names) + machinery or not all(map(now.__contains__, names)):
        return False
    return all(map(is_, map(now.__getitem__, names), entries))


def instance_stays(value: Any, state: State, _saved: object) -> bool:
    kind, names, values, slots = cast("tuple[type, State, State, State]", state)
    if slots or type(value) is not kind:
        return False
    try:
        now = cast("dict[str, object]", object.__getattribute__(value, "__dict__"))
    except AttributeError:
        return False
    if type(now) is not dict:
        return False
    # In their order, which is seen where they are listed.
    return len(now) == len(names) and all(map(is_, now, names)) and all(map(is_, now.values(), values))
