"""A session gives up outcomes and copies at random, as it does in some order when its budget of memory is exceeded.

Whatever goes, and however much, the page stays that of the full rerun.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from flowc_runtime.events import RunReport
from flowc_runtime.heap.state import DROPPED
from flowc_runtime.memory import EVICTED, copies, lasting_records, stays
from flowc_runtime.session import Session


def forget(session: Session, reports: Sequence[RunReport], random: Random) -> None:
    """`reports`: of the event before. After a run that was cut short a session gives nothing up."""
    if any(report.ending in ("rerun", "preempted") for report in reports[-1:]):
        return
    generation, share = session.generation, random.choice((0.1, 0.5, 1.0))
    kept, slots = lasting_records(generation.journal, session.lasting_values()), list(generation.slots())
    for stamp in copies(slots, kept):
        if random.random() < share:
            stamp.saved = DROPPED
    for slot in slots:
        if random.random() < share / 2 and not stays(slot, kept):
            slot.evict(EVICTED)
    generation.tidy()
