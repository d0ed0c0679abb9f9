"""Which iterables a loop can step through without running user code, and which are used up by one run.

`enumerate(x)`, `zip(x, y)` and `reversed(x)` in a loop's header are kept as *recipes*: what is called and with what. A
recipe gives a new iterator in every run, so the header that made it can be reused.
"""

from __future__ import annotations

import gc
import types
from collections.abc import Callable
from typing import Final, TypeAlias, cast

import numpy as np
import pandas as pd

Recipe: TypeAlias = tuple[object, Callable[..., object], tuple[object, ...], tuple[tuple[str, object], ...]]

_SAMPLES: Final[tuple[object, ...]] = (list[int](), (1,), "é", b"", {1: 1}, {1}, frozenset((1,)), range(0))
_VIEWS: Final[tuple[object, ...]] = ({1: 1}.keys(), {1: 1}.values(), {1: 1}.items())
_ITERATORS: Final[tuple[object, ...]] = (
    iter(list[int]()), iter((1,)), iter("é"), iter("e"), iter(b""), iter({1}), iter(range(0)), iter(range(1 << 80)),
    iter({1: 1}), iter({1: 1}.values()), iter({1: 1}.items()), reversed([1]), enumerate(()), zip(()),
)  # fmt: skip

_CONTAINERS: Final[frozenset[type]] = frozenset(map(type, (*_SAMPLES, *_VIEWS)))
_TABLES: Final[tuple[type, ...]] = (np.ndarray, pd.Series, pd.Index)
_PASSING_ON: Final[frozenset[type]] = frozenset({*map(type, _ITERATORS), reversed})

LOOK_LIMIT: Final = 100

_RECIPE: Final = object()
_REPEATABLE: Final[tuple[object, ...]] = (enumerate, zip, reversed)


def recipe(function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> object:
    """What the call gives, kept as a recipe where the function is one of Python's own three.

    A recipe is a plain tuple, so that the journal sees what it holds."""
    if any(function is known for known in _REPEATABLE):
        return (_RECIPE, function, args, tuple(kwargs.items()))
    return function(*map(prepared, args), **kwargs)


def prepared(value: object) -> object:
    """The iterable itself; a recipe is carried out."""
    if not _is_recipe(value):
        return value
    function, args, kwargs = _parts(value)
    return function(*map(prepared, args), **kwargs)


def ingredients(value: object) -> list[object]:
    """What a loop looks into: the iterable itself, or what its recipe is made of."""
    if not _is_recipe(value):
        return [value]
    _, args, _ = _parts(value)
    return [part for argument in args for part in ingredients(argument)]


def _is_recipe(value: object) -> bool:
    return type(value) is tuple and len(cast(Recipe, value)) == 4 and cast(Recipe, value)[0] is _RECIPE


def _parts(value: object) -> tuple[Callable[..., object], tuple[object, ...], dict[str, object]]:
    _, function, args, kwargs = cast(Recipe, value)
    return function, args, dict(kwargs)


def can_be_stepped_again(value: object) -> bool:
    """A container, or a recipe of containers: iterating starts at the beginning every time, and runs no user code."""
    return all(type(part) in _CONTAINERS or isinstance(part, (*_TABLES, int)) for part in ingredients(value))


def is_harmless_iterator(value: object) -> bool:
    """An iterator that runs no user code: over containers, through `enumerate` and `zip`, or a library's generator."""
    todo: list[object] = [value]
    seen = 0
    while todo:
        part = todo.pop()
        seen += 1
        if seen > LOOK_LIMIT:
            return False
        if _is_recipe(part):
            todo.extend(ingredients(part))
        elif type(part) in _CONTAINERS or isinstance(part, (*_TABLES, int)):
            continue
        elif type(part) in _PASSING_ON:
            todo.extend(gc.get_referents(part))
        elif not (isinstance(part, types.GeneratorType) and "site-packages" in part.gi_code.co_filename):
            return False
    return True
