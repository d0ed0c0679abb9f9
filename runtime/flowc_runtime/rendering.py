"""A value -> a few words that say which it is, for messages; no code of a user runs, and no secret is said.

Only atoms are written out. Anything else is its type and its size. Texts that were handed to `conceal` (secrets, what
was typed into a password field) are never written, nor is a text that contains one.
"""

from __future__ import annotations

import threading
from collections.abc import Sized
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, cast

import numpy as np

from flowc_runtime.values import Absent

MOST: Final = 48
_CONCEALED = "a secret text"
_SIZED: Final = (list, dict, set, frozenset, tuple, bytearray)
_TABLES: Final = {("pandas", "DataFrame"), ("pandas", "Series"), ("polars", "DataFrame"), ("polars", "Series")}

_secrets: set[str] = set()
_lock = threading.Lock()


def conceal(text: str) -> None:
    """From now on nobody is told this text. Shorter than four characters it would hide half of all words."""
    if len(text) >= 4:
        with _lock:
            _secrets.add(text)


def is_concealed(text: str) -> bool:
    """Whether a secret is part of it."""
    with _lock:
        return any(secret in text for secret in _secrets)


def concealed(text: str) -> str:
    """The text with every secret in it replaced."""
    with _lock:
        found = sorted((secret for secret in _secrets if secret in text), key=len, reverse=True)
    for secret in found:
        text = text.replace(secret, "•" * 8)
    return text


def rendered(value: object) -> str:
    """See the module's docstring. At most about `MOST` characters."""
    kind = type(value)
    if kind is Absent:
        return "absent"
    if kind is str:
        return _text(cast(str, value))
    if kind is int and abs(cast(int, value)) >= 10**MOST:
        return f"an int of {cast(int, value).bit_length()} bits"
    if kind in _WRITTEN_OUT or (kind in (datetime, time) and _harmless_zone(cast("datetime | time", value))):
        return _cut(repr(value))
    if kind is tuple:
        return _small_tuple(cast("tuple[object, ...]", value))
    return _described(value, kind)


_WRITTEN_OUT: Final = frozenset(
    {int, bool, float, complex, type(None), bytes, date, timedelta, Decimal, range, type(Ellipsis)}
)


def _text(value: str) -> str:
    return _CONCEALED if is_concealed(value) else _cut(repr(value[: MOST + 1]))


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


def _harmless_zone(value: datetime | time) -> bool:
    """The `repr` of another time zone may be a user's code."""
    return value.tzinfo is None or value.tzinfo is UTC


def _small_tuple(value: tuple[object, ...]) -> str:
    if len(value) > 4 or any(type(item) is tuple for item in value):
        return f"tuple of {len(value)}"
    inner = ", ".join(rendered(item) for item in value)
    return _cut(f"({inner},)" if len(value) == 1 else f"({inner})")


def _described(value: object, kind: type) -> str:
    name = _name(kind)
    if kind in _SIZED:
        return f"{name} of {len(cast(Sized, value))}"
    if kind is np.ndarray:
        array = cast("np.ndarray[tuple[int, ...], np.dtype[np.generic]]", value)
        return f"array of {' × '.join(map(str, array.shape))}"
    module = cast("object", type.__getattribute__(kind, "__module__"))
    if isinstance(module, str) and (module.partition(".")[0], name) in _TABLES:
        # The class is the library's own, by name; a subclass of a script has the script's module.
        shape = cast("tuple[int, ...]", getattr(value, "shape", ()))
        return f"{name} of {' × '.join(map(str, shape))}"
    return name


def _name(kind: type) -> str:
    """Asked of `type` itself: a metaclass of a script may answer otherwise."""
    return cast(str, type.__dict__["__name__"].__get__(kind))
