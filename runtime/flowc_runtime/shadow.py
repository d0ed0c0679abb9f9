"""A session and its twin: every event is handled again by a full rerun, and what can be observed is compared.

The twin has its own session state, caches, local modules and blobs. It begins each event with the random generators,
the working directory and the environment as the session found them, and leaves them as the session left them. What it
prints is kept from the terminal. One event at a time in the whole process: generators and modules are Python's own.

Effects on the outside world take place twice. A session that was stopped or preempted in the middle of a run has seen
something that its twin cannot: from then on it is not compared.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import threading
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flowc_runtime.cache.caches import Caches
from flowc_runtime.comparison import Compared, Difference, Writers, compared
from flowc_runtime.elements.node import Page
from flowc_runtime.elements.places import fragment_at, place_of
from flowc_runtime.events import Event, Rerun, RerunFragment, RunReport, SlotReport
from flowc_runtime.heap.territory import Territory
from flowc_runtime.likeness import Likeness, likeness
from flowc_runtime.made_files import NotMade
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Session
from flowc_runtime.trace import Printed, StateDelete, StateSet
from flowc_runtime.unsteady import unsteady_slots
from flowc_shims.stdlib.randomness import States, put_back, states
from flowc_shims.stdlib.settings import Settings, put_settings, settings
from flowc_shims.streamlit.page import Append, BlobRef, Remove, Replace, Update

ONE_AT_A_TIME: Final = threading.RLock()


@dataclass(frozen=True, slots=True)
class Verdict:
    """About one event. `not_compared`: why, where it was not."""

    event: Event
    report: RunReport
    compared: Compared
    not_compared: str = ""


def shadow(
    script: Path, events: Sequence[Event] | Callable[[Page], Event | None], *, most: int = 1_000
) -> list[tuple[int, Difference]]:
    """All differences between reuse and the full rerun, with the number of the event (the first visit is 0).

    Events come from a list, or one by one from a function of the page that is shown (until it gives None)."""
    found: list[tuple[int, Difference]] = []
    pair = Shadowed(Session(script, sink=QuietSink(), caches=Caches()))
    try:
        event: Event | None = Rerun(0)
        number = 0
        while event is not None and number <= most:
            verdict = pair.compare(event)
            found.extend((number, difference) for difference in verdict.compared.differences)
            if callable(events):
                event = events(pair.session.page)
            else:
                event = events[number] if number < len(events) else None
            number += 1
    finally:
        pair.close()
    return found


class Shadowed:
    """A session that is compared with its twin after every event."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.twin = Session(
            session.script, sink=QuietSink(), mode="full_rerun", argv=session.project.argv, caches=Caches()
        )
        self._modules: dict[str, types.ModuleType] = {}
        """The twin's own local modules, by name in `sys.modules`."""
        self._given_up = ""
        self._stopped = threading.Event()

    def stopped(self) -> None:
        """The user ends the run that is going on."""
        self._stopped.set()

    def reload(self) -> None:
        self.session.reload()
        self.twin.reload()

    def close(self) -> None:
        self.session.close()
        with ONE_AT_A_TIME, self._apart():
            self.twin.close()

    # --- comparing
    def compare(self, event: Event) -> Verdict:
        with ONE_AT_A_TIME:
            self._stopped.clear()
            before = _surroundings()
            same = _same_for(self.twin, self.session, event)
            for file in self.session.uploads.named_in(event):
                self.twin.uploads.put(file)
            report = self.session.handle(event)
            if self._stopped.is_set() or report.ending == "preempted":
                self._given_up = "a run was stopped in the middle"
            if self._given_up:
                return Verdict(event, report, Compared(()), self._given_up)
            got = likeness(self.session, report.ending)
            expected = self._expected(same, before)
            found = compared(expected, got, report, writers_of(self.session, report), unsteady_slots(self.session))
            return Verdict(event, report, found)

    def make_file(self, widget: str) -> BlobRef:
        """Both make it, for what the function changes."""
        before = _surroundings()
        try:
            return self.session.make_file(widget)
        finally:
            after = _surroundings()
            _put(before)
            with self._apart(), _unheard(), contextlib.suppress(NotMade):
                self.twin.make_file(widget)
            _put(after)

    def _expected(self, event: Event, before: _Surroundings) -> Likeness:
        after = _surroundings()
        _put(before)
        try:
            with self._apart(), _unheard():
                ending = self.twin.handle(event).ending
                return likeness(self.twin, ending)
        finally:
            _put(after)

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """The twin's local modules in the place of the session's."""
        territory = self.twin.generation.territory
        theirs = _local(territory)
        for name in theirs:
            del sys.modules[name]
        sys.modules.update(self._modules)
        try:
            yield
        finally:
            self._modules = _local(territory)
            for name in self._modules:
                del sys.modules[name]
            sys.modules.update(theirs)


def writers_of(session: Session, report: RunReport) -> Writers:
    """Who made what the page shows and the session state holds now."""
    by_uid = {slot.uid: slot for slot in (*report.executed, *report.reused)}
    by_label = {slot.cell: slot for slot in by_uid.values()}
    elements: dict[str, SlotReport] = {}
    keys: dict[str, SlotReport] = {}
    printing: list[SlotReport] = []
    order: dict[int, int] = {}
    for place, slot in enumerate(session.generation.slots()):
        told, trace = by_uid.get(slot.uid), slot.trace
        if told is None or trace is None:
            continue
        order[slot.uid] = place
        elements.update(
            {write.ref: told for write in trace.writes if isinstance(write, Append | Replace | Update | Remove)}
        )
        for operation in trace.operations:
            if isinstance(operation, StateSet | StateDelete):
                keys[operation.key] = told
            elif isinstance(operation, Printed):
                printing.append(told)
    elements.update({ref: by_label[label] for ref, label in report.rewritten if label in by_label})
    return Writers(elements, keys, tuple(printing), order)


def _same_for(twin: Session, session: Session, event: Event) -> Event:
    """The event, in the twin's own references."""
    if not isinstance(event, RerunFragment):
        return event
    return RerunFragment(event.seq, fragment_at(twin.page, place_of(session.page, event.fragment)))


# --- what both share with the process


@dataclass(frozen=True, slots=True)
class _Surroundings:
    random: States
    folder: str
    environment: Mapping[str, str]
    settings: Settings


def _surroundings() -> _Surroundings:
    return _Surroundings(states(), str(Path.cwd()), dict(os.environ), settings())


def _put(earlier: _Surroundings) -> None:
    put_back(earlier.random)
    put_settings(earlier.settings)
    if str(Path.cwd()) != earlier.folder:
        os.chdir(earlier.folder)
    if dict(os.environ) != earlier.environment:
        os.environ.clear()
        os.environ.update(earlier.environment)


def _local(territory: Territory) -> dict[str, types.ModuleType]:
    """As they are in `sys.modules` now. (The territory remembers the answer by names, which both have.)"""
    loaded = [(name, module) for name, module in sys.modules.items() if name != "__main__"]
    return {
        name: module for name, module in loaded if type(module) is types.ModuleType and territory.owns_module(module)
    }


@contextmanager
def _unheard() -> Iterator[None]:
    """What is printed inside has been printed before."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
