"""`python -m tests.bench.needless [examples | generated | FILE …]`: how much executes although nothing came of it.

For each script: slots executed and reused after the first run, the share of the executed ones that was needless, and
the reasons; of the needless ones those are told apart that could have been avoided (`inputs.py`). After every event the
page is compared with a full rerun's. Examples get seeded random events; of the
generated scripts (`--cases`, `--seed`) each gets its own events and edits, as in the machine.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from flowc_runtime.events import RunReport
from tests.bench.inputs import watching
from tests.machines.actions import Again
from tests.machines.events import any_edit_of, any_event
from tests.machines.grammar import any_script
from tests.machines.sessions import Twin

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
EVENTS: Final = 50
REASONS: Final = 8


@dataclass(slots=True)
class Needless:
    """Slots of all runs but the first. `reasons`: why the needless ones executed; `places`: with the cell."""

    executed: int = 0
    reused: int = 0
    avoidable: int = 0
    """Of the needless ones, those none of whose inputs had other content than before; of the rest only executing tells
    that nothing comes of it (another value of a widget, say)."""
    reasons: Counter[str] = field(default_factory=Counter[str])
    avoidable_reasons: Counter[str] = field(default_factory=Counter[str])
    places: Counter[str] = field(default_factory=Counter[str])

    @property
    def needless(self) -> int:
        return self.reasons.total()

    @property
    def share(self) -> float:
        """Of what executed, the part that need not have."""
        return self.needless / max(1, self.executed)

    @property
    def avoidable_share(self) -> float:
        return self.avoidable / max(1, self.executed)

    def add(self, reports: Iterable[RunReport], avoidable: set[int]) -> None:
        for report in reports:
            self.executed += len(report.executed)
            self.reused += len(report.reused)
            for slot in report.needless:
                self.reasons[_kind_of(slot.reason)] += 1
                if slot.uid in avoidable:
                    self.avoidable += 1
                    self.avoidable_reasons[_kind_of(slot.reason)] += 1
                self.places[f"{slot.cell}: {slot.reason}"] += 1

    def merge(self, other: Needless) -> None:
        self.executed += other.executed
        self.reused += other.reused
        self.reasons.update(other.reasons)
        self.places.update(other.places)
        self.avoidable += other.avoidable
        self.avoidable_reasons.update(other.avoidable_reasons)

    def line(self, name: str) -> str:
        counts = f"executed {self.executed:6}  reused {self.reused:7}  needless {self.needless:6}"
        return f"{name:24} {counts}  {self.share:6.1%} of executed  avoidable {self.avoidable_share:6.1%}"


def _kind_of(reason: str) -> str:
    """The reason without the name that it speaks of."""
    if "which a function reads" in reason:
        return "a name that a function reads changed"
    if re.fullmatch(r"[\w.]+ changed", reason):
        return "a name that it reads changed"
    return reason


def examples() -> list[Path]:
    return sorted([*EXAMPLES.glob("*.py"), *EXAMPLES.glob("*/app.py")])


def name_of(script: Path) -> str:
    return script.parent.name if script.name == "app.py" else script.stem


def of_example(script: Path, *, events: int = EVENTS, seed: int = 0) -> Needless:
    """Raises Mismatch where a full rerun shows something else."""
    found, random = Needless(), Random(seed)
    with tempfile.TemporaryDirectory() as name, watching() as avoidable:
        folder = Path(name)
        beside = script.parent if script.name == "app.py" else None
        twin = Twin(folder, script.read_text(encoding="utf-8"), beside=beside)
        try:
            twin.step(Again())
            avoidable.clear()
            for _ in range(events):
                avoidable.clear()
                found.add(twin.step(any_event(random, twin)).reports, avoidable)
        finally:
            twin.close()
    return found


def of_generated(seed: int) -> Needless:
    """As `test_seed_by_seed` does it: the same scripts, events and edits."""
    found, random = Needless(), Random(seed)
    script = any_script(random, size=random.randrange(4, 18))
    with tempfile.TemporaryDirectory() as name, watching() as avoidable:
        twin = Twin(Path(name), script.text, script.modules)
        try:
            twin.step(Again())
            avoidable.clear()
            for _ in range(random.randrange(3, 12)):
                action = any_edit_of(random, twin) if random.randrange(8) == 0 else any_event(random, twin)
                avoidable.clear()
                found.add(twin.step(action).reports, avoidable)
        finally:
            twin.close()
    return found


def of_many(seeds: Iterable[int]) -> Needless:
    found = Needless()
    for seed in seeds:
        found.merge(of_generated(seed))
    return found


def _lines(asked: argparse.Namespace) -> Iterator[str]:
    total = Needless()
    scripts = examples() if asked.what == ["examples"] else [Path(name) for name in asked.what if name != "generated"]
    for script in scripts:
        found = of_example(script, events=asked.events, seed=asked.seed)
        total.merge(found)
        yield found.line(name_of(script))
    if "generated" in asked.what:
        total.merge(of_many(range(asked.seed, asked.seed + asked.cases)))
    yield total.line("all")
    yield from _reasons(total.places if asked.places else total.reasons)
    yield "of these avoidable, since no input had other content:"
    yield from _reasons(total.avoidable_reasons)


def _reasons(counted: Counter[str]) -> Iterator[str]:
    for reason, count in counted.most_common(REASONS if len(counted) < 40 else 4 * REASONS):
        yield f"  {count:6}  {reason}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.needless", description=__doc__)
    parser.add_argument("what", nargs="*", default=["examples"], help="examples, generated, or files")
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--places", action="store_true", help="name the cells, too")
    warnings.simplefilter("ignore")
    for line in _lines(parser.parse_args()):
        print(line, flush=True)


if __name__ == "__main__":
    main()
