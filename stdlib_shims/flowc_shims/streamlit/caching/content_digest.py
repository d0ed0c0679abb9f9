"""Content to digest: what tells one argument of a cached function from another.

Every value is fed with its type and its whole content, never a sample of it, so equal digests mean equal content. What
has no content of its own (a function, a lock, an object of a plain class) raises UnhashableTypeError.
"""

from __future__ import annotations

import collections.abc
import inspect
import io
import os
import re
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Final, TypeAlias, cast
from uuid import UUID

import xxhash

from flowc_shims.streamlit.caching.errors import UnhashableTypeError, UserHashError
from flowc_shims.streamlit.caching.table_content import feed_table
from flowc_shims.streamlit.uploaded_file import UploadedFile

HashFunctions: TypeAlias = Mapping[str, Callable[[object], object]]
"""The user's own functions by the full name of the type they are for."""

_CYCLE: Final = b"\0cycle"
_END: Final = b"\0end"


class ContentDigest:
    """Feed values, then ask for the digest. Order counts; equal feeds in any process give equal digests."""

    def __init__(self, hash_functions: HashFunctions) -> None:
        self._functions = hash_functions
        self._digest = xxhash.xxh3_128()
        self._open: set[int] = set()  # objects being fed, to notice one that contains itself

    def hexdigest(self) -> str:
        return self._digest.hexdigest()

    def feed(self, value: object) -> None:
        """Add one value."""
        if id(value) in self._open:
            self.raw(_CYCLE)
            return
        self._open.add(id(value))
        try:
            self.raw(type(value).__qualname__.encode())
            self._feed_content(value)
        finally:
            self._open.discard(id(value))

    def feed_all(self, values: Iterable[object]) -> None:
        """Add a sequence, with its end."""
        for value in values:
            self.feed(value)
        self.raw(_END)

    def raw(self, content: bytes | memoryview) -> None:
        """Add bytes, with their length."""
        self._digest.update(memoryview(content).nbytes.to_bytes(8, "little"))
        self._digest.update(content)

    def _feed_content(self, value: object) -> None:
        if isinstance(value, bytes | bytearray):
            self.raw(bytes(value))
            return
        function = self._functions.get(full_name(type(value)))
        if function is not None:
            self.feed(_apply(function, value))
            return
        atom = _atom(value)
        if atom is not None:
            self.raw(atom)
        elif not (self._feed_container(value) or feed_table(self, value) or self._feed_known(value)):
            self._feed_reduced(value)

    def _feed_container(self, value: object) -> bool:
        match value:
            case list() | tuple():
                self.feed_all(cast("Iterable[object]", value))
            case dict():
                self.feed_all(cast("dict[object, object]", value).items())
            case set() | frozenset():
                # The order of a set is not part of its content.
                self.feed_all(sorted(self._alone(item) for item in cast("Iterable[object]", value)))
            case MappingProxyType() | collections.abc.ItemsView():
                self.feed(dict(cast("Mapping[object, object]", value)))
            case _:
                return False
        return True

    def _feed_known(self, value: object) -> bool:
        """Values that say what they are in a few parts."""
        parts = _parts(value)
        if parts is None:
            return False
        self.feed_all(parts)
        return True

    def _feed_reduced(self, value: object) -> None:
        """As a last resort, what the value would be pickled as; most of what is left cannot be."""
        if inspect.isfunction(value) or inspect.ismethod(value):
            raise UnhashableTypeError
        try:
            reduced: object = value.__reduce__()
        except Exception as error:  # whatever a type does that cannot be pickled, it cannot be digested
            raise UnhashableTypeError from error
        if isinstance(reduced, str):
            self.feed(reduced)
        else:
            parts = cast("tuple[object, ...]", reduced)
            self.feed_all(parts[:3])
            # Pickle's fourth and fifth part are iterators, made for this occasion, over items and over pairs.
            for items in cast("tuple[Iterable[object] | None, ...]", parts[3:5]):
                self.feed_all(() if items is None else items)

    def _alone(self, value: object) -> str:
        digest = ContentDigest(self._functions)
        digest.feed(value)
        return digest.hexdigest()


def full_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _apply(function: Callable[[object], object], value: object) -> object:
    try:
        return function(value)
    except Exception as error:
        raise UserHashError(error, full_name(type(value))) from error


def _atom(value: object) -> bytes | None:
    """The bytes of a value without parts."""
    match value:
        case None:
            return b""
        case str():
            return value.encode("utf-8", "surrogatepass")
        case float():
            return struct.pack("<d", value)
        case int():
            return value.to_bytes((value.bit_length() + 8) // 8, "little", signed=True)
        case UUID():
            return value.bytes
        case datetime():
            return value.isoformat().encode()
        case type() | ModuleType():
            return value.__name__.encode()
        case _ if inspect.isbuiltin(value):
            return value.__name__.encode()
        case _:
            return None


def _parts(value: object) -> list[object] | None:
    if is_dataclass(value) and not isinstance(value, type):
        return [(field.name, getattr(value, field.name)) for field in fields(value)]
    match value:
        case Enum():
            return [value.name]
        case re.Pattern():
            return [value.pattern, value.flags]
        case partial():
            return [value.args, value.func, value.keywords]
        case UploadedFile():
            return [value.name, value.tell(), value.getvalue()]
        case io.StringIO() | io.BytesIO():
            return [value.tell(), value.getvalue()]
        case io.IOBase() if hasattr(value, "name"):
            return _file_parts(value)
        case _:
            return _parts_by_library(value)


def _file_parts(file: io.IOBase) -> list[object]:
    name = cast("str | int", getattr(file, "name"))  # noqa: B009 - IOBase does not declare it
    modified = os.fstat(name).st_mtime if isinstance(name, int) else Path(name).stat().st_mtime
    return [name, modified, file.tell()]


def _parts_by_library(value: object) -> list[object] | None:
    """Types of libraries that may not be installed: known by name, so nothing is imported."""
    kinds = {full_name(kind) for kind in type(value).__mro__}
    if "numpy.ufunc" in kinds:
        return [getattr(value, "__name__")]  # noqa: B009 - known by name only
    if "unittest.mock.Mock" in kinds:
        return [id(value)]
    if "PIL.Image.Image" in kinds:
        return [getattr(value, "mode"), getattr(value, "size"), _called(value, "tobytes"), _called(value, "getpalette")]  # noqa: B009
    if "pydantic.main.BaseModel" in kinds:
        try:
            return [_called(value, "model_dump_json")]
        except Exception as error:  # a model may hold what has no JSON
            raise UnhashableTypeError from error
    return None


def _called(value: object, method: str) -> object:
    return cast("Callable[[], object]", getattr(value, method))()
