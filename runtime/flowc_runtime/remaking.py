"""An object that cannot be put back -> the slot that made it has no outcome any more, so it makes a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flowc_runtime.heap.journal import Record
from flowc_runtime.trace import Slot

if TYPE_CHECKING:
    from flowc_runtime.run import Run


def is_of_an_earlier_run(run: Run, record: Record) -> bool:
    """Its maker has executed in this run, and the object is none of those that it has made; or an edit took it away."""
    maker = record.maker
    if not isinstance(maker, Slot):
        return False
    if maker not in run.session.generation.slots():
        return True
    if maker.trace is None or maker.trace.run != run.number:
        return False
    return all(made is not record for made, _ in maker.trace.made)


def lose_maker(run: Run, record: Record) -> None:
    """Where nobody can make the object anew in this run, it is what it is from now on."""
    maker = record.maker
    if not isinstance(maker, Slot):
        record.maker = None
        return
    kind = type(record.object).__name__
    outside = bool(run.doors.scope) and maker not in run.reached
    if not outside and maker.trace is not None and maker.trace.run != run.number:
        needed_by = next(reversed(run.reached), maker).label
        maker.lose(f"{needed_by} needs the {kind} that it makes as it was made", needed_by)
        return
    maker.lose(f"the {kind} that it made cannot be put back")
    if outside:
        run.journal.outlive_fragments(record)
    record.maker = None
