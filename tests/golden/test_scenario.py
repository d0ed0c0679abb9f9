"""The golden files' own format: what is read is what is written, and a list that differs is noticed."""

from __future__ import annotations

from typing import Final

from tests.golden.scenario import Outcome, label_list, read_scenarios, with_outcomes

TEXT: Final = """# A file

## One
Prose.
```py
a = 1  # cell: a
```
```run
open
ran: a
reused:
```
More prose.
```run
set n = 4
click go
ran: old list
  of labels
reused: x
page:
  markdown "1"
```

## Two
```py bird_strikes/app.py
```
```beside rows.csv
n
1
```
```run
rerun
```
"""


def test_scenarios_are_read() -> None:
    one, two = read_scenarios(TEXT)
    assert (one.title, one.script, one.file) == ("One", "a = 1  # cell: a\n", "")
    assert [run.actions for run in one.runs] == ["open\n", "set n = 4\nclick go\n"]
    assert [run.wants_page for run in one.runs] == [False, True]
    assert one.runs[0].expected == "ran: a\nreused:\n"
    assert (one.beside, two.beside) == ({}, {"rows.csv": "n\n1\n"})
    assert (two.title, two.file, two.runs[0].actions) == ("Two", "bird_strikes/app.py", "rerun\n")


def test_outcomes_are_written_where_they_were_read() -> None:
    one, two = read_scenarios(TEXT)
    new = Outcome("b", "a", ('text "2"',))
    text = with_outcomes(TEXT, [(run, new) for run in (*one.runs, *two.runs)])
    again = [run for scenario in read_scenarios(text) for run in scenario.runs]
    assert [run.actions for run in again] == [run.actions for run in (*one.runs, *two.runs)]
    assert [run.expected for run in again] == [
        "ran: b\nreused: a\n",
        'ran: b\nreused: a\npage:\n  text "2"\n',
        "ran: b\nreused: a\n",
    ]
    assert "More prose." in text
    assert "old list" not in text


def test_a_statement_stays_where_it_is() -> None:
    text = "## One\n```py\na = 1\n```\n```run\nrerun\nmust: a\nneedless: b because of it\nran: old\n```\n"
    (one,) = read_scenarios(text)
    (run,) = one.runs
    assert (run.actions, run.stated) == ("rerun\n", "must: a\nneedless: b because of it\n")
    assert with_outcomes(text, [(run, Outcome("new", ""))]) == text.replace("ran: old\n", "ran: new\nreused:\n")


def test_labels_are_counted_and_runs_kept_apart() -> None:
    assert label_list([["a", "row", "row", "row", "b", "row"]]) == "a row*3 b row"
    assert label_list([["a"], [], ["b"]]) == "a |  | b"


def test_a_long_list_is_wrapped_and_means_the_same() -> None:
    outcome = Outcome(" ".join(f"L{number}" for number in range(60)), "")
    lines = outcome.text().splitlines()
    assert len(lines) > 2
    assert all(len(line) <= 110 for line in lines)
    assert outcome.text().split()[1:61] == [f"L{number}" for number in range(60)]
