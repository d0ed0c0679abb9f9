"""Past runs and a target -> why what it names executed or was reused, followed back to the event.

A target is a line (`app.py:12`, `:12`), the label of a cell, an element's id, key or reference, or the text it shows.
Each step names one slot of the same run and its witness; the witness names the slot that wrote what differed, which is
the next step. Pure: it knows no session and no file, so a live server and a recording give the same answer.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from flowc_runtime.events import SlotReport
from flowc_runtime.history import PastRun, Shown
from flowc_runtime.witness import Unchanged, WidgetChanged, Witness

LONGEST: Final = 40
"""Steps of one chain."""
_LINE: Final = re.compile(r"(?:(?P<file>.*\.py)?:|[Ll])?(?P<line>\d+)")


class Step(msgspec.Struct, frozen=True):
    """One slot and what the run did with it. `source`: its first line, without the script it is empty."""

    cell: str
    lines: tuple[int, int]
    executed: bool
    needless: bool
    reason: str
    witness: Witness
    source: str = ""


class Answer(msgspec.Struct, frozen=True):
    """`steps`: the slot that was asked for, then what it goes back to. `others`: further slots that the target names.
    `last_executed`: the last run in which it did, where it was reused; None when it is out of memory."""

    run: int
    event: str
    target: str
    element: str
    steps: tuple[Step, ...]
    others: int = 0
    last_executed: int | None = None
    last_reason: str = ""


class NotFound(Exception):
    """Nothing has that name. `near`: names that exist."""

    def __init__(self, message: str, near: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.near = tuple(near)


def why(runs: Sequence[PastRun], target: str, *, number: int | None = None, script: str = "") -> Answer:
    """About the latest run, or the run with this number. `script`: the script's file name. Raises NotFound."""
    past = _run(runs, number)
    slots = _Slots(past)
    if not slots.all and past.report.ending != "preempted":
        raise NotFound(
            f"Run {past.report.run} executed the whole script (--full-rerun): there are no cells to tell apart."
        )
    element = _element(past, target)
    found = _named(slots, target, script) or (slots.of_element(element) if element is not None else [])
    if not found:
        raise _not_found(runs, past, slots, target, element, script)
    first = next((slot for slot in found if slot in slots.executed), found[0])
    steps = tuple(_chain(first, slots, past))
    before = None if steps[0].executed else _last_execution(runs, past, first)
    return Answer(
        run=past.report.run,
        event=past.event,
        target=target,
        element="" if element is None else element_name(element),
        steps=steps,
        others=len(found) - 1,
        last_executed=None if before is None else before[0],
        last_reason="" if before is None else before[1],
    )


def element_name(element: Shown) -> str:
    text = element.text if len(element.text) <= 60 else element.text[:59] + "…"
    return f'{element.kind} "{text}"' if text else element.kind


class _Slots:
    """The slots of one run."""

    def __init__(self, past: PastRun) -> None:
        report = self.report = past.report
        self.executed = frozenset(report.executed)
        self.needless = frozenset(report.needless)
        self.all = (*report.executed, *report.reused)
        self.by_label = {slot.cell: slot for slot in self.all}
        self.by_uid = {slot.uid: slot for slot in self.all}
        self.rewritten = dict(report.rewritten)

    def of_element(self, element: Shown) -> list[SlotReport]:
        """References of elements that a slot made say which slot it was; a placeholder may be another's since."""
        label = self.rewritten.get(element.ref, "")
        made = re.fullmatch(r"e(\d+)_\d+", element.ref)
        slot = self.by_label.get(label) or (self.by_uid.get(int(made[1])) if made else None)
        if slot is None and element.kind == "exception" and self.report.ending == "exception":
            # What it shows was raised by the slot that executed last.
            return list(self.report.executed[-1:])
        return [] if slot is None else [slot]


def _run(runs: Sequence[PastRun], number: int | None) -> PastRun:
    if not runs:
        raise NotFound("Nothing has run yet.")
    if number is None:
        return runs[-1]
    found = next((past for past in runs if past.report.run == number), None)
    if found is None:
        kept = f"{runs[0].report.run} to {runs[-1].report.run}"
        raise NotFound(f"There is no run {number}: the runs {kept} are remembered.")
    return found


def _named(slots: _Slots, target: str, script: str) -> list[SlotReport]:
    return cells_called(target, slots.all, script)


def cells_called(target: str, slots: Sequence[SlotReport], script: str) -> list[SlotReport]:
    """By label, then by line: of the cells that span the line the shortest; then by the name that they write."""
    labelled = [slot for slot in slots if slot.cell == target][-1:]
    if labelled:
        return labelled
    place = _LINE.fullmatch(target)
    if place is None or _another_file(target, script):
        # A name means who writes it; in a loop every turn has a slot.
        writes = re.compile(rf"\s*{re.escape(target)}\s*(:[^=]+)?[-+*/%@&|^]*=(?!=)")
        return [slot for slot in slots if slot.cell.startswith(target + "[") or writes.match(slot.source)]
    line = int(place["line"])
    spanning = [slot for slot in slots if slot.lines[0] <= line <= slot.lines[1]]
    shortest = min((slot.lines[1] - slot.lines[0] for slot in spanning), default=0)
    return [slot for slot in spanning if slot.lines[1] - slot.lines[0] == shortest]


def _another_file(target: str, script: str) -> bool:
    place = _LINE.fullmatch(target)
    file = "" if place is None or place["file"] is None else place["file"].rpartition("/")[2]
    return bool(file and script and file != script)


def _element(past: PastRun, target: str) -> Shown | None:
    """Exactly first, then without case, then as a part."""
    exact = (
        element for element in past.shown if target and target in (element.ref, element.id, element.key, element.text)
    )
    asked = target.casefold()
    loose = (element for element in past.shown if element.text.casefold() == asked)
    part = (element for element in past.shown if len(asked) > 2 and asked in element.text.casefold())
    return next(exact, None) or next(loose, None) or next(part, None)


def _chain(slot: SlotReport, slots: _Slots, past: PastRun) -> Iterator[Step]:
    """The slot, and what its witness goes back to; each slot once."""
    seen: set[str] = set()
    while slot.cell not in seen and len(seen) < LONGEST:
        seen.add(slot.cell)
        executed = slot in slots.executed
        witness = slot.witness if executed else Unchanged()
        reason = _text(witness, past)
        yield Step(
            slot.cell, slot.lines, executed, slot in slots.needless, reason, witness, slot.source.partition("\n")[0]
        )
        following = slots.by_label.get(getattr(witness, "by", ""))
        if following is None:
            return
        slot = following


def _text(witness: Witness, past: PastRun) -> str:
    if isinstance(witness, WidgetChanged):
        label = next((element.text for element in past.shown if element.id == witness.id), "")
        return witness.text(label)
    return witness.text()


def _last_execution(runs: Sequence[PastRun], past: PastRun, slot: SlotReport) -> tuple[int, str] | None:
    for earlier in reversed(runs[: runs.index(past)]):
        found = next((one for one in earlier.report.executed if one.uid == slot.uid), None)
        if found is not None:
            return earlier.report.run, _text(found.witness, earlier)
    return None


def _not_found(
    runs: Sequence[PastRun], past: PastRun, slots: _Slots, target: str, element: Shown | None, script: str
) -> NotFound:
    number = past.report.run
    if element is not None:
        return NotFound(f"The {element_name(element)} was not shown by a cell (a callback shows it, or a cache).")
    if _another_file(target, script):
        file, _, line = target.rpartition(":")
        return NotFound(f"{file} is not the script; the cells are those of {script}.", [f"{script}:{line}"])
    for earlier in reversed(runs):
        if _named(_Slots(earlier), target, script):
            return NotFound(f"{target} was not reached in run {number}; run {earlier.report.run} reached it last.")
    if (place := _LINE.fullmatch(target)) is not None:
        lines = sorted({slot.lines[0] for slot in slots.all}, key=lambda line: abs(line - int(place["line"])))
        near = [f":{line}" for line in sorted(lines[:3])]
        return NotFound(f"Nothing on line {place['line']} was reached in run {number}.", near)
    names = [*slots.by_label, *(element.text for element in past.shown if element.text)]
    lower = {name.casefold(): name for name in names}
    near = [lower[name] for name in difflib.get_close_matches(target.casefold(), list(lower), n=3, cutoff=0.4)]
    return NotFound(f"Run {number} has no cell and the page no element that is called {target!r}.", near)
