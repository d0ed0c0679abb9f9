"""`flowc graph --what-if` against what runs do: what executes when a widget changes was marked before.

Scenarios are played; each widget that somebody changes is asked about. Marked may be more than executes, never less.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flowc.cli.failure import Failure
from flowc.cli.graph.build import view_of
from flowc.cli.graph.view import View
from flowc.cli.graph.what_if import ask
from flowc.cli.script import open_script
from tests.golden.scenario import Scenario
from tests.golden.test_golden import CASES, actions_of, twin_of
from tests.machines.actions import Again, Click, SetValue

pytestmark = pytest.mark.filterwarnings("ignore")

_TOLD_BY_THE_SOURCE = [
    case
    for case in CASES
    # Which files a cell writes and another reads, and who draws from Python's own generator, is seen while it runs.
    if not str(case.id).startswith(("05-world", "06-random-numbers"))
]
_NOT_TOLD = {
    "What cannot be put back is made anew": {"make", "before"},
    "Groups of errors": {"values"},
    "One slider of the demo application": {"L158"},
    "Methods, tables of functions and names of modules": {"L18"},
    "Functions inside a function": {"show"},
    "A dialog, and a fragment in a function": {"outside", "part_def"},
}
"""Objects that must be made anew, a handler of a group of errors, a spinner around what is reused, what looks at a
module's list as the run before left it, functions that see variables around them, and what a fragment writes to a
container outside of it."""


@pytest.mark.parametrize(("file", "scenario"), _TOLD_BY_THE_SOURCE)
def test_what_executes_was_marked(file: Path, scenario: Scenario, tmp_path: Path) -> None:
    actions = [action for run in scenario.runs for action in actions_of(run)]
    twin = twin_of(scenario, tmp_path)
    try:
        view = view_of(open_script(twin.reuse.script), shown_as="app.py")
        last = twin.step(Again())
        released: set[str] = set()
        for action in actions:
            before = {_label(slot.cell) for report in last.reports for slot in (*report.executed, *report.reused)}
            last = twin.step(action)
            # What no run had reached executes because it is new.
            ran = {_label(slot.cell) for report in last.reports for slot in report.executed} & before
            if not isinstance(action, SetValue | Click):
                # No widget; an edit makes another graph.
                view = view_of(open_script(twin.reuse.script), shown_as="app.py")
                continue
            marked = _marked(view, action.name)
            more = ran - marked - released - _NOT_TOLD.get(scenario.title, set())
            why = {slot.cell: slot.reason for report in last.reports for slot in report.executed}
            assert more == set(), f"{action} in {file.name}: {why}"
            # A button is down for one run only.
            released = marked if isinstance(action, Click) else set()
    finally:
        twin.close()


def _marked(view: View, widget: str) -> set[str]:
    labels = {node.id: node.label for node in view.nodes}
    always = {node.label for node in view.nodes if node.volatile or node.barrier}
    try:
        found = ask(view, widget).what_if
    except Failure:
        # Its name is computed: any widget without a name of its own may be meant.
        unnamed = [node for node in view.nodes if any(None in (one.label, one.key) for one in node.widgets)]
        asked = [ask(view, f"L{node.lines[0]}").what_if for node in unnamed]
        return always.union(*({labels[cell] for cell in one.affected} for one in asked if one is not None))
    assert found is not None
    return always | {labels[cell] for cell in found.affected}


def _label(slot: str) -> str:
    """Of the cell, without the call path and the round of a loop."""
    return re.split(r"[\[<]", slot, maxsplit=1)[0]
