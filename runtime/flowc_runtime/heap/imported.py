"""Code that imports when it is called -> the names of local modules that it reads, as inputs of whoever calls it."""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

from flowc_runtime.heap.territory import Import, imported_module

if TYPE_CHECKING:
    from flowc_runtime.heap.walk import Walk


def follow_import(walk: Walk, entry: Import, namespace: dict[str, object]) -> None:
    path = imported_module(entry, namespace)
    module: object = sys.modules.get(path)
    if module is None:
        walk.found.to_import.add(path)
    elif isinstance(module, types.ModuleType) and walk.journal.territory.owns_module(module):
        for name in entry[2]:
            walk.name(vars(module), name, bound=False)
        if not entry[2]:
            walk.stack.append(sys.modules.get(path.partition(".")[0], module))


def code_in(module: types.ModuleType) -> list[object]:
    """The functions and classes among its names."""
    return [entry for entry in tuple(vars(module).values()) if isinstance(entry, types.FunctionType | type)]


def restore_module(value: types.ModuleType, state: Any) -> None:
    """Its names. A module that was loaded meanwhile stays in its package."""
    names, before = vars(value), dict(state)
    for name, entry in tuple(names.items()):
        if not name.startswith("__") and name not in before and type(entry) is not types.ModuleType:
            del names[name]
    names.update(before)
