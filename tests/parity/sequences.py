"""One script, three sides, the same steps: the heart of the parity tests.

After every step reuse mode, the full rerun and real Streamlit must not differ in anything a user can observe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.parity.events import Act, Step, live_widgets, random_step, sweep_values
from tests.parity.flowc_side import FlowcSession
from tests.parity.known_differences import unknown
from tests.parity.normal_form import Difference, Form
from tests.parity.observed import Observed, observed_differences
from tests.parity.real_streamlit import RealStreamlit


@dataclass(frozen=True, slots=True)
class Counted:
    """What a walk did: steps compared, and what became of the slots in reuse mode."""

    steps: int = 0
    executed: int = 0
    reused: int = 0
    needless: int = 0

    def by_name(self) -> dict[str, int]:
        return {
            "steps compared": self.steps,
            "slots executed": self.executed,
            "slots reused": self.reused,
            "needless executions": self.needless,
        }


class NotTheSame(AssertionError):
    """The sides differ; the text has the steps that lead there."""


def walk(script: Path, choose: Callable[[Form, int], Step | None], real: RealStreamlit) -> Counted:
    """Open the script on all sides, then take the steps that `choose` gives for the page and the number of the step.

    Raises NotTheSame at the first step after which the sides differ.
    """
    reuse, oracle = FlowcSession(script, "reuse"), FlowcSession(script, "full_rerun")
    taken: list[Step] = []
    try:
        shown = _compared(script.name, taken, reuse.open(), oracle.open(), real.open(script))
        while (step := choose(shown.page, len(taken))) is not None:
            taken.append(step)
            shown = _compared(script.name, taken, reuse.step(step), oracle.step(step), real.step(step))
    finally:
        reuse.close()
        oracle.close()
    return Counted(
        len(taken) + 1,
        sum(len(report.executed) for report in reuse.reports),
        sum(len(report.reused) for report in reuse.reports),
        sum(len(report.needless) for report in reuse.reports),
    )


def random_steps(seed: int, count: int) -> Callable[[Form, int], Step | None]:
    """`count` random steps, the same ones for a seed as long as the pages are the same."""
    rng = Random(seed)
    return lambda page, taken: random_step(page, rng) if taken < count else None


def sweep(most: int) -> Callable[[Form, int], Step | None]:
    """Give every widget of the first page several of its values in turn, every option of a choice among them."""
    planned: list[Iterator[Step]] = []

    def choose(page: Form, taken: int) -> Step | None:
        if not planned:
            planned.append(iter(_swept(page)))
        step = next((step for step in planned[0] if _is_live(page, step)), None)
        return step if taken < most else None

    return choose


def _swept(page: Form) -> list[Step]:
    return [
        Act(kind, str(props["label"]), nth, value)
        for kind, nth, props in live_widgets(page)
        if not props["disabled"]
        for value in sweep_values(kind, props)
    ]


def _is_live(page: Form, step: Step) -> bool:
    """A widget may be gone, or have lost the option, since the sweep was planned."""
    if not isinstance(step, Act):
        return True
    for kind, nth, props in live_widgets(page):
        if (kind, props["label"], nth) == (step.kind, step.label, step.nth):
            return not props["disabled"] and step.value in sweep_values(kind, props)
    return False


def _compared(script: str, taken: list[Step], reuse: Observed, oracle: Observed, real: Observed) -> Observed:
    _refuse(script, taken, "reuse mode", "the full rerun", observed_differences(reuse, oracle))
    _refuse(script, taken, "flowc", "Streamlit", unknown(script, observed_differences(oracle, real)))
    return reuse


def _refuse(script: str, taken: list[Step], left: str, right: str, found: list[Difference]) -> None:
    if found:
        steps = "".join(f"\n  {step}" for step in taken) or "\n  (the first run)"
        lines = "".join(f"\n  {difference}" for difference in found[:12])
        raise NotTheSame(f"{script}: {left} != {right} after{steps}\nin {len(found)} places:{lines}")
