"""For many scripts and many sequences of events: reuse mode, the full rerun and real Streamlit show the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.parity.events import act, live_widgets
from tests.parity.flowc_side import FlowcSession
from tests.parity.known_differences import KNOWN, REMOUNTED, Known
from tests.parity.normal_form import nodes, props_of
from tests.parity.observed import observed_differences
from tests.parity.real_streamlit import ROOT, RealStreamlit
from tests.parity.sequences import Counted, random_steps, sweep, walk

LONG: Final = os.environ.get("FLOWC_PARITY") == "long"
SEEDS: Final = range(12) if LONG else range(1)
RANDOM_STEPS: Final = 25 if LONG else 12
EXAMPLE_STEPS: Final = 25 if LONG else 4
"""Some examples sleep, to show progress."""
SWEEP_STEPS: Final = 200 if LONG else 24
CLICKS: Final = 20

FOLDER: Final = ROOT / "tests" / "parity" / "scripts"
SCRIPTS: Final = [*sorted(FOLDER.glob("*.py")), *sorted(FOLDER.glob("*/app_*.py"))]
EXAMPLES: Final = sorted((ROOT / "examples").glob("*.py"))
DEMO: Final = ROOT / "examples" / "bird_strikes" / "app.py"

Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


def _name(value: object) -> str | None:
    return value.stem if isinstance(value, Path) else None


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("script", SCRIPTS, ids=_name)
def test_random_events_show_the_same(script: Path, seed: int, real: RealStreamlit, record_property: Record) -> None:
    _record(record_property, walk(script, random_steps(seed, RANDOM_STEPS), real))


@pytest.mark.parametrize("script", SCRIPTS, ids=_name)
def test_every_choice_of_every_widget_shows_the_same(
    script: Path, real: RealStreamlit, record_property: Record
) -> None:
    _record(record_property, walk(script, sweep(SWEEP_STEPS), real))


@pytest.mark.parametrize("script", EXAMPLES, ids=_name)
def test_the_examples_show_the_same(script: Path, real: RealStreamlit, record_property: Record) -> None:
    _record(record_property, walk(script, random_steps(1, EXAMPLE_STEPS), real))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_demo_application_shows_the_same_after_each_of_20_clicks(
    seed: int, real: RealStreamlit, record_property: Record
) -> None:
    counted = walk(DEMO, random_steps(seed, CLICKS), real)
    _record(record_property, counted)
    assert counted.steps == CLICKS + 1
    assert counted.reused > counted.executed, "most of the application is untouched by most clicks"


def test_every_known_difference_is_still_there(real: RealStreamlit) -> None:
    assert [known for known in KNOWN if not _shows(known, real)] == []


def test_a_widget_that_is_back_after_a_stop_shows_its_default_in_real_streamlit(real: RealStreamlit) -> None:
    script = FOLDER / "stopping.py"
    page = real.open(script, literal=True).page
    real.step(act(page, "late", [4.0]))
    real.step(act(page, "Stop early", True))
    back = real.step(act(page, "Stop early", False)).page
    shown = {str(props["label"]): props["value"] for _, _, props in live_widgets(back)}
    said = [props_of(form)["body"] for form in nodes(back) if form["kind"] == "markdown"]
    assert REMOUNTED
    assert shown["Late"] == [0.0]
    assert said[0] == "`4`"


def test_there_are_enough_scripts_and_half_of_them_run_through_main() -> None:
    through_main = [
        script for script in SCRIPTS if "\nmain()" in script.read_text() or "    main()" in script.read_text()
    ]
    assert len(SCRIPTS) >= 190
    assert len(through_main) * 2 >= len(SCRIPTS)


def _shows(known: Known, real: RealStreamlit) -> bool:
    script = next(path for path in [*SCRIPTS, *EXAMPLES, DEMO] if path.name == known.script)
    session = FlowcSession(script, "full_rerun")
    try:
        ours, theirs = session.open(), real.open(script)
        for step in known.steps:
            ours, theirs = session.step(step), real.step(step)
    finally:
        session.close()
    return any(known.covers(script.name, difference) for difference in observed_differences(ours, theirs))


def _record(record_property: Record, counted: Counted) -> None:
    for name, value in counted.by_name().items():
        record_property(f"parity {name}", value)
