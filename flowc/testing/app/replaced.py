"""Functions and classes that a test puts in the place of others (`mock.patch`, `monkeypatch`), found by looking.

A script cannot replace a function of a library unseen; a test can, between two runs. So before each run what modules
held before is compared with what they hold now: where a function or a class has given way to another object, nothing
that is known of any slot holds.

Holds: what a test replaced since the last look is found, in modules anywhere, and in classes of the modules that the
script and its local modules name. Data that is replaced there is an input of its own only where the script can see it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from operator import is_
from types import ModuleType
from typing import Final, TypeAlias

_Held: TypeAlias = tuple[tuple[str, ...], tuple[object, ...]]

_OWN: Final = ("flowc", "pytest", "_pytest", "pluggy", "__main__")


_RUNTIME: Final = ("flowc_runtime", "flowc_shims")


class Replaced:
    """See the module's docstring."""

    def __init__(self) -> None:
        self._modules: dict[str, _Held] = {}
        self._classes: dict[type, _Held] = {}

    def look(self, named: Iterable[object]) -> bool:
        """Whether something was replaced since this was asked last. `named`: what the script's names refer to."""
        modules = {name: _held(vars(module)) for name, module in list(sys.modules.items()) if _is_watched(name, module)}
        classes = {kind: _held(vars(kind)) for kind in _classes_of(named)}
        found = any(_differs(self._modules[name], held) for name, held in modules.items() if name in self._modules)
        found = found or any(
            _differs(self._classes[kind], held) for kind, held in classes.items() if kind in self._classes
        )
        self._modules, self._classes = modules, classes
        return found


def _is_watched(name: str, module: object) -> bool:
    return isinstance(module, ModuleType) and name.partition(".")[0] not in _OWN


def _held(names: Mapping[str, object]) -> _Held:
    return tuple(names), tuple(names.values())


def _classes_of(named: Iterable[object]) -> set[type]:
    found: set[type] = set()
    for value in named:
        members = vars(value).values() if isinstance(value, ModuleType) else (value,)
        found.update(member for member in list(members) if isinstance(member, type))
    return found


def _differs(before: _Held, now: _Held) -> bool:
    if len(before[1]) == len(now[1]) and all(map(is_, before[1], now[1])):
        return False
    values = dict(zip(*now, strict=True))
    changed = (name for name, value in zip(*before, strict=True) if callable(value) and values.get(name) is not value)
    return any(not _observes(values.get(name)) for name in changed)


def _observes(value: object) -> bool:
    """What flowc puts in place to observe runs (`logging`, the filters of `warnings`) comes with the first of them."""
    modules = (type(value).__module__, getattr(value, "__module__", None))
    return any(str(module).partition(".")[0] in _RUNTIME for module in modules)
