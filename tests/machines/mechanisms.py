"""Reused slots turn into counts: on which mechanisms of the engine did each reuse rely?

`MECHANISMS` is the whole table: a name and what must hold of a reuse for it to have relied on that mechanism. A new
kind of input or outcome gets a line there (its class's name is enough). What is no property of one reused slot (an
object put back, a maker that executed again, a cell kept across an edit) is counted in `MOMENTS` by who sees it.
"""

from __future__ import annotations

import builtins
import types
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from flowc_runtime.events import RunReport
from flowc_runtime.generation import Generation
from flowc_runtime.glimpse import Glimpse
from flowc_runtime.trace import FileRead, Slot, StateRead, Trace, slots_in
from flowc_runtime.values import ABSENT, ATOMS
from flowc_shims.stdlib.files import MISSING
from flowc_shims.streamlit.page import Append, Notice, Replace


@dataclass(frozen=True, slots=True)
class Reuse:
    """One slot that was reused in the run that has just ended, and what is known of that run."""

    slot: Slot
    trace: Trace
    names: Mapping[str, object]
    edited_after: int
    """Number of the last run before the script was edited last."""
    after_callback: bool
    in_fragment: bool
    """The run is one of fragments only."""
    came_back: bool
    """It stands on a page that the run before did not show."""

    def values(self) -> Iterator[object]:
        """What the names it read were bound to, those read by functions too."""
        yield from self.trace.locals
        yield from self.trace.globals
        for _, _, value in self.trace.names:
            yield value

    def changed(self) -> Iterator[str]:
        """The shapes of objects that it found and changed."""
        found = {id(record) for record, _ in self.trace.touched}
        return (record.shape.name for record, _ in self.trace.made if id(record) in found)


Relies: TypeAlias = Callable[[Reuse], bool]


def _is_object(value: object) -> bool:
    return value is not ABSENT and type(value) not in ATOMS and not isinstance(value, Glimpse)


def _absent(reuse: Reuse) -> Iterator[bool]:
    """Names that were not bound; those of builtins never are."""
    named = [*zip(reuse.slot.plan.global_reads, reuse.trace.globals, strict=True)]
    named += [(name, value) for _, name, value in reuse.trace.names]
    return (value is ABSENT and not hasattr(builtins, name) for name, value in named)


def _maybe_write(reuse: Reuse) -> bool:
    plan = reuse.slot.plan
    read, written = {*plan.global_reads, *plan.local_reads}, {*plan.global_writes, *plan.local_writes}
    return bool((read & written) - plan.certain)


def _aliased(reuse: Reuse) -> bool:
    """Something it used has two names at least."""
    used = {id(record.object) for record, _ in reuse.trace.touched}
    bound = Counter(id(value) for value in (*reuse.names.values(), *reuse.trace.locals) if id(value) in used)
    return any(count > 1 for count in bound.values())


def _door(name: str, holds: Callable[[object], bool] = lambda door: True) -> Relies:
    return lambda reuse: any(type(door).__name__ == name and holds(door) for door in reuse.trace.doors)


def _operation(name: str) -> Relies:
    return lambda reuse: any(type(operation).__name__ == name for operation in reuse.trace.operations)


def _touches(*shapes: str) -> Relies:
    return lambda reuse: any(record.shape.name in shapes for record, _ in reuse.trace.touched)


def _changes(shape: str) -> Relies:
    return lambda reuse: shape in reuse.changed()


def _makes(*shapes: str) -> Relies:
    return lambda reuse: any(record.shape.name in shapes for record, _ in reuse.trace.made)


def _writes_under_a_container(reuse: Reuse) -> bool:
    return any(isinstance(write, Append) and write.target not in (None, "main") for write in reuse.trace.writes)


def _closure(value: object) -> bool:
    return isinstance(value, types.FunctionType) and bool(value.__closure__)


MECHANISMS: Final[dict[str, Relies]] = {
    "identity of names": lambda reuse: any(map(_is_object, reuse.values())),
    "typed atoms": lambda reuse: any(value is not ABSENT and type(value) in ATOMS for value in reuse.values()),
    "an absent name": lambda reuse: any(_absent(reuse)),
    "a maybe-write": _maybe_write,
    "globals of a function": lambda reuse: bool(reuse.trace.names),
    "a global bound by a function": lambda reuse: bool(reuse.trace.name_outs),
    "stamps of objects": lambda reuse: bool(reuse.trace.touched),
    "state of an array or a table": _touches("array", "table", "column", "index"),
    "state of a set": _touches("set"),
    "state of a local module": lambda reuse: any(space is not reuse.names for space, _, _ in reuse.trace.names),
    "a change of a list": _changes("list"),
    "a change of a dict": _changes("dict"),
    "a change of a set": _changes("set"),
    "a change of a deque": _changes("deque"),
    "a change of an instance": _changes("instance"),
    "a change of a closure cell": _changes("cell"),
    "a change of a function": _changes("function"),
    "a change of a class": _changes("class"),
    "a change of an array": _changes("array"),
    "a change of a table": _changes("table"),
    "objects it made": lambda reuse: bool(reuse.trace.made),
    "an iterator or other opaque object it made": _makes("opaque"),
    "an alias": _aliased,
    "a closure": lambda reuse: any(map(_closure, (*reuse.values(), *reuse.trace.global_outs))),
    "a part of an object": lambda reuse: any(isinstance(value, Glimpse) for value in reuse.values()),
    "a widget's value": _door("WidgetRead"),
    "a button whose value goes nowhere": _door("ButtonShown"),
    "a state key": _door("StateRead", lambda door: isinstance(door, StateRead) and door.value is not ABSENT),
    "whether a state key is there": _door("StateHas", lambda door: True),
    "an absent state key": _door("StateRead", lambda door: isinstance(door, StateRead) and door.value is ABSENT),
    "the list of state keys": _door("StateKeysRead"),
    "where it stands": _door("Stands"),
    "the key of a fragment": _door("FragmentRead"),
    "a fragment called again": _operation("FragmentMade"),
    "a cached result": _door("CacheRead"),
    "a file": _door("FileRead"),
    "a missing file": _door("FileRead", lambda door: isinstance(door, FileRead) and door.fingerprint == MISSING),
    "which module it is": _door("ModuleRead"),
    "the environment": _door("EnvironmentRead"),
    "a generator of random numbers": _door("RandomRead"),
    "the filters of warnings": _door("FiltersRead"),
    "an ending replayed": lambda reuse: reuse.trace.ending is not None,
    "a state key set again": _operation("StateSet"),
    "a state key deleted again": _operation("StateDelete"),
    "a widget registered again": _operation("Registered"),
    "text printed again": _operation("Printed"),
    "a generator left as it was": _operation("RandomSet"),
    "a record logged again": _operation("Logged"),
    "a warning shown again": _operation("Warned"),
    "writes to the page": lambda reuse: bool(reuse.trace.writes),
    "writes into a container it names": _writes_under_a_container,
    "writes that fill a place": lambda reuse: any(isinstance(write, Replace) for write in reuse.trace.writes),
    "a transient effect": lambda reuse: any(isinstance(write, Notice) for write in reuse.trace.writes),
    "a cell of an opened function": lambda reuse: reuse.slot.plan.function != "",
    "an opened call": lambda reuse: reuse.slot.call is not None,
    "an iteration of a loop": lambda reuse: "[" in reuse.slot.where,
    "an edit survived": lambda reuse: reuse.trace.run <= reuse.edited_after,
    "in a fragment's own run": lambda reuse: reuse.in_fragment,
    "on coming back to a page": lambda reuse: reuse.came_back,
    "an answer about pages or the address": _door("FactRead"),
    "objects seen after a callback": lambda reuse: reuse.after_callback and bool(reuse.trace.touched),
}
"""Every name here, and in `MOMENTS`, is seen at least a thousand times in a long campaign."""

MOMENTS: Final = (
    "a list put back",
    "a dict put back",
    "an instance put back",
    "a cell put back",
    "a function put back",
    "a class put back",
    "an array put back",
    "a table put back",
    "a deque put back",
    "a generator put back",
    "a maker executed again",
)
"""What `watch.watching` sees: objects put back in place by their shape, and makers that executed again instead."""


@dataclass(slots=True)
class Reader:
    """Looks at a session's slots after each run. Reports name slots by label; equal labels are counted once."""

    counts: Counter[str] = field(default_factory=Counter)
    edited_after: int = 0
    last_run: int = 0
    after_callback: bool = False
    in_fragment: bool = False
    shown: str = ""
    """The page that the last run showed, by its hash."""

    def edited(self) -> None:
        self.edited_after = self.last_run

    def read(self, generation: Generation, report: RunReport, shown: str = "") -> None:
        """`shown`: the page that this run shows."""
        self.last_run = report.run
        back = _on_page(generation, shown) if shown != self.shown else frozenset[int]()
        self.shown = shown
        wanted = {(reused.cell, reused.lines) for reused in report.reused}
        for slot in _named(generation.slots(), wanted):
            if slot.trace is not None:
                reuse = Reuse(
                    slot,
                    slot.trace,
                    generation.namespace,
                    self.edited_after,
                    self.after_callback,
                    self.in_fragment,
                    slot.uid in back,
                )
                self.counts.update(name for name, relies in MECHANISMS.items() if relies(reuse))


def _on_page(generation: Generation, page: str) -> frozenset[int]:
    """The slots of a page."""
    blocks = [slot.pages[page] for slot in generation.slots() if page in slot.pages]
    return frozenset(slot.uid for block in blocks for slot in slots_in(block))


def _named(slots: Iterable[Slot], wanted: set[tuple[str, tuple[int, int]]]) -> Iterator[Slot]:
    for slot in slots:
        key = (slot.label, slot.plan.lines)
        if key in wanted:
            wanted.discard(key)
            yield slot
