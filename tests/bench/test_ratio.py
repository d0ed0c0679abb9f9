"""How much quicker a run is with reuse than as a full rerun: a ratio within one process, never bare seconds.

Both sessions get the same random events, one after the other, so that a busy machine slows both alike. The table tells
the median time of a run, the ratio, and the share of slots that executed; a test fails only where reuse has plainly
stopped to pay.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.machines.actions import Action, Again
from tests.machines.live_widgets import live_widgets
from tests.machines.sessions import Step, Twin

SCRIPTS: Final = Path(__file__).parent / "scripts"
EVENTS: Final = 15
LEAST_RATIO: Final = {"explorer": 1.3, "many_cells": 0.1, "todo": 0.05}
"""Far under what is usual: where nothing is expensive, the walk over the slots is most of a run."""

pytestmark = pytest.mark.filterwarnings("ignore")


@dataclass(frozen=True, slots=True)
class Measured:
    full: float
    reuse: float
    executed: float

    @property
    def ratio(self) -> float:
        return self.full / self.reuse


@pytest.mark.parametrize("name", sorted(LEAST_RATIO))
def test_reuse_pays(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measured = measure(tmp_path, (SCRIPTS / f"{name}.py").read_text(encoding="utf-8"))
    with capsys.disabled():
        print(
            f"\n{name:12} full rerun {measured.full:8.2f} ms   reuse {measured.reuse:8.2f} ms   "
            f"ratio {measured.ratio:6.1f}   executed {measured.executed:5.1%} of the slots"
        )
    assert measured.ratio > LEAST_RATIO[name]


def measure(folder: Path, text: str) -> Measured:
    """Medians over random events, after the first run of both."""
    twin, random = Twin(folder, text), Random(5)
    full, reuse, done, again = list[float](), list[float](), 0, 0
    try:
        twin.step(Again())
        for _ in range(EVENTS):
            action: Action = random.choice(live_widgets(twin.full.page)).any_action(random) or Again()
            full.append(_milliseconds(twin.full.step(action)))
            step = twin.reuse.step(action)
            reuse.append(_milliseconds(step))
            done += sum(len(report.executed) for report in step.reports)
            again += sum(len(report.reused) for report in step.reports)
    finally:
        twin.close()
    return Measured(statistics.median(full), statistics.median(reuse), done / max(1, done + again))


def _milliseconds(step: Step) -> float:
    return sum(report.milliseconds for report in step.reports)
