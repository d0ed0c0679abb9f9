"""A slot that changes the outside world, about to execute -> the object that must be made anew before it does.

What it does to the world cannot be taken back, so it must not execute twice in a run. It would where a later slot needs
an object as it was made that cannot be put back: then the maker executes, the walk starts again, and whatever comes
from that maker is another object. So the maker executes first, whether or not somebody comes to need it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from flowc_runtime.heap.walk import Reached
from flowc_runtime.trace import Slot

if TYPE_CHECKING:
    from flowc_runtime.heap.journal import Record
    from flowc_runtime.run import Run

_CHANGED: Final = ("file:", "network:", "process:", "thread:")


def changes_world(slot: Slot, before: Reached) -> bool:
    """As far as is known before it executes: what it names, and what it did the last time."""
    last = slot.previous.volatile if slot.previous is not None else None
    if slot.plan.volatile is None and before.world is None and last is None:
        return False
    return any(reason and reason.startswith(_CHANGED) for reason in (slot.plan.volatile, before.world, last))


def to_be_made_first(run: Run, records: Iterable[Record]) -> Record | None:
    """An object of a maker, on which these depend, that has not executed in this run and made something that has
    changed since and cannot be put back. (A run of fragments makes nothing anew that is not made in them.)"""
    seen: set[Slot] = set()
    waiting = list(records)
    while waiting:
        maker = waiting.pop().maker
        if not isinstance(maker, Slot) or maker in seen or maker.trace is None:
            continue
        seen.add(maker)
        if maker.trace.run != run.number and (maker in run.reached or not run.doors.scope):
            for made, stamp in maker.trace.made:
                if made.maker is maker and made.shape.restore is None and made.actual is not stamp:
                    return made
        waiting.extend(record for record, _ in maker.trace.touched)
    return None
