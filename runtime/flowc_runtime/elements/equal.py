"""Two values of props -> whether a client would see the same.

Holds: equality here is that of the encoded bytes. `==` would not do: it takes `1`, `1.0` and `True` for one value,
which show differently, and takes NaN for different from itself, which would send it again and again.
"""

from __future__ import annotations

from typing import Final

import msgspec

from flowc_shims.streamlit.page import Props

_ATOMS: Final = frozenset({str, int, bool, bytes, type(None)})

_encoder = msgspec.msgpack.Encoder()


def same_value(a: object, b: object) -> bool:
    """Whether both encode to the same bytes; the same object is equal without looking."""
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if type(a) in _ATOMS:
        return a == b
    return _encoder.encode(a) == _encoder.encode(b)


def same_props(a: Props, b: Props) -> bool:
    """Whether both are of one kind and equal field by field."""
    return a is b or (type(a) is type(b) and _encoder.encode(a) == _encoder.encode(b))


def changed_fields(a: Props, b: Props) -> dict[str, object]:
    """The fields of `b` that differ from those of `a`, which is of the same type."""
    changes: dict[str, object] = {}
    for name in b.__struct_fields__:
        value: object = getattr(b, name)
        if not same_value(getattr(a, name), value):
            changes[name] = value
    return changes
