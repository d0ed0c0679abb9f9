"""Events that arrive while a script is running: its run ends at the next command, and the next one shows the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.parity.events import Act, live_widgets, random_value
from tests.parity.flowc_side import FlowcSession
from tests.parity.normal_form import Form
from tests.parity.observed import Observed, observed_differences
from tests.parity.real_streamlit import ROOT, RealStreamlit
from tests.parity.value_form import value_form

FOLDER: Final = ROOT / "tests" / "parity" / "scripts" / "cut_short"
SCRIPTS: Final = sorted(FOLDER.glob("*.py"))
CHAINS: Final = 8
AT_REST: Final = Act("toggle", "Run", 0, value=False)


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


def chain_of(page: Form, rng: Random) -> list[Act]:
    """A few things that somebody does in a hurry. A dashboard is at rest when the last of them is done."""
    found = [(kind, nth, props) for kind, nth, props in live_widgets(page) if props["label"] != AT_REST.label]
    chain = [_act(*rng.choice(found), rng) for _ in range(rng.randint(2, 4))]
    dashboard = len(found) < len(list(live_widgets(page)))
    return [Act("toggle", "Run", 0, value=True), *chain, AT_REST] if dashboard else chain


def _act(kind: str, nth: int, props: Form, rng: Random) -> Act:
    return Act(kind, str(props["label"]), nth, random_value(kind, props, rng))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_runs_that_are_cut_short_show_the_same_afterwards(script: Path, seed: int, real: RealStreamlit) -> None:
    rng = Random(seed)
    shown = [real.open(script)]
    chains: list[list[Act]] = []
    for _ in range(CHAINS):
        chains.append(chain_of(shown[-1].page, rng))
        shown.append(real.cut_short(chains[-1]))
    assert _followed(script, "full_rerun", chains, shown) == []
    assert _followed(script, "reuse", chains, shown) == []


def test_a_cut_run_has_not_done_what_comes_after(real: RealStreamlit) -> None:
    """The harness does cut: a run that nobody disturbs goes to its end."""
    script = FOLDER / "late_widgets.py"
    real.open(script)
    changes = [Act("slider", "n", 0, [2.0]), Act("slider", "n", 0, [3.0])]
    log = value_form([1, "end", 2, 3, "end"])
    assert real.cut_short(changes).state["log"] == log
    session = FlowcSession(script, "reuse")
    session.open()
    assert session.cut_short(changes).state["log"] == log
    session.close()


def _followed(script: Path, mode: str, chains: list[list[Act]], expected: list[Observed]) -> list[str]:
    session = FlowcSession(script, "reuse" if mode == "reuse" else "full_rerun")
    try:
        shown = [session.open(), *map(session.cut_short, chains)]
    finally:
        session.close()
    return [
        f"{mode} after {chains[:at]}: {difference}"
        for at, (ours, theirs) in enumerate(zip(shown, expected, strict=True))
        for difference in observed_differences(ours, theirs)
    ]
