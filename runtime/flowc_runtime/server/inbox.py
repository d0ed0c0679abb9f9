"""A tab's events -> what the session's worker handles next.

Holds: events are handled in the order they came; widget changes that wait together become one event, a button's press
included; while the worker is busy, whatever is offered interrupts its run, unless it `waits`. The interrupt cannot get
lost and cannot hit the wrong run, provided that a session forgets interrupts when `handle` begins: `run_begins` looks
again. Thread-safe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition
from typing import Final, TypeAlias

from flowc_runtime.events import ClearCache, Event, Interact, Rerun, RerunFragment
from flowc_shims.streamlit.page import BlobRef

GONE: Final = "This page is no longer connected: reload it."


@dataclass(frozen=True, slots=True)
class Reload:
    """The script was saved: take it over, then run."""


@dataclass(frozen=True, slots=True)
class MakeFile:
    """The reader wants the file of a button; `answer` is called once, in any thread: with it, or with what is wrong."""

    widget: str
    answer: Callable[[BlobRef | str], None]


Command: TypeAlias = Event | Reload | MakeFile


class Inbox:
    """`interrupt` ends the worker's run at its next checkpoint because something newer waits; `stop` ends it for good.
    None of them may block. What `waits` for its turn interrupts no run: an event inside a fragment, as in Streamlit."""

    def __init__(
        self,
        interrupt: Callable[[], None],
        stop: Callable[[], None] | None = None,
        waits: Callable[[Event], bool] = lambda event: isinstance(event, RerunFragment),
    ) -> None:
        self._interrupt = interrupt
        self._waits = waits
        self._stop = stop or interrupt
        self._changed = Condition()
        self._waiting: list[Command] = []
        self._busy = False
        self._closed = False
        self._seen = 0

    @property
    def seen(self) -> int:
        """The newest number that an event had."""
        return self._seen

    def offer(self, command: Command) -> None:
        with self._changed:
            if self._closed and isinstance(command, MakeFile):
                command.answer(GONE)
                return
            if not isinstance(command, Reload | MakeFile):
                self._seen = max(self._seen, command.seq)
            _enqueue(self._waiting, command)
            if self._lets_finish(command):
                self._changed.notify()
            else:
                self._hurry()

    def stop_run(self) -> None:
        """End the run that is going on, without another one."""
        with self._changed:
            if self._busy:
                self._stop()

    def close(self) -> None:
        """No further command: the worker's next `take` gives None."""
        with self._changed:
            self._closed = True
            for command in self._waiting:
                if isinstance(command, MakeFile):
                    command.answer(GONE)
            self._waiting.clear()
            self._hurry()

    def take(self) -> Command | None:
        """Wait for the next command; the worker is busy with it until it asks for another one."""
        with self._changed:
            self._busy = False
            self._changed.wait_for(lambda: self._waiting or self._closed)
            if self._closed:
                return None
            self._busy = True
            return self._waiting.pop(0)

    def run_begins(self) -> None:
        """A run has begun and forgotten older interrupts: is anything newer waiting already?"""
        with self._changed:
            if self._closed or not all(map(self._lets_finish, self._waiting)):
                self._interrupt()

    def _lets_finish(self, command: Command) -> bool:
        return isinstance(command, MakeFile) or (not isinstance(command, Reload) and self._waits(command))

    def _hurry(self) -> None:
        self._changed.notify()
        if self._busy:
            self._interrupt()


def _enqueue(waiting: list[Command], command: Command) -> None:
    last = waiting[-1] if waiting else None
    match last, command:
        case Interact(_, earlier, shown), Interact(seq, values, query):
            waiting[-1] = Interact(seq, {**earlier, **values}, shown if query is None else query)
        case Interact(_, earlier, shown) | Rerun(_, earlier, shown), Interact(seq, values, query) | Rerun(
            seq, values, query
        ):
            # The values alone may concern no more than a fragment.
            waiting[-1] = Rerun(seq, {**earlier, **values}, shown if query is None else query)
        case (Interact() | Rerun(), RerunFragment()):
            # The whole script, or what changed in it, runs; the fragment's time comes again.
            if isinstance(last, Interact):
                waiting.append(command)
        case (RerunFragment(fragment=earlier), RerunFragment(fragment=later)) if earlier == later:
            waiting[-1] = command
        case (ClearCache(), ClearCache()) | (Reload(), Reload()):
            waiting[-1] = command
        case _:
            waiting.append(command)
