"""Each scenario of `corpora/*.md`: what executed is what must, and what is marked as needless; else as `test_golden`.

`docs/corpora.md` lists the marks. `FLOWC_GOLDEN=update` writes the lists and the page anew, the statements never.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.golden.marks_page import page_with_marks
from tests.golden.scenario import Outcome, Run, Scenario, read_scenarios
from tests.golden.statement import Mark, Statement, complaints, read_statement
from tests.golden.test_golden import UPDATE, actions_of, cases_of, play, twin_of, write_outcomes
from tests.machines.actions import Action, Again
from tests.machines.events import any_edit_of, any_event
from tests.machines.sessions import Twin

FOLDER: Final = Path(__file__).parent / "corpora"
WANDERING: Final = 6
"""Steps of each script that nobody planned."""
PAGE: Final = Path(__file__).parents[2] / "docs/corpora.md"

FILES: Final = sorted(FOLDER.glob("*.md"))
CASES: Final = cases_of(FOLDER)

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize(("file", "scenario"), CASES)
def test_what_executes_is_what_must(file: Path, scenario: Scenario, tmp_path: Path) -> None:
    outcomes = play(scenario, tmp_path)
    if UPDATE:
        write_outcomes(file, scenario.title, outcomes)
    found = [f"after {_brief(run)}: {line}" for run, outcome in outcomes for line in _complaints(run, outcome)]
    assert not found, "\n".join(found)


def _complaints(run: Run, outcome: Outcome) -> list[str]:
    told = outcome if run.wants_page else Outcome(outcome.ran, outcome.reused)
    lists = [] if UPDATE or told.text().split() == run.expected.split() else [f"the lists differ: {told.text()}"]
    return [*complaints(read_statement(run), outcome.ran), *lists]


def _brief(run: Run) -> str:
    return repr(run.actions.strip())


@pytest.mark.parametrize(("file", "scenario"), CASES)
def test_any_other_way_agrees_with_a_full_rerun(file: Path, scenario: Scenario, tmp_path: Path) -> None:
    """The scripts are seeds, too: a person does something else with them, and edits them otherwise."""
    random = Random(f"{file.stem} {scenario.title}")
    twin = twin_of(scenario, tmp_path)
    try:
        twin.step(Again())
        for _ in range(WANDERING):
            choose = random.choice((any_event, any_edit_of, _one_of_its_own(scenario)))
            twin.step(choose(random, twin))
    finally:
        twin.close()
    assert len(twin.actions) == WANDERING + 1


def _one_of_its_own(scenario: Scenario) -> Callable[[Random, Twin], Action]:
    actions = [action for run in scenario.runs for action in actions_of(run)]
    return lambda random, _: random.choice(actions)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_family_is_a_score_of_scripts_half_of_them_with_functions(file: Path) -> None:
    scenarios = read_scenarios(file.read_text(encoding="utf-8"))
    assert len(scenarios) >= 20
    assert 2 * sum("def main(" in scenario.script for scenario in scenarios) >= len(scenarios)


def test_the_page_of_marks_is_up_to_date() -> None:
    old = PAGE.read_text(encoding="utf-8")
    new = page_with_marks(old, FILES)
    if UPDATE:
        PAGE.write_text(new, encoding="utf-8")
    assert new == PAGE.read_text(encoding="utf-8")


STATEMENT: Final = Statement("a row*2", (Mark("b", "of a reason"),))


@pytest.mark.parametrize(
    ("ran", "expected"),
    [
        ("a row*2 b", []),
        ("a | row*2 b", []),
        ("a row b", ["must execute and did not: row"]),
        ("a row*2 b c", ["executed needlessly, with no mark: c"]),
        ("a row*3 b", ["executed needlessly, with no mark: row"]),
        ("a row*2", ["marked, but not executed any more: b"]),
    ],
)
def test_a_false_statement_is_noticed(ran: str, expected: list[str]) -> None:
    assert list(complaints(STATEMENT, ran)) == expected


def test_a_statement_is_read() -> None:
    run = Run("rerun\n", "", False, (0, 0), "must: a row*2\nneedless: b because of a reason\n")
    assert read_statement(run) == STATEMENT
