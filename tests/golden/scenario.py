"""A markdown file turns into scenarios, and scenarios with new outcomes turn back into the same markdown.

A `## heading` begins a scenario and names it. Its ```py block is the script (or ```py FOLDER/app.py names one that
the repository ships), each ```beside NAME block a file that stands beside it before the first run; each ```run block
lists actions (`tests/machines/actions.py`), then what came of the last one:

    set n = 4
    ran: a total
    reused: title chart
    page:
      markdown "8"

`ran` and `reused` are the full lists of cell labels: the first source line (`L12`), or the name that a comment
`# cell: name` gives. A label met several times in a row is written once with its count (`row*3`). A rerun that the
script asks for is a run of its own, after `|`. The first run needs no action: a block that begins with `open` tells
what it did. In the corpora, lines before `ran` state what must execute (`statement.py`). Prose is for readers.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

_FENCE: Final = re.compile(
    r"^```(?P<word>py|run|beside)[ ]?(?P<rest>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_HEADING: Final = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_WIDTH: Final = 110


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the runs of one action did; `page` only where the scenario asks for it."""

    ran: str
    reused: str
    page: tuple[str, ...] | None = None

    def text(self) -> str:
        lines = [*_wrapped("ran:", self.ran), *_wrapped("reused:", self.reused)]
        if self.page is not None:
            lines += ["page:", *(f"  {line}" for line in self.page)]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Run:
    """One ```run block: `at` is where its body stands in the file, `stated` what `statement.py` reads."""

    actions: str
    expected: str
    wants_page: bool
    at: tuple[int, int]
    stated: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """`script` is source text, or `file` names a shipped application; `beside`: name to text."""

    title: str
    script: str
    file: str
    runs: tuple[Run, ...]
    beside: Mapping[str, str] = field(default_factory=dict[str, str])


def read_scenarios(text: str) -> list[Scenario]:
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    return [_scenario(text, heading, end) for heading, end in zip(headings, ends, strict=True)]


def _scenario(text: str, heading: re.Match[str], end: int) -> Scenario:
    blocks = list(_FENCE.finditer(text, heading.end(), end))
    scripts = [block for block in blocks if block["word"] == "py"]
    assert len(scripts) == 1, f"{heading['title']}: one script, not {len(scripts)}"
    runs = tuple(_run(block) for block in blocks if block["word"] == "run")
    assert runs, f"{heading['title']}: nothing is run"
    beside = {block["rest"].strip(): block["body"] for block in blocks if block["word"] == "beside"}
    return Scenario(heading["title"], scripts[0]["body"], scripts[0]["rest"].strip(), runs, beside)


def _run(block: re.Match[str]) -> Run:
    body = block["body"]
    done = _first(r"^(must|needless|ran|reused|page):", body)
    stated = _first(r"^(ran|reused|page):", body)
    wants_page = _first(r"^page:", body) < len(body)
    return Run(body[:done], body[stated:], wants_page, block.span("body"), body[done:stated])


def _first(pattern: str, text: str) -> int:
    found = re.search(pattern, text, re.MULTILINE)
    return len(text) if found is None else found.start()


def with_outcomes(text: str, outcomes: Iterable[tuple[Run, Outcome]]) -> str:
    """The file's text with every run's outcome replaced."""
    for run, outcome in sorted(outcomes, key=lambda pair: pair[0].at, reverse=True):
        first, last = run.at
        page = _page_head(run, outcome)
        text = text[:first] + run.actions + run.stated + page.text() + text[last:]
    return text


def _page_head(run: Run, outcome: Outcome) -> Outcome:
    return outcome if run.wants_page else Outcome(outcome.ran, outcome.reused)


def label_list(runs: Sequence[Sequence[str]]) -> str:
    """Labels of each run; equal neighbours once, with their count."""
    return " | ".join(" ".join(_counted(labels)) for labels in runs)


def _counted(labels: Sequence[str]) -> Iterable[str]:
    for label, group in groupby(labels):
        count = len(list(group))
        yield label if count == 1 else f"{label}*{count}"


def _wrapped(head: str, text: str) -> list[str]:
    return textwrap.wrap(f"{head} {text}".rstrip(), _WIDTH, subsequent_indent="  ", break_long_words=False)
