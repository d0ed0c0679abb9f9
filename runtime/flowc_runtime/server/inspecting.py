"""A session's history -> what its tab's developer panel shows of it.

The words are those of `flowc why`: witnesses say values in brief and never a secret, and lines of the source are
cleared of texts that are known to be secret.
"""

from __future__ import annotations

from typing import Final

from flowc_runtime.events import SlotReport
from flowc_runtime.history import History
from flowc_runtime.rendering import concealed
from flowc_runtime.why import NotFound, Step, why
from flowc_runtime.wire.messages import Inspect, Inspected, RunDetails, SlotDetail, WhyTold

_MOST_SLOTS: Final = 1_000


def inspected(asked: Inspect, history: History, script: str) -> Inspected:
    try:
        if asked.about == "why":
            return Inspected(asked.question, why=_why(history, asked.target, script))
        return Inspected(asked.question, run=_run(history))
    except NotFound as error:
        return Inspected(asked.question, error=error.message)


def _run(history: History) -> RunDetails:
    last = history.last()
    if last is None:
        raise NotFound("Nothing has run yet.")
    event, report = last
    needless = {slot.uid for slot in report.needless}
    executed = [_slot(slot, executed=True, needless=slot.uid in needless) for slot in report.executed]
    reused = [_slot(slot, executed=False, needless=False) for slot in report.reused]
    # What executed is never left out for what was reused; the page is read from top to bottom.
    kept = [*executed[:_MOST_SLOTS], *reused[: max(0, _MOST_SLOTS - len(executed))]]
    return RunDetails(
        run=report.run,
        event=event,
        milliseconds=report.milliseconds,
        slots=tuple(sorted(kept, key=lambda slot: slot.lines)),
        left_out=len(executed) + len(reused) - len(kept),
        saved=sum(slot.milliseconds for slot in report.reused),
        saved_since_start=history.saved,
    )


def _slot(slot: SlotReport, *, executed: bool, needless: bool) -> SlotDetail:
    return SlotDetail(
        cell=slot.cell,
        lines=slot.lines,
        executed=executed,
        needless=needless,
        reason=slot.reason,
        milliseconds=slot.milliseconds,
        source=_line(slot.source),
    )


def _why(history: History, target: str, script: str) -> WhyTold:
    answer = why(history.runs(), target, script=script)
    return WhyTold(
        run=answer.run,
        event=answer.event,
        element=answer.element,
        steps=tuple(_step(step) for step in answer.steps),
        others=answer.others,
        last_executed=answer.last_executed,
        last_reason=answer.last_reason,
    )


def _step(step: Step) -> SlotDetail:
    return SlotDetail(step.cell, step.lines, step.executed, step.needless, step.reason, 0.0, _line(step.source))


def _line(source: str) -> str:
    return concealed(source.partition("\n")[0][:300])
