"""What a ```run block of the corpora states turns into complaints about what really executed.

    set n = 4
    must: n total row*2
    needless: chart because it reads a column that stayed

`must` is written by hand, from the script alone: the cells of which an input differs, or that do something to the
world in every run. All other cells should be reused. A `needless` line is a known shortcoming: these cells execute
as well, for this reason.

Holds: no complaint means that exactly the cells of `must` and of the `needless` lines executed, as often as they say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.golden.scenario import Run

_NEEDLESS: Final = re.compile(r"needless: (?P<cells>.+?) because (?P<because>.+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One `needless` line."""

    cells: str
    because: str


@dataclass(frozen=True, slots=True)
class Statement:
    must: str
    marks: tuple[Mark, ...]


def read_statement(run: Run) -> Statement:
    first, *rest = run.stated.splitlines() or [""]
    assert first.startswith("must:"), f"{run.actions.strip()!r}: what must execute is not stated"
    return Statement(first.removeprefix("must:").strip(), tuple(map(_mark, rest)))


def _mark(line: str) -> Mark:
    found = _NEEDLESS.fullmatch(line)
    assert found is not None, f"not a mark: {line!r}"
    return Mark(found["cells"], found["because"])


def complaints(statement: Statement, ran: str) -> Iterator[str]:
    """`ran` is what followed `ran:`."""
    executed, must = counted(ran), counted(statement.must)
    marked = sum((counted(mark.cells) for mark in statement.marks), Counter[str]())
    for name, cells in (
        ("must execute and did not", must - executed),
        ("executed needlessly, with no mark", executed - must - marked),
        ("marked, but not executed any more", marked - (executed - must)),
    ):
        if cells:
            yield f"{name}: {' '.join(sorted(cells.elements()))}"


def counted(labels: str) -> Counter[str]:
    """A list as `label_list` writes it; `|` between runs does not count."""
    cells = Counter[str]()
    for label in labels.split():
        name, _, times = label.partition("*")
        if name != "|":
            cells[name] += int(times or 1)
    return cells
