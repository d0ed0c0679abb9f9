"""Each scenario of `scenarios/*.md`: after its actions exactly these cells ran and those were reused.

The page is compared with a full rerun's after every action too. `FLOWC_GOLDEN=update` writes the lists anew: read the
difference before keeping it, since the lists are the specification.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from _pytest.mark import ParameterSet

from tests.golden.page_text import page_text
from tests.golden.scenario import Outcome, Run, Scenario, label_list, read_scenarios, with_outcomes
from tests.machines.actions import Action, Again, parse
from tests.machines.sessions import Step, Twin

FOLDER: Final = Path(__file__).parent / "scenarios"
EXAMPLES: Final = Path(__file__).parents[2] / "examples"
UPDATE: Final = os.environ.get("FLOWC_GOLDEN") == "update"


def cases_of(folder: Path) -> list[ParameterSet]:
    """A file and a scenario each, for `parametrize`."""
    return [
        pytest.param(file, scenario, id=f"{file.stem}: {scenario.title}")
        for file in sorted(folder.glob("*.md"))
        for scenario in read_scenarios(file.read_text(encoding="utf-8"))
    ]


CASES: Final = cases_of(FOLDER)

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize(("file", "scenario"), CASES)
def test_golden(file: Path, scenario: Scenario, tmp_path: Path) -> None:
    compare(file, scenario, play(scenario, tmp_path))


def compare(file: Path, scenario: Scenario, outcomes: list[tuple[Run, Outcome]]) -> None:
    """With what the file says; or make it say so."""
    if UPDATE:
        write_outcomes(file, scenario.title, outcomes)
        return
    for run, outcome in outcomes:
        told = outcome if run.wants_page else Outcome(outcome.ran, outcome.reused)
        assert told.text().split() == run.expected.split(), f"after {run.actions.strip()!r} in {file.name}"


def play(scenario: Scenario, folder: Path) -> list[tuple[Run, Outcome]]:
    """Carry out all runs of a scenario in one session; raises Mismatch where a full rerun shows something else."""
    # Hypothesis seeds the generators; one that has not drawn since is an input of whatever calls libraries.
    random.random()
    np.random.random()
    twin = twin_of(scenario, folder)
    outcomes: list[tuple[Run, Outcome]] = []
    try:
        step = twin.step(Again())
        for run in scenario.runs:
            for action in actions_of(run):
                step = twin.step(action)
            outcomes.append((run, _outcome(twin, step)))
    finally:
        twin.close()
    return outcomes


def actions_of(run: Run) -> tuple[Action, ...]:
    """`open` stands for the first run, which has already taken place."""
    return parse("\n".join(line for line in run.actions.splitlines() if line.strip() != "open"))


def twin_of(scenario: Scenario, folder: Path) -> Twin:
    if scenario.beside:
        return _twin_with_files(scenario, folder)
    if not scenario.file:
        return Twin(folder, scenario.script)
    source = EXAMPLES / scenario.file
    return Twin(folder, source.read_text(encoding="utf-8"), beside=source.parent)


def _twin_with_files(scenario: Scenario, folder: Path) -> Twin:
    modules = {name.removesuffix(".py"): text for name, text in scenario.beside.items() if name.endswith(".py")}
    data = folder / "beside"
    data.mkdir()
    for name, text in scenario.beside.items():
        if not name.endswith(".py"):
            (data / name).write_text(text, encoding="utf-8")
    return Twin(folder, scenario.script, modules, beside=data)


def _outcome(twin: Twin, step: Step) -> Outcome:
    ran = label_list([[slot.cell for slot in report.executed] for report in step.reports])
    reused = label_list([[slot.cell for slot in report.reused] for report in step.reports])
    return Outcome(ran, reused, page_text(twin.reuse.page))


def write_outcomes(file: Path, title: str, outcomes: list[tuple[Run, Outcome]]) -> None:
    """The file may have changed since it was read: other scenarios of it are written before this one."""
    text = file.read_text(encoding="utf-8")
    now = next(scenario for scenario in read_scenarios(text) if scenario.title == title)
    fresh = [(run, outcome) for run, (_, outcome) in zip(now.runs, outcomes, strict=True)]
    file.write_text(with_outcomes(text, fresh), encoding="utf-8")
