"""A Python value -> plain JSON-like data by which two processes can tell whether they hold the same value.

Types are part of the form (1, 1.0 and True differ, so do a list and a tuple); object addresses are not.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from enum import Enum

from tests.parity.normal_form import Json
from tests.parity.table_form import table_of_frame

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def value_form(value: object) -> Json:
    """The form of any value a script may keep in session state."""
    if value is None or (isinstance(value, bool | str) and type(value) in (bool, str)):
        return value
    if type(value) in (int, float):
        return {"type": type(value).__name__, "value": repr(value)}
    if isinstance(value, Enum):
        return {"type": type(value).__qualname__, "value": value.name}
    if isinstance(value, Mapping):
        # Pairs, not an object: keys may be anything, and their order shows.
        return {"type": type(value).__qualname__, "value": [[value_form(k), value_form(v)] for k, v in value.items()]}
    if isinstance(value, list | tuple):
        return {"type": type(value).__qualname__, "value": [value_form(item) for item in value]}
    if isinstance(value, set | frozenset):
        return {"type": type(value).__qualname__, "value": [*sorted(map(repr, value))]}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: value_form(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": type(value).__qualname__, "value": dict(fields)}
    return _of_library_value(value)


def _of_file(value: object) -> list[Json]:
    """What both sides tell of an uploaded file, and where it has been read to."""
    attributes = vars(value)
    at: int = value.tell()  # type: ignore[attr-defined]  # it is an open file
    return [str(attributes[name]) for name in ("file_id", "name", "type", "size")] + [at]


def _of_library_value(value: object) -> Json:
    name = type(value).__qualname__
    if name in ("DataFrame", "Series"):
        return {"type": name, "value": table_of_frame(value)}
    if name == "UploadedFile":
        return {"type": name, "value": _of_file(value)}
    if type(value).__repr__ is object.__repr__:
        attributes = vars(value) if hasattr(value, "__dict__") else {}
        return {"type": name, "value": {key: value_form(item) for key, item in attributes.items()}}
    return {"type": name, "value": _ADDRESS.sub("", repr(value))}
