"""A long campaign over seeds turns into a file that tells how far it is, so that a stopped one goes on, and one that
found something tries that again.

`Campaign` is that file: the seeds asked for, the chunks done, the tally so far, the failures. Holds: a chunk counts
once and wholly, since the file is replaced at once after each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.machines.tally import Tally

CHUNK: Final = 10


@dataclass(slots=True)
class Campaign:
    """Seeds from `first` up to and without `first + cases`. `failures`: seed to the file that has the script."""

    path: Path
    first: int
    cases: int
    done: set[int] = field(default_factory=set[int])
    """First seeds of the chunks that are done."""
    tally: Tally = field(default_factory=Tally)
    failures: dict[int, str] = field(default_factory=dict[int, str])
    seconds: float = 0.0

    def chunks_left(self) -> Iterator[range]:
        end = self.first + self.cases
        for start in range(self.first, end, CHUNK):
            if start not in self.done:
                yield range(start, min(start + CHUNK, end))

    def add(self, chunk: range, tally: Tally, failures: dict[int, str]) -> None:
        self.done.add(chunk.start)
        self.tally.merge(tally)
        self.failures.update(failures)
        self.save()

    def again(self, seed: int, failures: dict[int, str]) -> None:
        """A seed that had differed was tried again; it counts once."""
        self.failures.pop(seed, None)
        self.failures.update(failures)
        self.save()

    @property
    def seeds_left(self) -> int:
        return sum(map(len, self.chunks_left()))

    @property
    def finished(self) -> bool:
        return next(self.chunks_left(), None) is None

    def save(self) -> None:
        content = {
            "first": self.first,
            "cases": self.cases,
            "done": sorted(self.done),
            "tally": json.loads(self.tally.dump()),
            "failures": {str(seed): name for seed, name in self.failures.items()},
            "seconds": self.seconds,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(content), encoding="utf-8")
        new.replace(self.path)


def load(path: Path, *, first: int, cases: int, fresh: bool) -> Campaign:
    """The campaign to go on with. A finished one without failures is followed by the next seeds; `fresh` begins at
    `first`."""
    if fresh or not path.exists():
        return Campaign(path, first, cases)
    content = json.loads(path.read_text(encoding="utf-8"))
    known = Campaign(
        path,
        content["first"],
        content["cases"],
        set(content["done"]),
        Tally.load(json.dumps(content["tally"])),
        {int(seed): name for seed, name in content["failures"].items()},
        content["seconds"],
    )
    if known.finished and not known.failures:
        return Campaign(path, known.first + known.cases, cases)
    return known
