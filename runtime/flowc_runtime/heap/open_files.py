"""A file object -> its state: none while it is open, since reading moves it; once it is closed, it stays as it is.

Whoever touches an open file is taken to have moved it, and it cannot be put back. What is left of it after its `with`
is handed around for the rest of a script, and nobody can do anything with it any more.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias, cast

_State: TypeAlias = Callable[[Any], tuple[object, ...] | None]


def _state(file: Any) -> tuple[object, ...] | None:
    attributes = cast("dict[str, object]", vars(file))
    return (*attributes, *attributes.values()) if file.closed else None


TYPES: Final = (io.TextIOWrapper, io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.FileIO)
SHAPE: Final[tuple[str, _State, Callable[[Any], Iterable[object]]]] = ("file", _state, gc.get_referents)
