"""What a `try` of the script sees of an exception beside the exception itself: its traceback and its context.

A slot that is reused raises the same object again, from inside flowc. What it carried when the script caught it the
first time is put back: the lines of the script and of the libraries below it, and none of flowc's.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from flowc_runtime.run import Run
    from flowc_runtime.trace import Trace

_OURS: Final = "flowc_runtime."


@dataclass(frozen=True, slots=True)
class Raised:
    """The context is often what the script was handling, which is an input of the slot."""

    traceback: types.TracebackType | None
    context: BaseException | None


def handling(run: Run) -> BaseException | None:
    """The exception that the script is handling."""
    error = sys.exception()
    return None if error is run.handled_outside else error


def caught(run: Run, error: BaseException) -> None:
    """A `try` of the script sees the error: it must be the same from a slot that was reused."""
    replayed, run.replayed = run.replayed, None
    recording = run.current
    if run.doors.doomed:
        run.abandon()
    elif recording is not None:
        run.end_with(error)
        trace = recording.slot.trace
        if trace is not None and trace.ending is error:
            trace.raised = Raised(error.__traceback__, error.__context__)
            if recording.slot.plan.binds_early:
                trace.volatile = trace.volatile or "it failed, and may have bound names before"
    elif replayed is not None and replayed.ending is error:
        put_back(error, replayed)


def put_back(error: BaseException, trace: Trace) -> None:
    """Give an error that was raised again what it carried the first time."""
    before = trace.raised
    if before is not None:
        error.__context__ = before.context if before.context is not error else None
        error.__traceback__ = _joined(error.__traceback__, before.traceback)


def _joined(now: types.TracebackType | None, before: types.TracebackType | None) -> types.TracebackType | None:
    """The frames of now down to where flowc raised it again, with the lines of the first time; below, those of then."""
    frames: list[types.FrameType] = []
    for entry in _entries(now):
        if str(entry.tb_frame.f_globals.get("__name__", "")).startswith(_OURS):
            break
        frames.append(entry.tb_frame)
    entries = list(_entries(before))
    joined = entries[len(frames)] if len(entries) > len(frames) else None
    for frame, entry in reversed(list(zip(frames, entries, strict=False))):
        joined = types.TracebackType(joined, frame, entry.tb_lasti, entry.tb_lineno)
    return joined


def _entries(traceback: types.TracebackType | None) -> Iterator[types.TracebackType]:
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next
