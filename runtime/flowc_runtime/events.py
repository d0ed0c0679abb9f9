"""What happens to a session, and what a session tells: the two closed unions at the engine's border."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from flowc_runtime.elements.node import Page
from flowc_runtime.witness import Unchanged, Witness
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Ref


@dataclass(frozen=True, slots=True)
class Interact:
    """The browser's widgets changed. `values` holds only what changed, by widget id; for a button the value is True.

    `seq` is the client's number for this event; the run's report and patches name the last one they include.
    """

    seq: int
    values: dict[str, WireValue]
    query: str | None = None
    """What stands after the question mark of the address, where the browser has changed that."""


@dataclass(frozen=True, slots=True)
class Rerun:
    """Run the whole script again (R in the browser, the first run of a session). `values` are changed widgets that
    waited for an event, as in `Interact`."""

    seq: int
    values: dict[str, WireValue] = field(default_factory=dict[str, WireValue])
    query: str | None = None


@dataclass(frozen=True, slots=True)
class ClearCache:
    """Forget all cached data and resources (C in the browser)."""

    seq: int


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser and its request tell of themselves; None and () where they do not."""

    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    color_scheme: str | None = None
    timezone: str | None = None
    timezone_offset: int | None = None
    locale: str | None = None
    url: str | None = None
    ip_address: str | None = None
    is_embedded: bool | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """The browser has come to an address of the app: at first, by a link to a page, or back and forward.

    `page` is the path below the app, `query` what stands after the question mark. `browser` is None where nothing of it
    is new; `values` are changed widgets, as in `Interact`. `history`: back or forward."""

    seq: int
    page: str = ""
    query: str = ""
    browser: Browser | None = None
    values: dict[str, WireValue] = field(default_factory=dict[str, WireValue])
    history: bool = False


@dataclass(frozen=True, slots=True)
class RerunFragment:
    """Run a fragment again with nothing changed (its time has come). `fragment` is its container's reference."""

    seq: int
    fragment: Ref


Event: TypeAlias = Interact | Rerun | ClearCache | Visit | RerunFragment


def values_of(event: Event) -> dict[str, WireValue]:
    """The changed widgets that it tells of."""
    return event.values if isinstance(event, Interact | Rerun | Visit) else {}


EndingKind: TypeAlias = Literal["normal", "exception", "stop", "rerun", "preempted"]


@dataclass(frozen=True, slots=True)
class SlotReport:
    """One line of `--log-runs`: which cell (its label, first line and last line), and why.

    `reason` is the witness in brief, which says no value. `uid` is in the references of the slot's elements, `source`
    is the cell's text."""

    cell: str
    lines: tuple[int, int]
    reason: str
    witness: Witness = field(default=Unchanged(), compare=False)
    uid: int = field(default=0, compare=False)
    source: str = field(default="", compare=False)
    milliseconds: float = field(default=0.0, compare=False)
    """How long its last execution took."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run did. `needless`: executed slots all of whose outcomes equal the previous run's."""

    run: int
    seq: int
    ending: EndingKind
    executed: tuple[SlotReport, ...]
    reused: tuple[SlotReport, ...]
    needless: tuple[SlotReport, ...]
    milliseconds: float
    restarts: int = 0
    diagnostics: tuple[str, ...] = field(default=())
    rewritten: tuple[tuple[str, str], ...] = field(default=())
    """References of elements that another slot than their maker has replaced, with that slot's label."""
    held: int = field(default=0, compare=False)
    """Bytes that the outcomes kept for reuse take, as far as can be told."""
    evicted: int = 0
    """Outcomes and copies that were given up after this run, to stay under the session's budget of memory."""


class Sink(Protocol):
    """Who listens to a session. Called from the session's worker thread; must not block."""

    def run_started(self, run: int, seq: int) -> None: ...

    def page(self, page: Page) -> None:
        """A newer picture; several may come per run (streaming), the last one before `run_ended` is the result."""
        ...

    def run_ended(self, report: RunReport) -> None: ...
