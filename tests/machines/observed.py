"""What a user can observe after a run turns into plain text lines and tuples, to be compared and to be read.

Dropped: references of elements, and addresses in default reprs (an edit may take a `__repr__` away).
Session state keeps the sharing of objects: two entries that are one list differ from two equal lists.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Final

import numpy as np
import pandas as pd
from msgspec import structs

from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.exception import ExceptionProps
from flowc_shims.streamlit.page import Props

_DEEPEST: Final = 12
_ADDRESS: Final = re.compile(r" at 0x[0-9a-f]+")
_DEPTH: Final = re.compile(r"(?<=maximum recursion depth exceeded)( while [a-z ]+ a Python object| in comparison)")
"""What the interpreter was about when the stack was full hangs on how deep the stack was before."""
_CARETS: Final = re.compile(r"(?:\n|\\n) *\^+(?=(?:\n|\\n)UnboundLocalError)")
"""CPython 3.11 points at what stands before an unset local name once a function is warm, which hangs on how often it
ran before."""
_FRAMES: Final = re.compile(
    r'  File "[^"\n]*/flowc_(?:runtime|shims)/[^"\n]*", line \d+, in [^\n\\]*(?:\n|\\n)(?:    [^\n\\]*(?:\n|\\n))*'
)
"""What executes the script, in a traceback that the script has written down: in the two modes it is not the same."""


@dataclass(frozen=True, slots=True)
class Observed:
    """`page` and `state` are lines; `stdout` is what the run says it printed, `streams` what really came out;
    `generators` stands for the states in which the run left the process's random generators."""

    page: tuple[str, ...]
    state: tuple[str, ...]
    stdout: str
    ending: str
    streams: str = ""
    generators: str = ""
    files: tuple[str, ...] = ()


def page_lines(page: Page, *, stale: bool = True) -> tuple[str, ...]:
    """One line an element, indented by depth; the page's configuration and its notices are lines too.

    Without `stale`: only what the run has reached. Which elements of the page before still stand for the moment after
    a run was cut short hangs on their references, which the two modes of a session give differently."""
    notices = (f"notice {run} {_props(props)}" for run, props in page.notices)
    lines = [line for root in page.roots for line in _lines(root, 0, stale)]
    return (*lines, f"config {page.config!r}", *notices)


def _lines(node: Node, depth: int, stale: bool) -> Iterator[str]:
    if node.stale and not stale:
        return
    yield "  " * depth + _props(node.props) + (" stale" if node.stale else "")
    for child in node.children:
        yield from _lines(child, depth + 1, stale)


def _props(props: Props) -> str:
    """The kind, and the fields that differ from their defaults."""
    if isinstance(props, ExceptionProps) and props.type == "RecursionError":
        # As often as the stack was deep, which hangs on how deep it was before.
        props = structs.replace(props, stack=tuple(dict.fromkeys(props.stack)))
    kind = type(props)
    fields_, defaults = kind.__struct_fields__, kind.__struct_defaults__
    required = len(fields_) - len(defaults)
    shown = [
        f"{name}={getattr(props, name)!r}"
        for at, name in enumerate(fields_)
        if at < required or getattr(props, name) != defaults[at - required]
    ]
    return " ".join((str(props.__struct_config__.tag), *shown))


def state_lines(state: Mapping[str, object]) -> tuple[str, ...]:
    """One line a key, in order of the keys. Objects met before are named by where they were met."""
    seen: dict[int, str] = {}
    return tuple(f"{key} = {_freeze(state[key], seen, key, 0)}" for key in sorted(state))


def _freeze(value: object, seen: dict[int, str], path: str, depth: int) -> str:
    if value is None or isinstance(value, bool | int | float | str | bytes | complex):
        return f"{type(value).__name__}:{value!r}"
    if id(value) in seen:
        return f"<{seen[id(value)]}>"
    if depth > _DEEPEST:
        return "…"
    seen[id(value)] = path
    return f"{type(value).__name__}:{_content(value, seen, path, depth + 1)}"


def _content(value: object, seen: dict[int, str], path: str, depth: int) -> str:
    match value:
        case list() | tuple():
            inner = (_freeze(item, seen, f"{path}[{at}]", depth) for at, item in enumerate(value))
            return f"[{', '.join(inner)}]{_attributes(value, seen, path, depth)}"
        case set() | frozenset():
            return f"{{{', '.join(sorted(_freeze(item, {}, path, depth) for item in value))}}}"
        case dict():
            pairs = (f"{key!r}: {_freeze(item, seen, f'{path}[{key!r}]', depth)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}{_attributes(value, seen, path, depth)}"
        case np.ndarray():
            return f"{value.dtype}{value.shape}{value.tolist()!r}"
        case pd.DataFrame() | pd.Series() | pd.Index():
            return repr(value)
        case FunctionType() | BuiltinFunctionType() | type():
            return value.__qualname__
        case MethodType():
            return f"{value.__qualname__} of {_freeze(value.__self__, seen, path, depth)}"
        case _:
            return _attributes(value, seen, path, depth) or type(value).__qualname__


def _attributes(value: object, seen: dict[int, str], path: str, depth: int) -> str:
    own: dict[str, object] = getattr(value, "__dict__", {})
    return ", ".join(f".{name}={_freeze(item, seen, f'{path}.{name}', depth)}" for name, item in sorted(own.items()))


def difference(expected: Observed, got: Observed, *, most: int = 24) -> list[str]:
    """The lines in which the two differ (`-` a full rerun has, `+` reuse has); empty when they are equal."""
    lines: list[str] = []
    for part in fields(Observed):
        left, right = _as_lines(getattr(expected, part.name)), _as_lines(getattr(got, part.name))
        if left != right:
            diff = difflib.unified_diff(left, right, "full rerun", "reuse", lineterm="", n=1)
            lines += [f"[{part.name}]", *(line[:200] for line in list(diff)[2:])]
    return lines if len(lines) <= most else [*lines[:most], f"… {len(lines) - most} more lines"]


def _own(text: str) -> str:
    """Tracebacks without what is the interpreter's or the engine's own."""
    return _FRAMES.sub("", _CARETS.sub("", text))


def _as_lines(value: str | tuple[str, ...]) -> list[str]:
    lines = _own(value).splitlines() if isinstance(value, str) else [_own(line) for line in value]
    return [_DEPTH.sub("", _ADDRESS.sub(" at 0x…", line)) for line in lines]
