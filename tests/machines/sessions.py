"""One script and one session of the engine turn actions into what could be observed after each: `Lone.step`.

`Twin` drives two of them, one that reuses and one that executes everything, and compares after every step. The two
live in processes of their own as far as a script can tell (`stage.py`); a second visitor is a twin on the same stage.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Literal, TypeAlias

from flowc_runtime.cache import Caches
from flowc_runtime.elements.node import Page
from flowc_runtime.events import ClearCache, Event, Interact, Rerun, RunReport, Visit
from flowc_runtime.session import Session
from flowc_shims.stdlib.randomness import put_back, states
from flowc_shims.stdlib.settings import put_settings, settings
from flowc_shims.streamlit.binding import followed
from flowc_shims.streamlit.query_params import query_text
from tests.machines import interruption
from tests.machines.actions import (
    Action,
    Again,
    AppendFile,
    Clear,
    Click,
    Forget,
    GoTo,
    Interrupt,
    RemoveFile,
    ReplaceIn,
    ReplaceText,
    Second,
    SetValue,
    SetVariable,
    VisitPage,
    Wait,
    WriteFile,
    show,
)
from tests.machines.forgetting import forget
from tests.machines.grammar import strip_tags
from tests.machines.live_widgets import find_widget
from tests.machines.mechanisms import Reader
from tests.machines.observed import Observed, difference, page_lines, state_lines
from tests.machines.shown_warnings import carry_over, leave_filters_alone, version
from tests.machines.stage import Side, Stage

Mode: TypeAlias = Literal["reuse", "full_rerun"]
leave_filters_alone()


@dataclass(slots=True)
class Listener:
    """A sink that keeps the reports of all runs of one event (a rerun asked for by the script is a run of its own)."""

    reports: list[RunReport] = field(default_factory=list)
    ended: Callable[[RunReport], None] = lambda report: None
    started: Callable[[], None] = lambda: None
    filters: object = None
    """`shown_warnings.version` when the last run had shown all. (What flowc finds to say of the script comes later.)"""

    def run_started(self, run: int, seq: int) -> None:
        self.started()

    def page(self, page: Page) -> None:
        self.filters = version()

    def run_ended(self, report: RunReport) -> None:
        self.reports.append(report)
        self.ended(report)


@dataclass(frozen=True, slots=True)
class Step:
    """What one action led to: what can be observed, and what the engine says it did."""

    observed: Observed
    reports: tuple[RunReport, ...]


class Lone:
    """One session over a script file, driven by actions. `reader` sees its slots after each run."""

    def __init__(self, script: Path, mode: Mode, caches: Caches | None = None) -> None:
        self.script = script
        self.listener = Listener()
        self.now = 0.0
        """What cached results grow old by; it stands still but for the action that waits."""
        self.session = Session(script, sink=self.listener, mode=mode, caches=caches or Caches(), clock=lambda: self.now)
        self.events: list[Event] = []
        self.interrupt: Interrupt | None = None
        self.reader = Reader()
        self.listener.started, self.listener.ended = self._started, self._ended

    def _started(self) -> None:
        self.reader.after_callback = bool(self.session.state.changed_callbacks())
        self.reader.in_fragment = bool(self.session._asked)

    def _ended(self, report: RunReport) -> None:
        self.reader.read(self.session.generation, report, self.session.address.where.current)

    @property
    def page(self) -> Page:
        return self.session.page

    def step(self, action: Action, page: Page | None = None) -> Step:
        """`action` after translation to the widgets of `page`, this session's own unless told."""
        return self.handle(self.event(action, self.page if page is None else page))

    def event(self, action: Action, page: Page) -> Event:
        seq = len(self.events) + 1
        match action:
            case SetValue(name, value):
                widget = find_widget(page, name)
                if widget is None:
                    return Rerun(seq)
                wire, bound = widget.wire(value), widget.props.bound
                for record in widget.files(value):
                    self.session.uploads.put(record)
                params = self.session.address.where.params
                query = None if bound is None else query_text(followed(params, bound, wire))
                return Interact(seq, {widget.props.id: wire}, query)
            case GoTo(query, back):
                return Visit(seq, query=query, history=back)
            case Click(name):
                widget = find_widget(page, name)
                return Interact(seq, {widget.props.id: True}) if widget else Rerun(seq)
            case Clear():
                return ClearCache(seq)
            case VisitPage(to, query):
                return Visit(seq, to, query)
            case Wait(seconds):
                self.now += seconds
                return Rerun(seq)
            case _:
                return Rerun(seq)

    def handle(self, event: Event) -> Step:
        self.events.append(event)
        self.listener.reports.clear()
        session = self.session
        streams = io.StringIO()
        carry_over(session.lasting_values(), self.listener.filters)
        with contextlib.redirect_stdout(streams), contextlib.redirect_stderr(streams), self._armed():
            report = session.handle(event)
        session.check_valid()
        error, keys = session.uncaught, session.state.keys()
        observed = Observed(
            page=page_lines(self.page, stale=report.ending != "preempted"),
            state=state_lines({key: session.state.get(key) for key in keys}),
            stdout="".join(text for _, text in session.printed),
            ending=report.ending if error is None else f"{report.ending}: {type(error).__name__}: {error}",
            streams=streams.getvalue(),
            generators=hashlib.sha256(repr(states()).encode()).hexdigest()[:16],
        )
        return Step(observed, tuple(self.listener.reports))

    @contextlib.contextmanager
    def _armed(self) -> Iterator[None]:
        if self.interrupt is not None:
            session, stop = self.session, self.interrupt.stop
            interruption.arm(self.interrupt.place, session.stop if stop else session.interrupt)
            self.interrupt = None
        try:
            yield
        finally:
            interruption.disarm()

    def reload(self) -> None:
        self.reader.edited()
        self.session.reload()


class Mismatch(AssertionError):
    """Reuse shows something else than the full rerun."""

    def __init__(self, text: str, modules: Mapping[str, str], actions: Sequence[Action], lines: Sequence[str]) -> None:
        self.text, self.modules, self.actions, self.lines = text, dict(modules), tuple(actions), tuple(lines)
        super().__init__(f"\n{self.trap()}\n" + "\n".join(lines))

    def trap(self, why: str = "") -> str:
        """The text of a file for `regressions/`."""
        events = show([_untagged(action) for action in self.actions[1:]])
        beside = "".join(f"# --- {name}.py\n{strip_tags(content)}" for name, content in self.modules.items())
        return f"{why and f'# {why}{chr(10)}'}# events: {events}\n{strip_tags(self.text)}{beside}"


def _untagged(action: Action) -> Action:
    match action:
        case ReplaceText(old, new):
            return ReplaceText(strip_tags(old), strip_tags(new))
        case ReplaceIn(module, old, new):
            return ReplaceIn(module, strip_tags(old), strip_tags(new))
        case Second(inner):
            return Second(_untagged(inner))
        case _:
            return action


class Twin:
    """A session that reuses and one that executes everything, on one script file and the same actions."""

    def __init__(
        self,
        folder: Path,
        text: str,
        modules: Mapping[str, str] | None = None,
        *,
        modes: tuple[Mode, Mode] = ("reuse", "full_rerun"),
        first: Twin | None = None,
        beside: Path | None = None,
    ) -> None:
        self.first_modules = modules or {}
        self.modules = dict(self.first_modules)
        files = {f"{name}.py": content for name, content in self.modules.items()}
        self.stage: Stage = (
            first.stage if first is not None else Stage(folder, {"app.py": text, **files}, beside=beside)
        )
        self.script = self.stage.folder / "app.py"
        self.first_text = self.text = text
        self.modes = modes
        self.reuse, self.full = self._session(modes[0], self.stage.reuse), self._session(modes[1], self.stage.full)
        self.actions: list[Action] = []
        self.second: Twin | None = None

    def _session(self, mode: Mode, side: Side) -> Lone:
        with self.stage.on(side):
            return Lone(self.script, mode, side.caches)

    def step(self, action: Action) -> Step:
        """Carry out `action` on both; raises Mismatch where they differ."""
        self.actions.append(action)
        if isinstance(action, Forget):
            forget(self.reuse.session, self.reuse.listener.reports, Random(action.seed))
            return Step(Observed((), (), "", ""), ())
        try:
            return self._step(action)
        except Mismatch as found:
            # A second visitor knows its own actions only.
            raise Mismatch(self.first_text, self.first_modules, self.actions, found.lines) from None

    def _step(self, action: Action) -> Step:
        match action:
            case Second(inner):
                if self.second is None:
                    self.second = Twin(self.script.parent, self.text, self.modules, modes=self.modes, first=self)
                return self.second.step(inner)
            case Interrupt():
                self.reuse.interrupt = self.full.interrupt = action
            case ReplaceText(old, new):
                self._edit("app.py", self.text.replace(old, new, 1))
            case ReplaceIn(module, old, new):
                self._edit(f"{module}.py", self.modules.get(module, "").replace(old, new, 1))
            case WriteFile(name, text):
                self.stage.write(name, text)
            case AppendFile(name, text):
                self.stage.append(name, text)
            case RemoveFile(name):
                self.stage.remove(name)
                if name.endswith(".py"):
                    self._reload(name, "")
            case SetVariable(name, text):
                self.stage.set_variable(name, text)
            case SetValue() | Click() | Again() | Clear() | GoTo() | VisitPage() | Wait():
                return self._compared(action)
        return Step(Observed((), (), "", ""), ()) if isinstance(action, Interrupt) else self._compared(action)

    def _compared(self, action: Action) -> Step:
        # Both begin with the process's random generators in one state, so that unseeded draws agree as well.
        generators, libraries = states(), settings()
        page = self.reuse.page
        expected = self._seen(self.full, self.stage.full, action, page)
        left, left_settings = states(), settings()
        put_back(generators)
        put_settings(libraries)
        got = self._seen(self.reuse, self.stage.reuse, action, page)
        lines = difference(expected.observed, got.observed)
        if states() != left:
            lines = [*lines, "the process's random generators are left in different states"]
        if settings() != left_settings:
            lines = [*lines, "the settings of libraries are left in different states"]
        if lines:
            raise Mismatch(self.first_text, self.modules, self.actions, lines)
        return got

    def _seen(self, lone: Lone, side: Side, action: Action, page: Page) -> Step:
        with self.stage.on(side):
            step = lone.step(action, page)
            return Step(replace(step.observed, files=self.stage.files()), step.reports)

    def _edit(self, name: str, text: str) -> None:
        self.stage.write(name, text)
        self._reload(name, text)

    def _reload(self, name: str, text: str) -> None:
        for twin in (self, self.second):
            if twin is not None:
                if name == "app.py":
                    twin.text = text
                else:
                    twin.modules[name.removesuffix(".py")] = text
                twin.full.reload()
                twin.reuse.reload()

    def close(self) -> None:
        if self.second is not None:
            self.second.close()
        self.reuse.session.close()
        self.full.session.close()
        self.stage.close()
