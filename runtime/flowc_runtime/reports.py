"""A run that has ended -> what is told of its slots, in script order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from flowc_runtime.events import SlotReport
from flowc_runtime.origins import with_origins
from flowc_runtime.trace import Slot
from flowc_runtime.witness import Unchanged, Witness

if TYPE_CHECKING:
    from flowc_runtime.run import Run

Reports: TypeAlias = tuple[SlotReport, ...]

_UNCHANGED: Final = Unchanged()


def reports_of(run: Run) -> tuple[Reports, Reports, Reports]:
    """Executed, reused and needlessly executed slots."""
    found = with_origins(run)
    executed = tuple(_report(slot, found[slot]) for slot in run.reached if slot in found)
    reused = tuple(_report(slot, _UNCHANGED) for slot in run.reached if slot in run.reused)
    needless = tuple(_report(slot, found[slot]) for slot in run.needless if slot in run.reached and slot in found)
    return executed, reused, needless


def _report(slot: Slot, witness: Witness) -> SlotReport:
    took = 0.0 if slot.trace is None else slot.trace.milliseconds
    return SlotReport(slot.label, slot.plan.lines, witness.brief(), witness, slot.uid, slot.plan.source, took)
