"""Functions and classes that a test puts in the place of others (`mock.patch`, `monkeypatch`), found by looking.

A script cannot replace a function of a library unseen; a test can, between two runs. So before each run what modules
held before is compared with what they hold now: where a function or a class has given way to another object, nothing
that is known of any slot holds.

Holds: what a test replaced since the last look is found in every module whose name the app's source says, and in the
classes that such a module holds. (What replaces something deeper in a library goes unseen between two runs of one app.)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Final, TypeAlias

_Named: TypeAlias = ModuleType | type

_OWN: Final = ("flowc", "flowc_runtime", "flowc_shims", "flowc_compiler", "streamlit", "__main__")
_OBSERVERS: Final = ("flowc_runtime", "flowc_shims")
_MOST_CLASSES: Final = 200
"""Of a module with more, the classes are not looked into."""
_SMALL: Final = 60
"""Of a package with at most so many modules all are looked at; of a larger one, those that the source names in full."""


class Replaced:
    """See the module's docstring."""

    def __init__(self) -> None:
        self._held: dict[_Named, dict[str, object]] = {}
        """What modules and classes held when they were looked at last."""
        self._known: tuple[frozenset[str], int] = (frozenset(), 0)
        self._watched: tuple[_Named, ...] = ()
        """What these words of the source, and so many modules, lead to."""

    def look(self, sources: Iterable[Path]) -> bool:
        """Whether something was replaced since this was asked last. `sources`: the files of the app."""
        found, known = False, (_words(sources), len(sys.modules))
        if known != self._known:
            self._known, self._watched = known, tuple(_watched(known[0]))
        for one in self._watched:
            before = self._held.get(one)
            if before is None or not _is_same(before, vars(one)):
                found = found or (before is not None and _differs(before, vars(one)))
                self._held[one] = dict(vars(one))
        return found


def _words(sources: Iterable[Path]) -> frozenset[str]:
    found: set[str] = {"builtins"}
    for path in sources:
        try:
            found.update(re.findall(r"\w+", path.read_text(encoding="utf-8", errors="replace")))
        except OSError:
            continue  # a module of an archive, say
    return frozenset(found)


def _watched(words: frozenset[str]) -> Iterator[_Named]:
    for module in _named(words):
        yield module
        classes = [value for value in list(vars(module).values()) if isinstance(value, type)]
        if len(classes) <= _MOST_CLASSES:
            yield from classes


def _named(words: frozenset[str]) -> list[ModuleType]:
    """The loaded modules that belong to packages which these words name."""
    packages: dict[str, list[tuple[str, ModuleType]]] = {}
    for name, module in list(sys.modules.items()):
        package = name.partition(".")[0]
        # A module may be whatever somebody has put there.
        if package in words and package not in _OWN and isinstance(module, ModuleType):
            packages.setdefault(package, []).append((name, module))
    return [
        module
        for modules in packages.values()
        for name, module in modules
        if len(modules) <= _SMALL or words.issuperset(name.split("."))
    ]


def _is_same(before: dict[str, object], now: Mapping[str, object]) -> bool:
    """Quick where nothing has changed: what is identical is not asked whether it is equal."""
    try:
        return bool(now == before)
    except Exception:  # noqa: BLE001 - data in a module may refuse to be compared, an array for one
        return False


def _differs(before: Mapping[str, object], now: Mapping[str, object]) -> bool:
    changed = (name for name, value in before.items() if callable(value) and now.get(name) is not value)
    return any(not _observes(now.get(name)) for name in changed)


def _observes(value: object) -> bool:
    """What flowc puts in place to observe runs (`logging`, the filters of `warnings`) comes with the first of them."""
    modules = (type(value).__module__, getattr(value, "__module__", None))
    return any(str(module).partition(".")[0] in _OBSERVERS for module in modules)
