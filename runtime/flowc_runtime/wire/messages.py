"""The two closed unions that travel over a tab's WebSocket: what a client says, and what the server says.

Holds: every frame is one message, a MessagePack map whose `type` names the variant. Server messages with a `number`
are numbered 1, 2, 3, … per session, over all its connections; the others (`Welcome`, `Pong`, `Fault`) speak of one
connection only. `docs/wire.md` tells the rules in prose; the TypeScript of this module is `client/protocol/`.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import msgspec

from flowc_runtime.elements.diff import Op
from flowc_runtime.elements.node import EMPTY_BOTTOM, Node
from flowc_runtime.theme import Theme
from flowc_shims.streamlit.page import PageConfig, Props

PROTOCOL: Final = 1
"""Raised when an older client could misread a newer server."""

EndingKind: TypeAlias = Literal["normal", "exception", "stop", "rerun", "preempted"]

FaultCode: TypeAlias = Literal[
    "protocol",
    "bad_message",
    "too_large",
    "too_many_sessions",
    "taken_over",
    "internal",
]

# --------------------------------------------------------------------------------------------- client to server


class BrowserTold(msgspec.Struct, frozen=True):
    """What only the browser knows of itself. `url` has no query, `timezone_offset` is in minutes, as in JavaScript."""

    color_scheme: str | None = None
    timezone: str | None = None
    timezone_offset: int | None = None
    locale: str | None = None
    url: str | None = None
    is_embedded: bool | None = None


class Hello(msgspec.Struct, frozen=True, tag_field="type", tag="hello"):
    """The first message of a connection. `session` and `last` (the newest message number seen) resume a session;
    None and 0 ask for a new one, whose first run is a visit to `page` (the path below the app) with `query`."""

    protocol: int
    session: str | None = None
    last: int = 0
    page: str = ""
    query: str = ""
    browser: BrowserTold | None = None


class Interact(msgspec.Struct, frozen=True, tag_field="type", tag="interact"):
    """Widgets changed: only what changed, by widget id, in the order of change. A pressed button has the value True.

    `seq` counts this client's events upwards; the server takes each number once, so a resend does no harm.
    """

    seq: int
    values: dict[str, object]
    query: str | None = None
    """The tab's query, where a widget that is bound to it has changed it."""


class Rerun(msgspec.Struct, frozen=True, tag_field="type", tag="rerun"):
    """Run the whole script again. `values` are changed widgets that waited for an event, as in `Interact`."""

    seq: int
    values: dict[str, object] = {}
    query: str | None = None


class Visit(msgspec.Struct, frozen=True, tag_field="type", tag="visit"):
    """The reader followed a link to a page of the app, or went back or forward (`history`)."""

    seq: int
    page: str
    query: str
    browser: BrowserTold | None = None
    values: dict[str, object] = {}
    history: bool = False


class ClearCache(msgspec.Struct, frozen=True, tag_field="type", tag="clear_cache"):
    """Forget all cached data and resources, then run."""

    seq: int


class RerunFragment(msgspec.Struct, frozen=True, tag_field="type", tag="rerun_fragment"):
    """A fragment's time has come (`every` of its props): run it again. `fragment` is the reference of its container."""

    seq: int
    fragment: str


class StopRun(msgspec.Struct, frozen=True, tag_field="type", tag="stop_run"):
    """End the run that is going on, if there is one, where it next touches the page."""


class RunOnSave(msgspec.Struct, frozen=True, tag_field="type", tag="run_on_save"):
    """Whether this session runs as soon as its script is saved; from a reader who is a developer."""

    on: bool


class Inspect(msgspec.Struct, frozen=True, tag_field="type", tag="inspect"):
    """Asks what the last run did, or why what `target` names executed or was reused (as `flowc why`); answered by an
    `Inspected` with the same `question`, where the `Look` says that it is."""

    question: int
    about: Literal["run", "why"]
    target: str = ""


class Resync(msgspec.Struct, frozen=True, tag_field="type", tag="resync"):
    """A number was missing: send the full page."""


class Ping(msgspec.Struct, frozen=True, tag_field="type", tag="ping"):
    """Answered by a `Pong` with the same nonce."""

    nonce: int


ClientMessage: TypeAlias = (
    Hello | Interact | Rerun | RerunFragment | Visit | ClearCache | StopRun | RunOnSave | Inspect | Resync | Ping
)

# --------------------------------------------------------------------------------------------- server to client


class Welcome(msgspec.Struct, frozen=True, tag_field="type", tag="welcome"):
    """Answers `Hello`. `resumed` is False for a new session: what the client showed before is void then.

    `seen` is the newest `seq` that the session has taken in; the client sends later ones again. `uploads` is the
    address that takes files for its widgets.
    """

    protocol: int
    session: str
    resumed: bool
    seen: int
    script: str
    mode: Literal["reuse", "full_rerun"]
    uploads: str


class Look(msgspec.Struct, frozen=True, tag_field="type", tag="look"):
    """How the page is to be dressed; sent after the welcome, and again whenever it changes.

    `toolbar`: what of the chrome is shown to this reader. `inspects`: `Inspect` is answered. `run_on_save`: whether a
    saved script runs at once; None where the reader cannot choose. `graph`: where the graph of the script is, "" for
    nowhere.
    """

    toolbar: Literal["developer", "viewer", "minimal"]
    inspects: bool
    run_on_save: bool | None
    graph: str
    theme: Theme


class SlotDetail(msgspec.Struct, frozen=True):
    """One slot of a run. `milliseconds`: of its execution, in an earlier run where it was `reused`. `source`: its first
    line."""

    cell: str
    lines: tuple[int, int]
    executed: bool
    needless: bool
    reason: str
    milliseconds: float
    source: str


class RunDetails(msgspec.Struct, frozen=True):
    """The last run, slot by slot in script order; `left_out` more were too many. `saved`: how long what was reused took
    when it executed, in this run and since the session began."""

    run: int
    event: str
    milliseconds: float
    slots: tuple[SlotDetail, ...]
    left_out: int
    saved: float
    saved_since_start: float


class WhyTold(msgspec.Struct, frozen=True):
    """What an element or a cell goes back to, step by step."""

    run: int
    event: str
    element: str
    steps: tuple[SlotDetail, ...]
    others: int
    last_executed: int | None
    last_reason: str


class Inspected(msgspec.Struct, frozen=True, tag_field="type", tag="inspected"):
    """Answers an `Inspect`: one of the two, or an `error`."""

    question: int
    run: RunDetails | None = None
    why: WhyTold | None = None
    error: str = ""


class PageState(msgspec.Struct, frozen=True):
    """A whole page: its roots and what `st.set_page_config` has set."""

    main: Node
    sidebar: Node
    config: PageConfig
    bottom: Node = EMPTY_BOTTOM


class RunStarted(msgspec.Struct, frozen=True, tag_field="type", tag="run_started"):
    """A run begins that takes in the client's events up to `seq`."""

    number: int
    run: int
    seq: int


class FullPage(msgspec.Struct, frozen=True, tag_field="type", tag="full_page"):
    """Replaces all that the client shows. `ack` and `blobs` as in `Patch`."""

    number: int
    ack: int
    page: PageState
    blobs: dict[str, str]


class Patch(msgspec.Struct, frozen=True, tag_field="type", tag="patch"):
    """Turns the page the client has into the next one, operation by operation.

    `ack`: the page takes in the client's events up to this `seq`; a client keeps its own value of a widget while it has
    sent a newer event for it, or while the widget's node is stale. `blobs`: addresses (paths on this server) of the
    blobs that first occur in this message, by digest.
    """

    number: int
    ack: int
    ops: tuple[Op, ...]
    blobs: dict[str, str]


class SlotLine(msgspec.Struct, frozen=True):
    """One cell of a run's report: its label, first and last line, and why it executed."""

    cell: str
    lines: tuple[int, int]
    reason: str


class RunEnded(msgspec.Struct, frozen=True, tag_field="type", tag="run_ended"):
    """A run is over; the patches of its result were sent before. Counts are complete, `shown` is the first of the
    executed slots (a long list is cut)."""

    number: int
    run: int
    seq: int
    ending: EndingKind
    executed: int
    reused: int
    needless: int
    milliseconds: float
    restarts: int
    shown: tuple[SlotLine, ...]
    diagnostics: tuple[str, ...]


class Notices(msgspec.Struct, frozen=True, tag_field="type", tag="notices"):
    """Transient effects (toasts, balloons), each to be played once, now."""

    number: int
    items: tuple[Props, ...]
    blobs: dict[str, str]


class ScriptChanged(msgspec.Struct, frozen=True, tag_field="type", tag="script_changed"):
    """Files of the script were saved. Names are relative to the script's folder. `runs`: a run with the new text
    follows; otherwise the next event is handled by the new text."""

    number: int
    files: tuple[str, ...]
    runs: bool = True


class Pong(msgspec.Struct, frozen=True, tag_field="type", tag="pong"):
    nonce: int


class Fault(msgspec.Struct, frozen=True, tag_field="type", tag="fault"):
    """Something is wrong with the conversation (not with the script). `fatal`: the connection closes after it."""

    code: FaultCode
    message: str
    fatal: bool


Numbered: TypeAlias = RunStarted | FullPage | Patch | RunEnded | Notices | ScriptChanged
ServerMessage: TypeAlias = Welcome | Look | Numbered | Inspected | Pong | Fault
