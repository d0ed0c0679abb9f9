"""One script, three sides, the same steps: the heart of the parity tests.

After every step reuse mode, the full rerun and real Streamlit must not differ in anything a user can observe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from flowc_runtime.events import RunReport
from tests.parity.events import Act, Step, live_widgets, random_step, reachable, sweep_values
from tests.parity.flowc_side import FlowcSession, Mode
from tests.parity.known_differences import unknown
from tests.parity.normal_form import Difference, Form
from tests.parity.observed import Observed, observed_differences
from tests.parity.real_streamlit import RealStreamlit


@dataclass(frozen=True, slots=True)
class Counted:
    """What a walk, one sequence of events, did: steps compared, and what became of the slots in reuse mode."""

    steps: int = 0
    executed: int = 0
    reused: int = 0
    needless: int = 0

    def by_name(self) -> dict[str, int]:
        return {
            "sequences of events": 1,
            "steps compared": self.steps,
            "slots executed": self.executed,
            "slots reused": self.reused,
            "needless executions": self.needless,
        }


class NotTheSame(AssertionError):
    """The sides differ; the text has the steps that lead there."""


def walk(
    script: Path,
    choose: Callable[[Form, int], Step | None],
    real: RealStreamlit,
    prepare: Callable[[], None] = lambda: None,
    *,
    query: str = "",
    allowed: Callable[[list[Difference]], list[Difference]] | None = None,
) -> Counted:
    """Take the steps that `choose` gives for a page and the number of the step, on all sides.

    The sides go one after another, each as if in a process of its own: what the modules beside a script hold is shared
    by all sessions of a process. `prepare` is called before each. `query` is that of the first visit. `allowed` takes
    out other differences from Streamlit than the known ones. Raises NotTheSame at the first step after which a side
    differs.
    """
    prepare()
    steps, shown = _really(script, choose, real, query)
    prepare()
    full, _ = _followed(
        script, "full_rerun", steps, shown, "Streamlit", allowed or partial(unknown, script.name), query
    )
    prepare()
    _, reports = _followed(script, "reuse", steps, full, "the full rerun", list, query)
    return Counted(
        len(shown),
        sum(len(report.executed) for report in reports),
        sum(len(report.reused) for report in reports),
        sum(len(report.needless) for report in reports),
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
    for kind, nth, props in live_widgets(reachable(page)):
        if (kind, props["label"], nth) == (step.kind, step.label, step.nth):
            return not props["disabled"] and step.value in sweep_values(kind, props)
    return False


def _really(
    script: Path, choose: Callable[[Form, int], Step | None], real: RealStreamlit, query: str
) -> tuple[list[Step], list[Observed]]:
    steps: list[Step] = []
    shown = [real.open(script, query=query)]
    while (step := choose(shown[-1].page, len(steps))) is not None:
        steps.append(step)
        shown.append(real.step(step))
    return steps, shown


def _followed(
    script: Path,
    mode: Mode,
    steps: list[Step],
    expected: list[Observed],
    other: str,
    allowed: Callable[[list[Difference]], list[Difference]],
    query: str,
) -> tuple[list[Observed], list[RunReport]]:
    """What flowc shows after the same steps; `allowed` takes out the differences that are known."""
    session = FlowcSession(script, mode)
    shown: list[Observed] = []
    try:
        for at, wanted in enumerate(expected):
            shown.append(session.open(query) if at == 0 else session.step(steps[at - 1]))
            found = allowed(observed_differences(shown[-1], wanted))
            if found:
                raise NotTheSame(_told(script, mode, other, steps[:at], found))
    finally:
        session.close()
    return shown, session.reports


def _told(script: Path, mode: Mode, other: str, taken: list[Step], found: list[Difference]) -> str:
    steps = "".join(f"\n  {step}" for step in taken) or "\n  (the first run)"
    lines = "".join(f"\n  {difference}" for difference in found[:12])
    return f"{script.name}: flowc's {mode} != {other} after{steps}\nin {len(found)} places:{lines}"
