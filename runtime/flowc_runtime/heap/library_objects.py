"""A type of a library -> how a walk follows its objects, where the library's own table says more than their shape does.

Connections, engines and sessions stand for something outside of the process, which changes unseen: who can reach one
executes in every run. Those of DuckDB also find tables by the names of variables, so who reaches one may read any.
The classes are listed in `tables/objects.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Final, TypeAlias

from flowc_runtime.heap.library_shapes import module_of, shape_in_library
from flowc_runtime.heap.state import OPAQUE, Shape, shape_of

if TYPE_CHECKING:
    from flowc_runtime.heap.walk import Walk

Way: TypeAlias = Callable[["Walk", object], None]

_FRAMES: Final = "frames"


def way_of(kind: type) -> Way | Shape | None:
    """How objects of exactly this type are followed; None: as any other."""
    kinds = _kinds_of(kind)
    return _outside(kind, kinds) if kinds else shape_in_library(kind)


def _outside(kind: type, kinds: frozenset[str]) -> Way:
    shape, named = shape_of(kind), f"{module_of(kind).partition('.')[0].lstrip('_')} {kind.__qualname__}"
    reason = f"{min(kinds - {_FRAMES}, default='file')}: {named} that it can reach"
    looks = f"{named} looks for tables among the variables"

    def follow(walk: Walk, value: object) -> None:
        found = walk.found
        if found.world is None:
            found.world = reason
        if _FRAMES in kinds and found.barrier is None:
            found.barrier = looks
        walk.mutable(value, shape if _FRAMES not in kinds else OPAQUE)

    return follow


def _kinds_of(kind: type) -> frozenset[str]:
    names = [f"{module_of(base)}.{base.__qualname__}" for base in kind.__mro__ if module_of(base) != "builtins"]
    return frozenset(
        one
        for one, (exact, beginnings) in _TABLE.items()
        if not exact.isdisjoint(names) or any(name.startswith(beginnings) for name in names)
    )


def _read() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    """By kind: names of classes, and how names of classes begin (written with a star)."""
    text = files("flowc_compiler.tables").joinpath("objects.toml").read_text("utf-8")
    listed = {kind: tuple[str, ...](section["classes"]) for kind, section in tomllib.loads(text).items()}
    return {
        kind: (
            frozenset(name for name in names if name[-1] != "*"),
            tuple(name[:-1] for name in names if name[-1] == "*"),
        )
        for kind, names in listed.items()
    }


_TABLE: Final = _read()
