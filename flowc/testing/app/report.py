"""What a run executed and reused, in a form that tests can ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from flowc.testing.app.errors import AppTestError
from flowc_runtime.events import SlotReport
from flowc_runtime.history import PastRun
from flowc_runtime.why import NotFound, cells_called, why


class Cells(Sequence[str]):
    """Labels of cells, as `flowc run --log-runs` prints them, in the order of the run.

    `in` takes a label, a line (`":12"`), or the name of what a cell writes.
    """

    def __init__(self, slots: Sequence[SlotReport], script: str) -> None:
        self._slots = slots
        self._script = script

    def __contains__(self, cell: object) -> bool:
        return isinstance(cell, str) and bool(cells_called(cell, self._slots, self._script))

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        return [*self][at]

    def __iter__(self) -> Iterator[str]:
        return (slot.cell for slot in self._slots)

    def __len__(self) -> int:
        return len(self._slots)

    def __eq__(self, other: object) -> bool:
        return list(self) == (list(other) if isinstance(other, Cells) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(list(self))


def explained(runs: Sequence[PastRun], cell: str, script: str) -> str:
    """What `flowc why` says of a cell, line by line. AppTestError where nothing is called so."""
    try:
        answer = why(runs, cell, script=script)
    except NotFound as error:
        near = f" There are: {', '.join(error.near)}." if error.near else ""
        raise AppTestError(error.message + near) from error
    lines = [f"run {answer.run}: {answer.event}"]
    for step in answer.steps:
        did = "executed" if step.executed else "reused"
        lines.append(f"{step.cell}  {step.source.strip()}  {did}: {step.reason}")
    if answer.last_executed is not None:
        lines.append(f"It last executed in run {answer.last_executed}: {answer.last_reason}.")
    return "\n".join(lines)
