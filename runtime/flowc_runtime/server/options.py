"""What a server is started with: the script, where to listen, and limits, so that no client can hurt the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from flowc_runtime.budget import DEFAULT as DEFAULT_BUDGET
from flowc_runtime.configuration import Configuration
from flowc_runtime.events import RunReport


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what clients may cost."""

    sessions: int = 100
    message_bytes: int = 4 * 1024 * 1024
    """A larger message from a client is refused with a `Fault`; four times larger ones end the connection at once."""

    hello_seconds: float = 10.0
    """How long a new connection may stay silent."""

    keep_seconds: float = 180.0
    """How long a session outlives its lost connection."""

    replay_frames: int = 256
    replay_bytes: int = 2 * 1024 * 1024
    """Sent frames kept for a client that comes back: it then gets what it missed, not the full page."""

    upload_idle_seconds: float = 60.0
    """How long a file that is being uploaded may pause."""

    partial_page_seconds: float = 0.05
    """An unfinished run's pages are sent at most this often, so that a quick run causes one patch only."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """One script, one address. `origins` are further web origins (`https://host`) whose pages may connect."""

    script: Path
    host: str = "127.0.0.1"
    port: int = 8501
    headless: bool = False
    mode: Literal["reuse", "full_rerun"] = "reuse"
    log_runs: bool = False
    argv: tuple[str, ...] = ()
    on_report: Callable[[str, RunReport], None] | None = None
    on_ready: Callable[[str], None] | None = None
    origins: tuple[str, ...] = ()
    announced: bool = False
    """Keep a private file that lets the user who started the server ask it (`flowc why`)."""
    limits: Limits = field(default_factory=Limits)
    configuration: Configuration | None = None
    """The options of the app; None: those that are found beside it."""
    reread: Callable[[], Configuration] | None = None
    """Finds out what the options are now; None: looks at those beside the script."""
    on_problem: Callable[[str], None] | None = None
    """Hears what is wrong with options that were saved while the server runs; None: the log does."""
    graph: Callable[[], str] | None = None
    """Makes the page that draws the script's graph."""
    session_memory: int = DEFAULT_BUDGET
    """Bytes that what one session keeps for reuse may take."""
