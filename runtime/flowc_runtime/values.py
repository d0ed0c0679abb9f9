"""When two values are the same version of an input: identity, or typed equality of atoms.

`1`, `1.0` and `True` differ; so do `0.0` and `-0.0`; every NaN is the same. Never calls a user's `__eq__`.
"""

from __future__ import annotations

import math
from copy import deepcopy
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, TypeAlias, cast, final

from flowc_shims.streamlit.chat_value import ChatInputValue
from flowc_shims.streamlit.uploaded_file import UploadedFile, same_file

Items: TypeAlias = tuple[object, ...]


@final
class Absent:
    """The version of a name that is not bound, and of a session-state key that is not there."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()

_PLAIN: Final = frozenset({int, bool, str, bytes, type(None), date, timedelta})
ATOMS: Final = _PLAIN | {
    float, complex, datetime, time, Decimal, range, slice, type(Ellipsis), type(NotImplemented), Absent,
}  # fmt: skip
"""Types whose objects cannot change and refer to nothing that can; a subclass is not one of them."""


def same_value(one: object, other: object) -> bool:
    """The same object, or equal atoms of one type, or tuples of such."""
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind in _PLAIN:
        return one == other
    if kind is tuple:
        return _same_items(one, other)
    return kind in ATOMS and _same_rare_atom(one, other)


def _same_items(one: Any, other: Any) -> bool:
    # Two tuples: their type was compared by identity, which a checker does not follow, and a cast would cost here.
    try:
        return len(one) == len(other) and all(map(same_value, one, other))
    except RecursionError:
        # Nested deeper than can be compared: in doubt, not the same.
        return False


def same_content(one: object, other: object) -> bool:
    """`same_value`, looking into lists and dicts too: for values that are copied wherever they go (a widget's)."""
    if same_value(one, other):
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    # Of the type, not of the object, which `isinstance` might ask for its `__class__`.
    if issubclass(kind, list | tuple):
        return _same_contents(cast("Items", one), cast("Items", other))
    if kind is UploadedFile:
        return same_file(cast("UploadedFile", one), cast("UploadedFile", other))
    if kind is ChatInputValue:
        one, other = vars(one), vars(other)
        kind = dict
    if issubclass(kind, dict):
        ones, others = cast("dict[object, object]", one), cast("dict[object, object]", other)
        return _same_contents(tuple(ones.items()), tuple(others.items()))
    return False


def as_it_is(value: object) -> object:
    """A widget's value as it is at this moment: the script may change what session state holds of it, a list or a file,
    without changing what was read before."""
    if type(value) is list:
        return [as_it_is(part) for part in cast("list[object]", value)]
    return deepcopy(value) if type(value) in (UploadedFile, ChatInputValue) else value


def _same_contents(one: Items, other: Items) -> bool:
    return len(one) == len(other) and all(map(same_content, one, other))


def _same_rare_atom(one: object, other: object) -> bool:
    match one, other:
        case float(), float():
            if math.isnan(one) or math.isnan(other):
                return math.isnan(one) and math.isnan(other)
            return one == other and math.copysign(1, one) == math.copysign(1, other)
        case complex(), complex():
            return same_value(one.real, other.real) and same_value(one.imag, other.imag)
        # Time zones first: comparing across two of them would call their own code, which may be a user's.
        case datetime(), datetime():
            return one.tzinfo is other.tzinfo and one == other and one.fold == other.fold
        case time(), time():
            return one.tzinfo is other.tzinfo and one == other and one.fold == other.fold
        case range(), range():
            # Equal ranges may have different ends, which are shown.
            return (one.start, one.stop, one.step) == (other.start, other.stop, other.step)
        case Decimal(), Decimal():
            return str(one) == str(other)
        case slice(), slice():
            return same_value(
                _bounds(cast("slice[object, object, object]", one)),
                _bounds(cast("slice[object, object, object]", other)),
            )
        case _:
            return False


def _bounds(value: slice[object, object, object]) -> Items:
    return (value.start, value.stop, value.step)
