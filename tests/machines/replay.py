"""`python -m tests.machines.replay SEED …` prints what reuse did and showed for the scripts of these seeds, as text.

Two processes must print the same: nothing that decides may depend on addresses, hash seeds or the clock.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path
from random import Random

from tests.machines.actions import Again
from tests.machines.events import any_event
from tests.machines.grammar import any_script
from tests.machines.sessions import Step, Twin


def main() -> None:
    warnings.simplefilter("ignore")
    for seed in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            for line in lines(int(seed), Path(folder)):
                print(line.replace(folder, "FOLDER"))


def lines(seed: int, folder: Path) -> list[str]:
    random = Random(seed)
    script = any_script(random)
    twin = Twin(folder, script.text, script.modules)
    told = _told(twin.step(Again()))
    for _ in range(5):
        told += _told(twin.step(any_event(random, twin)))
    twin.close()
    return told


def _told(step: Step) -> list[str]:
    slots = [
        f"{word} {slot.cell}: {slot.reason}"
        for report in step.reports
        for word, part in (("ran", report.executed), ("reused", report.reused))
        for slot in part
    ]
    return [*slots, *step.observed.page, *step.observed.state, step.observed.stdout]


if __name__ == "__main__":
    main()
