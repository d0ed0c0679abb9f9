"""The oracle: what a full rerun of the untouched source shows after each event, in a form that can be compared.

References are an engine's own business, so the comparable page has none; everything a user can observe is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from flowc_runtime.cache.caches import Caches
from flowc_runtime.elements.node import Node, Page
from flowc_runtime.events import Event, Rerun, RunReport
from flowc_runtime.session import Mode, Session


@dataclass(frozen=True, slots=True)
class Observed:
    """What can be seen after an event: the page without references, session state, printed text, how the run ended
    and the exception it ended with."""

    page: object
    state: dict[str, str]
    printed: tuple[tuple[str, str], ...]
    ending: str
    exception: str | None


class QuietSink:
    """Listens to nothing."""

    def run_started(self, run: int, seq: int) -> None: ...

    def page(self, page: Page) -> None: ...

    def run_ended(self, report: RunReport) -> None: ...


def full_rerun(script: Path, events: Sequence[Event]) -> list[Observed]:
    """A new session's first run and one run per event, everything executed every time."""
    return observations(script, events, mode="full_rerun")


def observations(script: Path, events: Sequence[Event], *, mode: Mode) -> list[Observed]:
    session = Session(script, sink=QuietSink(), mode=mode, caches=Caches())
    found: list[Observed] = []
    for event in (Rerun(0), *events):
        found.append(observe_event(session, event))
    session.close()
    return found


def observe_event(session: Session, event: Event) -> Observed:
    """Let a session handle an event, and tell what can be seen."""
    report = session.handle(event)
    state = {key: _shown(session.state.get(key)) for key in sorted(session.state.keys())}
    error = session.uncaught
    exception = None if error is None else f"{type(error).__name__}: {error}"
    return Observed(comparable(session.page), state, tuple(session.printed), report.ending, exception)


def comparable(page: Page) -> object:
    """A page as plain data, without references."""
    return {
        "main": comparable_node(page.main),
        "bottom": comparable_node(page.bottom),
        "sidebar": comparable_node(page.sidebar),
        "config": msgspec.to_builtins(page.config),
        "notices": [msgspec.to_builtins(props) for _, props in page.notices],
    }


def comparable_node(node: Node) -> object:
    return [msgspec.to_builtins(node.props), [comparable_node(child) for child in node.children]]


def _shown(value: object) -> str:
    """Values are compared by how they print; addresses in default reprs are dropped."""
    text = repr(value)
    return f"<{type(value).__name__}>" if " at 0x" in text else text
