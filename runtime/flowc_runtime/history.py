"""What a session's last runs did, bounded: event, report and what the page showed, for `flowc why` and recordings.

One thread fills it (the session's); others take `runs()`, a finished tuple. What is typed into a password field is
concealed from the moment it arrives.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import Final, assert_never

import msgspec

from flowc_runtime.elements.fold import EMPTY_PAGE
from flowc_runtime.elements.node import Node, Page
from flowc_runtime.events import ClearCache, Event, Interact, Rerun, RerunFragment, RunReport, Visit
from flowc_runtime.rendering import conceal, concealed
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Props

RUNS_KEPT: Final = 100
SLOTS_KEPT: Final = 100_000
"""Over all runs: an app of ten thousand slots keeps its last ten runs."""

_TEXTS: Final = ("label", "body", "message", "text", "title")


class Shown(msgspec.Struct, frozen=True):
    """One element of a page, as a person would name it."""

    ref: str
    kind: str
    id: str
    key: str
    text: str


class PastRun(msgspec.Struct, frozen=True):
    """`event` in words. `shown`: the elements that have a text or an id, in page order."""

    event: str
    report: RunReport
    shown: tuple[Shown, ...]


class History:
    """See the module's docstring."""

    def __init__(self) -> None:
        self._page = EMPTY_PAGE
        self._event = ""
        self.active_at = 0.0
        """When an event was heard last, on the monotonic clock."""
        self.saved = 0.0
        """How many milliseconds what was reused, in all runs, took when it executed."""
        self._runs: deque[tuple[str, RunReport, Page]] = deque(maxlen=RUNS_KEPT)

    def heard(self, event: Event) -> None:
        """An event is about to be handled."""
        self.active_at = time.monotonic()
        if isinstance(event, Interact):
            for text in passwords(event, self._page):
                conceal(text)
        self._event = in_words(event, self._page)

    def page(self, page: Page) -> None:
        self._page = page

    def ended(self, report: RunReport) -> None:
        self.saved += sum(slot.milliseconds for slot in report.reused)
        self._runs.append((self._event, report, self._page))
        while len(self._runs) > 1 and sum(slots_of(report) for _, report, _ in self._runs) > SLOTS_KEPT:
            self._runs.popleft()
        self._event = "the script asked for a rerun"

    def last(self) -> tuple[str, RunReport] | None:
        """The latest run, and the event that made it."""
        return self._runs[-1][:2] if self._runs else None

    def runs(self) -> tuple[PastRun, ...]:
        """The oldest first."""
        return tuple(PastRun(event, report, tuple(shown_on(page))) for event, report, page in tuple(self._runs))


def slots_of(report: RunReport) -> int:
    return len(report.executed) + len(report.reused)


def in_words(event: Event, page: Page) -> str:
    """What happened, with the labels that the widgets have on the page."""
    match event:
        case Interact():
            labels = {str(getattr(props, "id", "")): props for props in props_on(page)}
            said = [_interaction(labels.get(widget), value) for widget, value in event.values.items()]
            return concealed(", ".join(said)) or "nothing changed"
        case Rerun():
            return "first visit" if page is EMPTY_PAGE else "rerun"
        case RerunFragment():
            return "a fragment's time came"
        case ClearCache():
            return "the caches were cleared"
        case Visit(page=path):
            return "first visit" if page is EMPTY_PAGE else f"the address /{path} was opened"
        case _:
            assert_never(event)


def _interaction(props: Props | None, value: WireValue) -> str:
    if props is None:
        return "a widget that is no longer shown"
    kind, label = kind_of(props), getattr(props, "label", "")
    verb = "was clicked" if kind == "button" else f"was set to {str(value)[:60]}"
    return f'the {kind} "{label}" {verb}'


def passwords(event: Interact, page: Page) -> list[str]:
    """What was typed into password fields."""
    hidden = {str(getattr(props, "id", "")) for props in props_on(page) if getattr(props, "type", "") == "password"}
    return [value for widget, value in event.values.items() if widget in hidden and isinstance(value, str)]


def shown_on(page: Page) -> Iterator[Shown]:
    for node in chain.from_iterable(map(walk, page.roots)):
        texts = (getattr(node.props, name, None) for name in _TEXTS)
        text = next((concealed(text[:200]) for text in texts if isinstance(text, str) and text), "")
        found = Shown(
            node.ref,
            kind_of(node.props),
            str(getattr(node.props, "id", "")),
            str(getattr(node.props, "key", None) or ""),
            text,
        )
        if node.ref not in ("main", "bottom", "sidebar"):
            yield found


def props_on(page: Page) -> Iterator[Props]:
    return (node.props for node in chain.from_iterable(map(walk, page.roots)))


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, from top to bottom."""
    yield node
    for child in node.children:
        yield from walk(child)


def kind_of(props: Props) -> str:
    return str(props.__struct_config__.tag)
