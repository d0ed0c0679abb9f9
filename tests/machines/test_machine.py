"""Random scripts, random events and random edits: reuse shows what a full rerun shows, after every step.

`make test` runs a small sample, the same each time; `prove.py` runs the long campaigns. `FLOWC_PROVE_CASES=n` tries n
scripts from seed `FLOWC_PROVE_SEED` on. A failure is made small before it is shown, with the events line that a file
under `regressions/` begins with.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final, TypeAlias
from unittest.mock import patch

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from flowc_runtime.oracle import full_rerun, observations
from flowc_shims.stdlib.randomness import States, put_back, states
from tests.machines.actions import Again, Second
from tests.machines.cases import APPS, try_case
from tests.machines.events import any_edit_of, any_event
from tests.machines.failures import made_small
from tests.machines.grammar import any_script
from tests.machines.grammar.world import FILES
from tests.machines.sessions import Mismatch, Twin
from tests.machines.tally import Tally

PROVE: Final = os.environ.get("FLOWC_PROFILE") == "prove"
CASES: Final = int(os.environ.get("FLOWC_PROVE_CASES", "30"))
SEED: Final = int(os.environ.get("FLOWC_PROVE_SEED", "0"))
SAMPLE: Final = 40
EVENTS: Final = 7
ENOUGH_FAILURES: Final = 8

RecordProperty: TypeAlias = Callable[[str, object], None]

_seeds = st.integers(0, 2**32 - 1)

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.timeout(0 if CASES > 100 else 400)]


class EditAndInteract(RuleBasedStateMachine):
    """After any edits and events, what reuse shows equals what a full rerun shows."""

    tally = Tally()

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()

    @initialize(seed=_seeds)
    def open(self, seed: int) -> None:
        script = any_script(Random(seed))
        self.twin = Twin(Path(self.folder.name), script.text, script.modules)
        self.tally.begin(script)
        self.tally.add(self.twin.text, self.twin.step(Again()).reports)

    @rule(seed=_seeds)
    def interact(self, seed: int) -> None:
        self.tally.add(self.twin.text, self.twin.step(any_event(Random(seed), self.twin)).reports)

    @rule(seed=_seeds)
    def interact_again(self, seed: int) -> None:
        """Events are twice as frequent as edits."""
        self.interact(seed)

    @precondition(lambda self: len(self.twin.actions) > 1)
    @rule(seed=_seeds)
    def edit(self, seed: int) -> None:
        self.tally.add(self.twin.text, self.twin.step(any_edit_of(Random(seed), self.twin)).reports)

    def teardown(self) -> None:
        if hasattr(self, "twin"):
            self.twin.close()
        self.folder.cleanup()


def test_the_machine(record_property: RecordProperty) -> None:
    """The stateful machine; hypothesis chooses the order of events and edits."""
    EditAndInteract.tally = tally = Tally()
    few = settings(
        max_examples=SAMPLE * (10 if PROVE else 1),
        stateful_step_count=EVENTS + 1,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # what shrinks a failure knows statements: `made_small`
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(EditAndInteract, settings=few)
    except Mismatch as found:
        raise made_small(found) from None
    finally:
        record_property("machine", tally.dump())
    assert tally.reused.total() > tally.executed.total() // 4, "reuse hardly happens: the machine proves nothing"


def test_seed_by_seed(tmp_path: Path, record_property: RecordProperty) -> None:
    """A failing seed can be tried again alone; several failures are listed, the shortest made small."""
    tally, failures = Tally(), dict[int, Mismatch]()
    for seed in range(SEED, SEED + CASES):
        found = try_case(seed, _folder(tmp_path, str(seed)), tally)
        if found is not None:
            failures[seed] = found
        if len(failures) == ENOUGH_FAILURES:
            break
    record_property("machine", tally.dump())
    if failures:
        shortest = min(failures.values(), key=lambda found: len(found.text))
        seeds = ", ".join(map(str, failures))
        pytest.fail(f"seeds {seeds} (of {tally.scripts} scripts tried)\n{made_small(shortest)}", pytrace=False)


def test_apps_with_pages(tmp_path: Path, record_property: RecordProperty) -> None:
    """As seed by seed; a campaign tries one for every ten scripts."""
    tally = Tally()
    for seed in range(APPS + SEED // 10, APPS + SEED // 10 + max(14, CASES // 10)):
        found = try_case(seed, _folder(tmp_path, str(seed)), tally)
        if found is not None:
            pytest.fail(f"seed {seed}\n{made_small(found)}", pytrace=False)
    record_property("machine", tally.dump())
    assert tally.mechanisms["on coming back to a page"] > 0


def test_two_sessions_do_not_meet(tmp_path: Path) -> None:
    """Two visitors of one app take turns: each agrees with its own oracle; they share caches and modules only."""
    for seed in range(SAMPLE // 4):
        random = Random(seed)
        script = any_script(random)
        twin = Twin(_folder(tmp_path, str(seed)), script.text, script.modules)
        twin.step(Again())
        try:
            for _ in range(2 * EVENTS):
                if random.randrange(2):
                    twin.step(any_event(random, twin))
                else:
                    twin.step(Second(any_event(random, twin.second or twin)))
        finally:
            twin.close()


def test_the_oracle_agrees(tmp_path: Path) -> None:
    """`full_rerun(script, events)`, from nothing, against reuse over the same events, in the oracle's own terms."""
    for seed in range(100, 100 + SAMPLE // 4):
        random, folder = Random(seed), _folder(tmp_path, str(seed))
        script = any_script(random)
        twin = Twin(folder, script.text, script.modules)
        twin.step(Again())
        for _ in range(EVENTS):
            twin.step(any_event(random, twin))
        twin.close()
        drawn = states()
        events = twin.full.events[1:]  # both begin with a first run of their own
        with _fresh_world(twin.script.parent, drawn):
            reused = observations(twin.script, events, mode="reuse")
        with _fresh_world(twin.script.parent, drawn):
            assert reused == full_rerun(twin.script, events), script.text


@contextmanager
def _fresh_world(folder: Path, drawn: States) -> Iterator[None]:
    """No file that a script left, no module that it imported; the variables that it sets are forgotten, and what nobody
    has seeded is drawn alike."""
    put_back(drawn)
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(folder)):
            del sys.modules[name]
    with patch.dict(os.environ):
        yield


def _folder(parent: Path, name: str) -> Path:
    (folder := parent / name).mkdir()
    return folder
