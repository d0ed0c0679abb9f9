"""What a run found in the globals of local modules before it bound them, so that a walk that starts again finds it too.

Modules outlive runs and other sessions share them, so nothing else of them is put back, and only for that. A module on
which the script sets attributes is an object with a state, and the journal's.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from flowc_runtime.heap.territory import imported_module
from flowc_runtime.heap.walk import Reached
from flowc_runtime.identity import identity
from flowc_runtime.trace import Slot
from flowc_runtime.values import ABSENT

if TYPE_CHECKING:
    from flowc_runtime.run import Run

Space: TypeAlias = dict[str, object]


class ModuleNames:
    """Of one run: values by namespace and name."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, str], tuple[Space, str, object]] = {}
        self._watched: frozenset[str] = frozenset()

    def begin_walk(self, watched: Set[str]) -> None:
        """`watched`: modules on which the script sets attributes, as far as is known when a walk begins."""
        self._watched = frozenset(watched)

    def about_to_bind(self, space: Space, name: str) -> None:
        key = (identity(space), name)
        if key not in self.found:
            self.found[key] = (space, name, space.get(name, ABSENT))

    def put_back(self) -> None:
        """Except in the modules that the journal has kept account of since the walk began."""
        for space, name, value in self.found.values():
            if space.get("__name__") in self._watched:
                continue
            if value is ABSENT:
                space.pop(name, None)
            else:
                space[name] = value


def about_to_bind(run: Run, slot: Slot, before: Reached, roots: Sequence[object]) -> Reached:
    """Note what globals of modules hold that the slot may bind. Where the script sets attributes of such a module, the
    module is an object that may change."""
    bound = [(space, name) for space, name, _, binds in before.names.values() if binds]
    bound.extend([(slot.space, name) for name in slot.plan.global_writes])
    # The globals of the script and of its pages begin anew in each walk.
    anew = run.journal.spaces
    bound = [(space, name) for space, name in bound if space is not run.namespace and identity(space) not in anew]
    if not bound:
        return before
    for space, name in bound:
        run.module_names.about_to_bind(space, name)
    if not run.journal.watched:
        return before
    seen = {identity(space) for space, _ in bound}
    modules = [sys.modules.get(name) for name in run.journal.watched]
    set_on = [one for one in modules if isinstance(one, types.ModuleType) and identity(vars(one)) in seen]
    return with_names(run.reach_in_place([*roots, *set_on]), names_read(before)) if set_on else before


def with_names(before: Reached, more: Iterable[tuple[Space, str, object]]) -> Reached:
    """The same with names that somebody else has read."""
    added = {(identity(space), name): (space, name, value, False) for space, name, value in more}
    return replace(before, names={**added, **before.names})


def names_read(before: Reached) -> list[tuple[Space, str, object]]:
    return [(space, name, value) for space, name, value, _ in before.names.values()]


def names_of_modules(run: Run, values: list[object]) -> tuple[tuple[Space, Space], ...] | None:
    """The names of the local modules among the values, on which attributes are about to be set. None: there is none."""
    if not values:
        return None
    modules = [value for value in values if isinstance(value, types.ModuleType)]
    spaces = [vars(one) for one in modules if run.journal.territory.owns_module(one)]
    return tuple([(space, dict(space)) for space in spaces]) or None


def names_before(run: Run, space: Space) -> tuple[tuple[Space, Space], ...]:
    """What a barrier finds: it may bind any name of its own file and of the script."""
    spaces = (space,) if space is run.namespace else (space, run.namespace)
    return tuple((one, dict(one)) for one in spaces)


def taken_from_modules(run: Run, slot: Slot) -> Iterator[tuple[Space, str, object]]:
    """What `from … import …` in a cell has read: names of local modules, which may be bound again."""
    for entry in slot.plan.imports:
        module = sys.modules.get(imported_module(entry, slot.space))
        if isinstance(module, types.ModuleType) and run.journal.territory.owns_module(module):
            yield from ((vars(module), name, vars(module).get(name, ABSENT)) for name in entry[2])


def imported_now(run: Run, names: Set[str]) -> bool:
    """Whether one of these is a local module that has been loaded meanwhile."""
    found = (sys.modules.get(name) for name in names)
    return any(isinstance(one, types.ModuleType) and run.journal.territory.owns_module(one) for one in found)


def watch_modules(run: Run, values: Sequence[object]) -> None:
    """The script is about to set attributes of a library's module: whatever uses that module must see it."""
    names = {value.__name__ for value in values if isinstance(value, types.ModuleType)}
    if not names <= run.journal.watched:
        run.journal.watch(names)
        run.session.generation.forget_traces(run.number)
        run.restart()


def leave_to_modules(run: Run) -> None:
    """What a local module made while it was imported belongs to the module, not to the slot that imported it."""
    modules = run.journal.territory.local_modules()
    if modules is not run.modules:
        run.modules = modules
        run.journal.reach([entry for module in modules for entry in vars(module).values()], outlives=True, calls=False)
        run.journal.created.clear()
