"""One script and one session of the engine turn actions into what could be observed after each: `Lone.step`.

`Twin` drives two of them, one that reuses and one that executes everything, and compares after every step.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, assert_never

from flowc_runtime.cache import Caches
from flowc_runtime.elements.node import Page
from flowc_runtime.events import ClearCache, Event, Interact, Rerun, RunReport
from flowc_runtime.session import Session
from flowc_shims.stdlib.randomness import put_back, states
from tests.machines.actions import Action, Again, Clear, Click, ReplaceText, SetValue, show
from tests.machines.grammar import strip_tags
from tests.machines.live_widgets import find_widget
from tests.machines.observed import Observed, difference, page_lines, state_lines

Mode = Literal["reuse", "full_rerun"]


@dataclass(slots=True)
class Listener:
    """A sink that keeps the reports of all runs of one event (a rerun asked for by the script is a run of its own)."""

    reports: list[RunReport] = field(default_factory=list)

    def run_started(self, run: int, seq: int) -> None:
        pass

    def page(self, page: Page) -> None:
        pass

    def run_ended(self, report: RunReport) -> None:
        self.reports.append(report)


@dataclass(frozen=True, slots=True)
class Step:
    """What one action led to: what can be observed, and what the engine says it did."""

    observed: Observed
    reports: tuple[RunReport, ...]


class Lone:
    """One session over a script file, driven by actions."""

    def __init__(self, script: Path, mode: Mode, caches: Caches | None = None) -> None:
        self.script = script
        self.listener = Listener()
        self.session = Session(script, sink=self.listener, mode=mode, caches=caches or Caches())
        self.events: list[Event] = []

    @property
    def page(self) -> Page:
        return self.session.page

    def step(self, action: Action) -> Step:
        """`action` after translation to the widgets of this session's own page."""
        return self.handle(self.event(action))

    def event(self, action: Action) -> Event:
        seq = len(self.events) + 1
        match action:
            case SetValue(name, value):
                widget = find_widget(self.page, name)
                return Interact(seq, {widget.props.id: widget.wire(value)}) if widget else Rerun(seq)
            case Click(name):
                widget = find_widget(self.page, name)
                return Interact(seq, {widget.props.id: True}) if widget else Rerun(seq)
            case Clear():
                return ClearCache(seq)
            case Again() | ReplaceText():
                return Rerun(seq)
            case _:
                assert_never(action)

    def handle(self, event: Event) -> Step:
        self.events.append(event)
        self.listener.reports.clear()
        session = self.session
        with contextlib.redirect_stdout(io.StringIO()):
            report = session.handle(event)
        session.check_valid()
        error, keys = session.uncaught, session.state.keys()
        observed = Observed(
            page=page_lines(self.page),
            state=state_lines({key: session.state.get(key) for key in keys}),
            stdout="".join(text for _, text in session.printed),
            ending=report.ending if error is None else f"{report.ending}: {type(error).__name__}: {error}",
        )
        return Step(observed, tuple(self.listener.reports))


class Mismatch(AssertionError):
    """Reuse shows something else than the full rerun."""

    def __init__(self, text: str, modules: Mapping[str, str], actions: Sequence[Action], lines: Sequence[str]) -> None:
        self.text, self.modules, self.actions, self.lines = text, dict(modules), tuple(actions), tuple(lines)
        events = show([_untagged(action) for action in self.actions[1:]])
        beside = "".join(f"# --- {name}.py\n{strip_tags(content)}" for name, content in modules.items())
        super().__init__(f"\n# events: {events}\n{strip_tags(text)}{beside}\n" + "\n".join(lines))


def _untagged(action: Action) -> Action:
    if isinstance(action, ReplaceText):
        return ReplaceText(strip_tags(action.old), strip_tags(action.new))
    return action


class Twin:
    """A session that reuses and one that executes everything, on one script file and the same actions."""

    def __init__(
        self,
        folder: Path,
        text: str,
        modules: Mapping[str, str] | None = None,
        *,
        caches: tuple[Caches, Caches] | None = None,
        modes: tuple[Mode, Mode] = ("reuse", "full_rerun"),
    ) -> None:
        self.modules = modules or {}
        for name, content in self.modules.items():
            (folder / f"{name}.py").write_text(content, encoding="utf-8")
        self.script = folder / "app.py"
        self.first_text = self.text = text
        self.script.write_text(text, encoding="utf-8")
        ours, theirs = caches or (Caches(), Caches())
        self.reuse = Lone(self.script, modes[0], ours)
        self.full = Lone(self.script, modes[1], theirs)
        self.actions: list[Action] = []

    def step(self, action: Action) -> Step:
        """Carry out `action` on both; raises Mismatch where they differ."""
        self.actions.append(action)
        if isinstance(action, ReplaceText):
            self._edit(self.text.replace(action.old, action.new, 1))
        # Both begin with the process's random generators in one state, so that unseeded draws agree as well.
        generators = states()
        expected = self.full.step(action)
        put_back(generators)
        got = self.reuse.step(action)
        lines = difference(expected.observed, got.observed)
        if lines:
            raise Mismatch(self.first_text, self.modules, self.actions, lines)
        return got

    def _edit(self, text: str) -> None:
        self.text = text
        self.script.write_text(text, encoding="utf-8")
        self.full.session.reload()
        self.reuse.session.reload()

    def close(self) -> None:
        self.reuse.session.close()
        self.full.session.close()
