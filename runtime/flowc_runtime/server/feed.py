"""What a session's worker tells -> the numbered frames of the session's tab.

The worker's side (a `Sink`) is thread-safe and never blocks: what it tells waits in a short queue where a newer page of
a run takes the place of an older one, so a slow client gets fewer pages, never a longer queue. The sender's side, one
task at a time, takes frames from it: a page becomes a patch against the page that was sent before.

Holds: numbers go 1, 2, 3, … without a gap over all connections of the session; a run's last page is sent before its end
is told; notices are never dropped; frames after `last` are either sent again exactly or replaced by a full page.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import Final, TypeAlias, assert_never

from flowc_runtime.blobs import Addresses
from flowc_runtime.elements.diff import diff
from flowc_runtime.elements.node import Page
from flowc_runtime.events import RunReport
from flowc_runtime.server.options import Limits
from flowc_runtime.wire import blob_refs
from flowc_runtime.wire.codec import encode
from flowc_runtime.wire.messages import (
    Fault,
    FullPage,
    Notices,
    Numbered,
    PageState,
    Patch,
    RunEnded,
    RunStarted,
    ScriptChanged,
    SlotLine,
)
from flowc_shims.streamlit.page import BlobRef, Props

_log = logging.getLogger("flowc.server")

_LONGEST_QUEUE: Final = 128
_MOST_SLOT_LINES: Final = 50
_MOST_DIAGNOSTICS: Final = 20


@dataclass(frozen=True, slots=True)
class _Started:
    run: int
    seq: int
    at: float


@dataclass(frozen=True, slots=True)
class _Shown:
    page: Page
    ack: int
    run: int


@dataclass(frozen=True, slots=True)
class _Ended:
    report: RunReport


@dataclass(frozen=True, slots=True)
class _Noticed:
    items: tuple[Props, ...]


@dataclass(frozen=True, slots=True)
class _Changed:
    files: tuple[str, ...]
    runs: bool


@dataclass(frozen=True, slots=True)
class _Faulted:
    fault: Fault


_Told: TypeAlias = _Started | _Shown | _Ended | _Noticed | _Changed | _Faulted


@dataclass(frozen=True, slots=True)
class Delivery:
    """Frames to send now, and when to ask again for a page that is held back (None: when told)."""

    frames: list[bytes]
    again_in: float | None = None


class Feed:
    """One session's way to its tab."""

    def __init__(
        self,
        addresses: Addresses,
        *,
        limits: Limits,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._addresses = addresses
        self._limits = limits
        self._wake = wake
        self._clock = clock
        self._lock = Lock()
        # Shared with the worker, under the lock:
        self._queue: deque[_Told] = deque()
        self._run = _Started(run=0, seq=0, at=0.0)
        self._running = False
        self._noticed = (0, 0)
        # The sender's alone:
        self._number = 0
        self._sent: _Shown | None = None
        self._sent_at = 0.0
        self._whole = True
        self._status: _Started | _Ended | None = None
        self._told_blobs: set[tuple[str, str]] = set()
        self._replay: deque[tuple[int, bytes]] = deque()
        self._replay_bytes = 0
        self._tells = True

    # ------------------------------------------------------------------------------------------ the worker's side

    def run_started(self, run: int, seq: int) -> None:
        self._run = _Started(run, seq, self._clock())
        self._running = True
        self._tell(self._run)

    def page(self, page: Page) -> None:
        fresh = self._fresh_notices(page)
        self._tell(_Shown(page, self._run.seq, self._run.run), *([_Noticed(fresh)] if fresh else []))

    def run_ended(self, report: RunReport) -> None:
        self._running = False
        self._tell(_Ended(report))

    def script_changed(self, files: tuple[str, ...], *, runs: bool = True) -> None:
        self._tell(_Changed(files, runs))

    def fault(self, fault: Fault) -> None:
        """Something went wrong outside the script. A run that was going on is told to be over."""
        self._tell(_Faulted(fault))
        if self._running:
            self.run_ended(RunReport(self._run.run, self._run.seq, "exception", (), (), (), 0.0))

    def _tell(self, *news: _Told) -> None:
        with self._lock:
            for item in news:
                if isinstance(item, _Shown):
                    self._drop_older_page(item.run)
                self._queue.append(item)
            self._shorten()
        self._wake()

    def _drop_older_page(self, run: int) -> None:
        """A run's newer page takes the older one's place; the last page of an earlier run stays."""
        for item in reversed(self._queue):
            if isinstance(item, _Started | _Ended):
                return
            if isinstance(item, _Shown) and item.run == run:
                self._queue.remove(item)
                return

    def _shorten(self) -> None:
        """Keep what a client that has fallen far behind still wants: notices, and the end of the story."""
        if len(self._queue) > _LONGEST_QUEUE:
            early, late = list(self._queue)[:-8], list(self._queue)[-8:]
            kept = [item for item in early if not isinstance(item, _Shown | _Started | _Ended)]
            pages = [item for item in early if isinstance(item, _Shown)]
            self._queue = deque((*pages[-1:], *kept[-_LONGEST_QUEUE:], *late))

    def _fresh_notices(self, page: Page) -> tuple[Props, ...]:
        """Those of this run that no earlier page of it had."""
        run, seen = self._noticed
        mine = [props for number, props in page.notices if number == self._run.run]
        if run != self._run.run:
            seen = 0
        self._noticed = (self._run.run, len(mine))
        return tuple(mine[seen:])

    # ------------------------------------------------------------------------------------------ the sender's side

    def resume(self, last: int) -> list[bytes]:
        """A client is back that has everything up to number `last`: the frames it missed, or none and then a full
        page with the next `take`."""
        oldest = self._replay[0][0] if self._replay else self._number + 1
        # As long as no page was sent there is nothing that a full one would take the place of.
        if (not self._whole or self._sent is None) and oldest - 1 <= last <= self._number:
            return [frame for number, frame in self._replay if number > last]
        self.start_over()
        return []

    def tell_details(self, on: bool) -> None:
        """Whether the tab is told what executed, and why. What was told to one that was is not sent again."""
        if self._tells and not on:
            self._replay.clear()
            self._replay_bytes = 0
        self._tells = on

    def start_over(self) -> None:
        """Let the next page be a full one; a client asked for it."""
        self._whole = True

    def take(self) -> Delivery:
        """What is to be sent now."""
        with self._lock:
            told, again_in = self._ready()
        frames: list[bytes] = []
        # A full page that nothing new stands in for is the one that was sent last.
        if self._whole and self._sent is not None and not any(isinstance(item, _Shown) for item in told):
            told = [self._sent, *([] if self._status is None else [self._status]), *told]
        for item in told:
            frames.extend(self._frames(item))
        return Delivery(frames, again_in)

    def _ready(self) -> tuple[list[_Told], float | None]:
        """The queue, but for the page of an unfinished run that is too young."""
        last = self._queue[-1] if self._queue else None
        told = list(self._queue)
        self._queue.clear()
        if not isinstance(last, _Shown) or not self._running:
            return told, None
        wait = self._due(last) - self._clock()
        if wait <= 0:
            return told, None
        self._queue.append(last)
        return told[:-1], wait

    def _due(self, page: _Shown) -> float:
        """When the page of a run that goes on may be sent: a while after the run began or its last page was sent."""
        before = self._sent
        since = self._sent_at if before is not None and before.run == page.run else self._run.at
        return since + self._limits.partial_page_seconds

    def _frames(self, item: _Told) -> Iterable[bytes]:
        try:
            yield from self._encoded(item)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            # An element holds what no message can: the page stays as it is, and the reader is told.
            _log.exception("a page cannot be sent")
            text = f"The page holds something that cannot be sent to the browser: {error}"
            yield encode(Fault("internal", text, fatal=False))

    def _encoded(self, item: _Told) -> Iterable[bytes]:
        match item:
            case _Started(run, seq, _):
                self._status = item
                yield self._keep(RunStarted(self._number + 1, run, seq))
            case _Shown():
                yield from self._page_frames(item)
            case _Ended(report):
                self._status = item
                ended = _ended(self._number + 1, report)
                yield self._keep(ended if self._tells else _in_brief(ended))
            case _Noticed(items):
                refs = [ref for props in items for ref in blob_refs.in_props(props)]
                yield self._keep(Notices(self._number + 1, items, self._paths(refs)))
            case _Changed(files, runs):
                yield self._keep(ScriptChanged(self._number + 1, files, runs))
            case _Faulted(fault):
                yield encode(fault)
            case _:
                assert_never(item)

    def _page_frames(self, shown: _Shown) -> Iterable[bytes]:
        before = self._sent
        if before is None or self._whole:
            self._told_blobs.clear()
            yield self._keep(self._full_page(shown))
            self._whole = False
        else:
            ops = diff(before.page, shown.page)
            if ops or shown.ack != before.ack:
                blobs = self._paths(blob_refs.in_ops(ops))
                yield self._keep(Patch(self._number + 1, shown.ack, ops, blobs))
        self._sent = shown
        self._sent_at = self._clock()

    def _full_page(self, shown: _Shown) -> FullPage:
        page = shown.page
        in_roots = (ref for root in page.roots for ref in blob_refs.in_node(root))
        blobs = self._paths(chain(in_roots, blob_refs.in_config(page.config)))
        return FullPage(
            self._number + 1, shown.ack, PageState(page.main, page.sidebar, page.config, page.bottom), blobs
        )

    def path(self, ref: BlobRef) -> str:
        """Where the browser fetches what is on no page."""
        return self._addresses.path(ref)

    def _paths(self, refs: Iterable[BlobRef]) -> dict[str, str]:
        paths: dict[str, str] = {}
        for ref in refs:
            if (ref.digest, ref.mime) not in self._told_blobs:
                self._told_blobs.add((ref.digest, ref.mime))
                paths[ref.digest] = self._addresses.path(ref)
        return paths

    def _keep(self, message: Numbered) -> bytes:
        """The frame, numbered for good and kept for a client that loses it."""
        frame = encode(message)
        self._number = message.number
        self._replay.append((message.number, frame))
        self._replay_bytes += len(frame)
        while self._replay_bytes > self._limits.replay_bytes or len(self._replay) > self._limits.replay_frames:
            self._replay_bytes -= len(self._replay.popleft()[1])
        return frame


def _ended(number: int, report: RunReport) -> RunEnded:
    return RunEnded(
        number=number,
        run=report.run,
        seq=report.seq,
        ending=report.ending,
        executed=len(report.executed),
        reused=len(report.reused),
        needless=len(report.needless),
        milliseconds=report.milliseconds,
        restarts=report.restarts,
        shown=tuple(SlotLine(slot.cell, slot.lines, slot.reason) for slot in report.executed[:_MOST_SLOT_LINES]),
        diagnostics=report.diagnostics[:_MOST_DIAGNOSTICS],
    )


def _in_brief(ended: RunEnded) -> RunEnded:
    """For somebody who only looks at the page: that the run is over, and how."""
    return RunEnded(ended.number, ended.run, ended.seq, ended.ending, 0, 0, 0, 0.0, 0, (), ())
