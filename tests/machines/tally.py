"""Run reports turn into counts: how many slots executed, were reused, executed needlessly; by production, by reason,
and by the mechanism that a reuse relied on."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Final

from flowc_runtime.events import RunReport, SlotReport
from tests.machines.grammar import Script, production_of_lines

_PARTS: Final = (
    (re.compile(r"'[^']*'"), "'…'"),
    (re.compile(r"^(the \w+) .* changed$"), r"\1 changed"),
    (re.compile(r"^\w+( changed|, which a function reads)"), r"a name\1"),
    (re.compile(r"/(?:[^/\s]+/)+"), "…/"),
    (re.compile(r"\d+"), "N"),
    (re.compile(r"flowc-prove-\w+"), "flowc-prove"),
)


@dataclass(slots=True)
class Tally:
    """`scripts` and `events` are what was tried; the counters go by production, by reason and by mechanism."""

    scripts: int = 0
    events: int = 0
    restarts: int = 0
    occurred: Counter[str] = field(default_factory=Counter)
    executed: Counter[str] = field(default_factory=Counter)
    reused: Counter[str] = field(default_factory=Counter)
    needless: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    mechanisms: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)

    def begin(self, script: Script) -> None:
        """Another script is tried."""
        self.scripts += 1
        self.occurred.update(script.used)

    def add(self, text: str, reports: Iterable[RunReport]) -> None:
        """The reports of one event under the script's present text."""
        names = production_of_lines(text)
        self.events += 1
        for report in reports:
            self.restarts += report.restarts
            self.endings[report.ending] += 1
            self.executed.update(_names(names, report.executed))
            self.reused.update(_names(names, report.reused))
            self.needless.update(_names(names, report.needless))
            self.reasons.update(plain_reason(slot.reason) for slot in report.needless)

    def merge(self, other: Tally) -> None:
        self.scripts += other.scripts
        self.events += other.events
        self.restarts += other.restarts
        for name, counter in self._counters().items():
            counter.update(other._counters()[name])

    def _counters(self) -> dict[str, Counter[str]]:
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in found.items() if isinstance(value, Counter)}

    def dump(self) -> str:
        return json.dumps([self.scripts, self.events, self.restarts, self._counters()])

    @staticmethod
    def load(text: str) -> Tally:
        scripts, events, restarts, counters = json.loads(text)
        return Tally(scripts, events, restarts, **{name: Counter(counter) for name, counter in counters.items()})

    @property
    def needless_percent(self) -> float:
        """How many of the executed slots came to what was there before."""
        return 100 * self.needless.total() / max(1, self.executed.total())

    def summary(self, *, most: int = 12) -> list[str]:
        """Totals, the productions with the most needless executions, and those that were never seen reused."""
        done, again = self.executed.total(), self.reused.total()
        share = 100 * done / max(1, done + again)
        needless = f"{self.needless.total()} needless ({self.needless_percent:.1f} %)"
        slots = f"{done} slots executed ({share:.0f} %), {again} reused, {needless}"
        lines = [f"{self.scripts} scripts, {self.events} events: {slots}, {self.restarts} restarts"]
        lines += [
            f"  needless {count:6} of {self.executed[name]:6} executed, {self.reused[name]:6} reused  {name}"
            for name, count in self.needless.most_common(most)
        ]
        lines += [f"  needless {count:6} because {reason}" for reason, count in self.reasons.most_common(most)]
        never = sorted(name for name in self.executed if not self.reused[name])
        return [*lines, f"  never reused: {', '.join(never) or 'none'}"]


def plain_reason(reason: str) -> str:
    """A reason without the names, folders and numbers of its script."""
    for pattern, plain in _PARTS:
        reason = pattern.sub(plain, reason)
    return reason


def _names(names: dict[int, str], slots: Iterable[SlotReport]) -> Iterable[str]:
    return (names.get(slot.lines[0], "other") for slot in slots)
