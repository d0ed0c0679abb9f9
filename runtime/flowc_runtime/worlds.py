"""A run that was cut short -> what the callbacks of earlier runs see when they are called after it.

Such a run leaves the rest of the old page standing, and with it widgets whose callbacks belong to an earlier run: a
full rerun gives each of them the globals of its own run. Here there is one namespace, so it is kept as it was when a
run began, and put back for a callback that the run did not register again. Objects: the slots that were not reached
come after those that were, as in the run before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from flowc_runtime.heap.journal import Record, Stamp
from flowc_runtime.identity import identity
from flowc_runtime.trace import Slot
from flowc_shims.streamlit.host import Callback

if TYPE_CHECKING:
    from flowc_runtime.run import Run

Names: TypeAlias = dict[str, object]
Spaces: TypeAlias = tuple[tuple[Names, Names], ...]
"""Namespaces, the script's and the pages', each with what is in it at some moment."""


@dataclass(slots=True)
class Worlds:
    """Of one session. Empty as long as runs come to their end."""

    before: Spaces = ()
    """When the run began."""
    kept: dict[int, tuple[Callback, Spaces]] = field(default_factory=dict[int, tuple[Callback, Spaces]])
    reached: dict[Slot, None] = field(default_factory=dict[Slot, None])
    left: dict[int, dict[Record, Stamp]] = field(default_factory=dict[int, dict[Record, Stamp]])
    """What callbacks of this run have changed, as they left it, by the callback's identity."""

    def begin(self, run: Run) -> None:
        self.before = _spaces(run)
        self.left.clear()

    def called(self, callback: Callback, changed: list[Record]) -> None:
        """A callback was called before the walk: objects of its own run are not those that the walk makes."""
        self.left.setdefault(identity(callback), {}).update((record, record.actual) for record in changed)

    def end(self, run: Run, *, cut: bool) -> None:
        """`cut`: parts of the page are those of an earlier run."""
        if run.doors.scope:
            # Nothing has taken the place of the globals, and what the whole script left stands but for the bodies.
            self.before = ()
            self.reached = {**self.reached, **run.reached}
            return
        if not cut:
            # Nothing of an earlier run is needed any more, and its values may be large.
            self.before = ()
            self.kept.clear()
            self.reached = run.reached
            return
        state = run.doors.state
        anew, now = {identity(one) for one in state.callbacks(this_run=True)}, _spaces(run)
        self.kept = {
            identity(one): (one, now) if identity(one) in anew else self.kept.get(identity(one), (one, self.before))
            for one in state.callbacks()
        }
        # Functions of earlier runs that are kept, in session state for one, find what they found.
        for namespace, names in self.before:
            for name, value in names.items():
                namespace.setdefault(name, value)
        self.follow(run)
        for callback, left in self.left.items():
            if callback in self.kept and callback not in anew:
                for record, stamp in left.items():
                    if record.maker is not None:
                        run.journal.put(record, stamp)

    def follow(self, run: Run) -> None:
        """What this run did not reach any more is as the run before left it."""
        left = {slot: slot.trace for slot in self.reached if slot not in run.reached and slot.trace is not None}
        for trace in left.values():
            for record, stamp in trace.made:
                # What outlives runs is as the run has left it.
                if record.maker is not None:
                    run.journal.put(record, stamp)
        self.reached = {**run.reached, **dict.fromkeys(left)}

    def enter(self, callback: Callback) -> None:
        """The callback is about to be called: its globals are those of its own run."""
        known = self.kept.get(identity(callback))
        if known is not None:
            for namespace, names in known[1]:
                namespace.clear()
                namespace.update(names)


def _spaces(run: Run) -> Spaces:
    pages = (page.namespace for page in run.session.generation.pages.values())
    return tuple((space, dict(space)) for space in (run.namespace, *pages))
