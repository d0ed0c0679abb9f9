"""What can be observed after a run -> lines of text that two sessions, or two processes, can compare.

References of elements, addresses and the folder of the script are no part of it, and no code of a user runs to make it:
objects are looked into, never asked. Session state keeps the sharing of objects: two entries that are one list differ
from two equal lists.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from typing import Final, cast

import msgspec
import numpy as np
import pandas as pd
import xxhash

from flowc_runtime.elements.node import Node, Page
from flowc_runtime.history import kind_of
from flowc_runtime.identity import identity
from flowc_runtime.session import Session
from flowc_runtime.values import ATOMS
from flowc_shims.streamlit.page import Ref

_DEEPEST: Final = 12
_WIDEST: Final = 2_000
_ADDRESS: Final = " at 0x"


class Line(msgspec.Struct, frozen=True):
    """One element: where it stands, what it is, and everything it shows (as JSON). `ref` is not compared."""

    depth: int
    kind: str
    content: str
    ref: Ref = ""


class Likeness(msgspec.Struct, frozen=True):
    """`state`: (key, portrait) in order of the keys. `printed`: (stream, text), neighbours on one stream joined."""

    page: tuple[Line, ...]
    state: tuple[tuple[str, str], ...]
    printed: tuple[tuple[str, str], ...]
    ending: str
    exception: str


def likeness(session: Session, ending: str) -> Likeness:
    """Of a session whose run has just ended."""
    folder = str(session.script.parent)
    keys = sorted(session.state.keys())
    seen: dict[int, str] = {}
    error = session.uncaught
    return Likeness(
        page=tuple(page_lines(session.page, folder)),
        state=tuple((key, _portrait(session.state.get(key), seen, key, 0)) for key in keys),
        printed=tuple(_joined(session.printed)),
        ending=ending,
        exception="" if error is None else type(error).__name__,
    )


def page_lines(page: Page, folder: str) -> Iterator[Line]:
    """In page order; the configuration and the notices are lines too."""
    for root in page.roots:
        yield from _lines(root, 0, folder)
    yield Line(0, "configuration", _json(page.config, folder))
    for _, props in page.notices:
        yield Line(0, kind_of(props), _json(props, folder))


def digest(text: str) -> str:
    return xxhash.xxh3_64_hexdigest(text.encode("utf-8", "surrogatepass"))


def _lines(node: Node, depth: int, folder: str) -> Iterator[Line]:
    yield Line(depth, kind_of(node.props), _json(node.props, folder), node.ref)
    for child in node.children:
        yield from _lines(child, depth + 1, folder)


def _json(value: object, folder: str) -> str:
    # The folder is in the stacks of exceptions; a replay runs in another one.
    return msgspec.json.encode(value).decode().replace(folder, "·")


def _joined(printed: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    at, text = "", ""
    for stream, piece in printed:
        if stream != at and text:
            yield at, text
            text = ""
        at, text = stream, text + piece
    if text:
        yield at, text


def _portrait(value: object, seen: dict[int, str], path: str, depth: int) -> str:
    kind = type(value)
    if kind in ATOMS and kind is not slice:
        # The type too: `True`, `1` and `1.0` are three values.
        return f"{kind.__name__}:{value!r}"
    if identity(value) in seen:
        return f"<{seen[identity(value)]}>"
    if depth > _DEEPEST or len(seen) > _WIDEST:
        return "…"
    seen[identity(value)] = path
    name = cast(str, type.__dict__["__qualname__"].__get__(kind))
    return f"{name}:{_content(value, seen, path, depth + 1)}"


def _content(value: object, seen: dict[int, str], path: str, depth: int) -> str:
    kind = type(value)
    if issubclass(kind, np.ndarray):
        array = np.asarray(cast("np.ndarray[tuple[int, ...], np.dtype[np.generic]]", value))
        inner = repr(array.tolist()) if array.dtype != object else ""
        return f"{array.dtype}{array.shape}{digest(inner)}"
    if kind in (pd.DataFrame, pd.Series, pd.Index):
        return _table(cast("pd.DataFrame | pd.Series[float]", value))
    if issubclass(kind, types.FunctionType | types.BuiltinFunctionType | type):
        return str(getattr(value, "__qualname__", ""))
    if issubclass(kind, types.ModuleType):
        return str(vars(cast(types.ModuleType, value)).get("__name__", ""))
    if issubclass(kind, types.MethodType):
        method = cast(types.MethodType, value)
        return f"{method.__func__.__qualname__} of {_portrait(method.__self__, seen, path, depth)}"
    return _items(value, seen, path, depth) + _attributes(value, seen, path, depth)


def _table(value: pd.DataFrame | pd.Series[float]) -> str:
    """Its printed form does not show all rows; the sum of the rows' digests does, where they have any."""
    try:
        rows = digest(repr(pd.util.hash_pandas_object(value).tolist()))
    except (TypeError, ValueError):
        rows = ""
    return f"{value.shape}{rows}"


def _items(value: object, seen: dict[int, str], path: str, depth: int) -> str:
    """Through the methods of the builtin class, whatever a subclass makes of them."""
    kind = type(value)
    if issubclass(kind, list | tuple):
        base = list if issubclass(kind, list) else tuple
        items = cast("list[object]", base.__iter__(cast("list[object]", value)))  # type: ignore[arg-type]
        return "[" + ", ".join(_portrait(item, seen, f"{path}[{at}]", depth) for at, item in enumerate(items)) + "]"
    if issubclass(kind, dict):
        pairs = cast("Iterable[tuple[object, object]]", dict.items(cast("dict[object, object]", value)))
        shown = (f"{_portrait(k, seen, path, depth)}: {_portrait(v, seen, f'{path}[…]', depth)}" for k, v in pairs)
        return "{" + ", ".join(shown) + "}"
    if issubclass(kind, set | frozenset):
        base_set = set if issubclass(kind, set) else frozenset
        members = cast("list[object]", base_set.__iter__(cast("set[object]", value)))  # type: ignore[arg-type]
        return "{" + ", ".join(sorted(_portrait(item, {}, path, depth) for item in members)) + "}"
    return ""


def _attributes(value: object, seen: dict[int, str], path: str, depth: int) -> str:
    try:
        own = cast("object", object.__getattribute__(value, "__dict__"))
    except AttributeError:
        return ""
    if type(own) is not dict:
        return ""
    pairs = sorted((str(name), item) for name, item in cast("dict[object, object]", own).items())
    return ", ".join(f".{name}={_portrait(item, seen, f'{path}.{name}', depth)}" for name, item in pairs)
