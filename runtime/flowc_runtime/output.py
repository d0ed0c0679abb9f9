"""A run's page under construction: writes in script order, the stack of open containers, pages now and then.

Writes of a slot are kept as the slot made them, "the current container" unresolved, and are resolved where they take
place: a reused slot under another container writes there. Pages of an unfinished run are made from another thread
when something new has been waiting for a moment, so that a spinner shows while the script computes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

import msgspec

from flowc_runtime.elements.fold import Fold, merged
from flowc_runtime.elements.node import Page
from flowc_runtime.later import FLUSHES
from flowc_shims.streamlit.page import MAIN, Append, PageConfig, Ref, Write


class Output:
    """`previous` is what the page showed before the run; it `keeps` that but for what is replaced."""

    def __init__(self, run: int, previous: Page, publish: Callable[[Page], None], *, keeps: bool = False) -> None:
        self.run = run
        self.previous = previous
        self.stack: list[Ref] = []
        self._publish = publish
        self._lock = threading.Lock()
        self._flush_is_due = False
        self._finished = False
        self._waiting: list[Write] = []
        self._keeps = keeps
        self._fold = Fold(previous, run=run, keeps=keeps)
        self._walking = False
        self._before_walk: list[Write] = []

    # --- containers
    def current(self) -> Ref:
        return self.stack[-1] if self.stack else MAIN

    def at_depth(self, depth: int) -> Ref:
        """The container that was current when `depth` containers were open."""
        return self.stack[depth - 1] if depth else MAIN

    def enter(self, ref: Ref) -> None:
        self.stack.append(ref)

    def leave(self) -> None:
        if self.stack:
            self.stack.pop()

    # --- writes
    def write(self, write: Write) -> None:
        """Perform a write whose target is resolved."""
        with self._lock:
            self._waiting.append(write)
            if not self._walking:
                self._before_walk.append(write)
        self._soon()

    def write_all(self, writes: Iterable[Write]) -> None:
        with self._lock:
            self._waiting.extend(writes)
        self._soon()

    def resolved(self, writes: tuple[Write, ...]) -> tuple[Write, ...]:
        """The same writes, with the container that is current now where they say so."""
        here = self.current()
        return tuple(
            Append(here, write.ref, write.props) if isinstance(write, Append) and write.target is None else write
            for write in writes
        )

    # --- pages
    def begin_walk(self) -> None:
        """What callbacks have shown stays, whatever happens to the walk."""
        self._walking = True

    def begin_again(self) -> None:
        """The walk restarts: what it wrote so far did not happen."""
        with self._lock:
            self._waiting[:] = self._before_walk
            self._fold = Fold(self.previous, run=self.run, keeps=self._keeps)
        self.stack.clear()

    def finish(self, *, complete: bool) -> Page:
        """The page of the run; where it was preempted, what it did not reach stays from before."""
        with self._lock:
            self._finished = True
            self._fold.extend(self._waiting)
            self._waiting.clear()
            page = self._fold.page(finished=complete)
        return msgspec.structs.replace(page, config=_lasting(self.previous.config, page.config))

    def _soon(self) -> None:
        if not self._flush_is_due and not self._finished:
            self._flush_is_due = True
            FLUSHES.call(self._flush)

    def _flush(self) -> None:
        with self._lock:
            self._flush_is_due = False
            if self._finished:
                return
            self._fold.extend(self._waiting)
            self._waiting.clear()
            # Published under the lock: a finished page can never be overtaken by an older one.
            self._publish(self._fold.page(finished=False))


def _lasting(before: PageConfig, config: PageConfig) -> PageConfig:
    """A tab keeps its title, icon, layout and menu until a run says something else; not its logo."""
    return merged(msgspec.structs.replace(before, query=None, logo=None), config)
