"""Run reports turn into counts per production: how many slots executed, how many were reused, how many needlessly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from flowc_runtime.events import RunReport, SlotReport
from tests.machines.grammar import Script, production_of_lines


@dataclass(slots=True)
class Tally:
    """`scripts` and `events` are what was tried; the counters go by production."""

    scripts: int = 0
    events: int = 0
    restarts: int = 0
    occurred: Counter[str] = field(default_factory=Counter)
    executed: Counter[str] = field(default_factory=Counter)
    reused: Counter[str] = field(default_factory=Counter)
    needless: Counter[str] = field(default_factory=Counter)

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
            self.executed.update(_names(names, report.executed))
            self.reused.update(_names(names, report.reused))
            self.needless.update(_names(names, report.needless))

    def merge(self, other: Tally) -> None:
        self.scripts += other.scripts
        self.events += other.events
        self.restarts += other.restarts
        for mine, theirs in zip(self._counters(), other._counters(), strict=True):
            mine.update(theirs)

    def _counters(self) -> tuple[Counter[str], ...]:
        return self.occurred, self.executed, self.reused, self.needless

    def dump(self) -> str:
        counters = [dict(counter) for counter in self._counters()]
        return json.dumps([self.scripts, self.events, self.restarts, counters])

    @staticmethod
    def load(text: str) -> Tally:
        scripts, events, restarts, counters = json.loads(text)
        return Tally(scripts, events, restarts, *(Counter(counter) for counter in counters))

    def summary(self, *, most: int = 12) -> list[str]:
        """Totals, the productions with the most needless executions, and those that were never seen reused."""
        done, again = self.executed.total(), self.reused.total()
        share = 100 * done / max(1, done + again)
        slots = f"{done} slots executed ({share:.0f} %), {again} reused, {self.needless.total()} needless"
        lines = [f"{self.scripts} scripts, {self.events} events: {slots}, {self.restarts} restarts"]
        lines += [
            f"  needless {count:6} of {self.executed[name]:6} executed, {self.reused[name]:6} reused  {name}"
            for name, count in self.needless.most_common(most)
        ]
        never = sorted(name for name in self.executed if not self.reused[name])
        return [*lines, f"  never reused: {', '.join(never) or 'none'}"]


def _names(names: dict[int, str], slots: Iterable[SlotReport]) -> Iterable[str]:
    return (names.get(slot.lines[0], "other") for slot in slots)
