"""The statements of the corpora turn into the tables of `docs/corpora.md`: how much must execute, and what need not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from tests.golden.scenario import Run, Scenario, read_scenarios
from tests.golden.statement import counted, read_statement

_TABLES: Final = re.compile(r"(?<=<!-- tables -->\n).*(?=<!-- end of tables -->)", re.DOTALL)


def page_with_marks(text: str, files: Iterable[Path]) -> str:
    """The page's text with its tables made from what the files state."""
    families = {_title(file): read_scenarios(file.read_text(encoding="utf-8")) for file in files}
    lines = [*_counts(families), "", *_marks(families)]
    return _TABLES.sub(lambda _: "\n" + "\n".join(lines) + "\n\n", text)


def _title(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def _counts(families: dict[str, list[Scenario]]) -> Iterator[str]:
    yield "| family | scripts | steps | cells that must execute | needless | reused |"
    yield "|---|---|---|---|---|---|"
    for family, scenarios in families.items():
        runs = [run for scenario in scenarios for run in scenario.runs]
        must = sum(counted(read_statement(run).must).total() for run in runs)
        needless = sum(counted(mark.cells).total() for run in runs for mark in read_statement(run).marks)
        reused = sum(_reused(run) for run in runs)
        yield f"| {family} | {len(scenarios)} | {len(runs)} | {must} | {needless} | {reused} |"


def _reused(run: Run) -> int:
    return counted(run.expected.partition("reused:")[2].partition("page:")[0]).total()


def _marks(families: dict[str, list[Scenario]]) -> Iterator[str]:
    """By reason, since one improvement takes away one reason."""
    places: dict[str, list[str]] = defaultdict(list)
    for scenarios in families.values():
        for scenario in scenarios:
            for run in scenario.runs:
                for mark in read_statement(run).marks:
                    places[mark.because].append(f"{scenario.title} (`{_event(run)}`): {mark.cells}")
    yield "| executes although it need not, because | where (after what): which cells |"
    yield "|---|---|"
    for because in sorted(places, key=lambda because: (-len(places[because]), because)):
        yield f"| {because} | {'<br>'.join(places[because])} |"


def _event(run: Run) -> str:
    """Edits are told by the scenario's title; a bar would end the table's column."""
    text = "; ".join(run.actions.split("\n")).strip("; ").replace("|", "/").replace("`", "'")
    return "edit" if text.startswith("replace") else text if len(text) <= 50 else f"{text[:47]}…"
