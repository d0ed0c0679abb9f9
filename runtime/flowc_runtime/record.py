"""Sessions while they run -> the entries of a recording (`tape.py`)."""

from __future__ import annotations

import os
import platform
import sys
import threading
from importlib import metadata
from pathlib import Path
from typing import Final, assert_never

import xxhash

from flowc_runtime.comparison import digested
from flowc_runtime.elements.node import Page
from flowc_runtime.elements.places import place_of
from flowc_runtime.events import ClearCache, Event, Interact, Rerun, RerunFragment, RunReport, Visit
from flowc_runtime.generators import packed
from flowc_runtime.history import in_words, passwords, shown_on
from flowc_runtime.likeness import likeness
from flowc_runtime.rendering import conceal, is_concealed
from flowc_runtime.session import Session
from flowc_runtime.tape import (
    FORMAT,
    QUERY,
    Began,
    Beside,
    Closed,
    Drawn,
    Happened,
    Noted,
    Ran,
    Source,
    Uploaded,
    Writer,
)
from flowc_shims.stdlib.randomness import states

MOST_FILES: Final = 500
LARGEST_FILE: Final = 64 * 1024 * 1024
LARGEST_UPLOAD: Final = 16 * 1024 * 1024
HIDDEN: Final = "••••••••"


class Recorder:
    """All sessions of one server. `number` counts their events together."""

    def __init__(self, writer: Writer, script: Path, argv: tuple[str, ...], mode: str) -> None:
        self.writer = writer
        self.script = script.resolve()
        self.folder = self.script.parent
        self._lock = threading.Lock()
        self._sessions = 0
        self._number = 0
        self._sources: dict[str, bytes] = {}
        self._uploaded: set[tuple[int, str]] = set()
        self._drawn: Drawn | None = None
        writer.add(_began(self.script, argv, mode))
        for beside in _files(self.folder):
            writer.add(beside)

    def opened(self) -> int:
        with self._lock:
            self._sessions += 1
            return self._sessions

    def happened(self, session: int, engine: Session, event: Event, *, reloaded: bool) -> int:
        """Before the event is handled. Gives its number."""
        typed = passwords(event, engine.page) if isinstance(event, Interact) else []
        for text in typed:
            conceal(text)
        with self._lock:
            self._number += 1
            self._take_sources(engine)
            self._take_uploads(session, engine, event)
            drawn = packed(states())
            kind, values = _plain(event, engine.page)
            entry = Happened(
                session,
                self._number,
                kind,
                {widget: HIDDEN if value in typed else value for widget, value in values.items()},
                in_words(event, engine.page),
                reloaded,
                None if drawn == self._drawn else drawn,
                hidden=bool(typed),
            )
            self._drawn = drawn
            self.writer.add(entry)
            return self._number

    def noted(self, session: int, kind: str, value: object) -> None:
        """A call observed something of the world; a value that is a secret is not kept."""
        if not (isinstance(value, str) and is_concealed(value)):
            self.writer.add(Noted(session, kind, value))

    def ran(self, session: int, number: int, engine: Session, report: RunReport, *, cut: bool) -> None:
        seen = digested(likeness(engine, report.ending))
        with self._lock:
            # Local modules that the run has imported.
            self._take_sources(engine)
            self.writer.add(Ran(session, number, report, seen, tuple(shown_on(engine.page)), cut))

    def closed(self, session: int) -> None:
        self.writer.add(Closed(session))

    def _take_uploads(self, session: int, engine: Session, event: Event) -> None:
        for file in engine.uploads.named_in(event):
            if (session, file.file_id) not in self._uploaded:
                self._uploaded.add((session, file.file_id))
                content = file.data if len(file.data) <= LARGEST_UPLOAD else None
                self.writer.add(Uploaded(session, file.file_id, file.name, file.type, content))

    def _take_sources(self, engine: Session) -> None:
        for path in sorted(engine.watched_files()):
            try:
                content = path.read_bytes()
                name = path.resolve().relative_to(self.folder).as_posix()
            except (OSError, ValueError):
                continue
            if self._sources.get(name) != content:
                self._sources[name] = content
                self.writer.add(Source(name, content))


def _plain(event: Event, page: Page) -> tuple[str, dict[str, object]]:
    match event:
        case Interact(values=values, query=query):
            return "interact", {**values, **({} if query is None else {QUERY: query})}
        case Rerun(values=values, query=query):
            changed = {**values, **({} if query is None else {QUERY: query})}
            return "rerun", {"values": changed} if changed else {}
        case RerunFragment(fragment=fragment):
            return "fragment", {"place": place_of(page, fragment)}
        case ClearCache():
            return "clear", {}
        case Visit(page=path, query=query, values=values, history=history):
            # Nothing of the browser: headers and cookies are its user's own.
            return "visit", {"page": path, "query": query, "values": dict(values), "history": history}
        case _:
            assert_never(event)


def _began(script: Path, argv: tuple[str, ...], mode: str) -> Began:
    return Began(
        FORMAT,
        versions().get("flowc", ""),
        platform.python_version(),
        platform.platform(),
        os.environ.get("PYTHONHASHSEED", "random") if sys.flags.hash_randomization else "0",
        versions(),
        str(script.parent),
        script.name,
        str(Path.cwd()),
        argv,
        mode,
    )


def versions() -> dict[str, str]:
    """Of everything that is installed."""
    return {str(one.name): one.version for one in metadata.distributions() if one.name}


def _files(folder: Path) -> list[Beside]:
    """Data beside the script: what a difference may come from. Hidden files and folders are none of it."""
    found: list[Beside] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if len(found) == MOST_FILES:
            break
        if path.suffix in (".py", ".pyc", ".flowc") or any(part.startswith((".", "__")) for part in name.parts):
            continue
        beside = fingerprint(path, name.as_posix())
        if beside is not None:
            found.append(beside)
    return found


def fingerprint(path: Path, name: str) -> Beside | None:
    try:
        size = path.stat().st_size
        if not path.is_file() or size > LARGEST_FILE:
            return None
        return Beside(name, size, xxhash.xxh3_128_hexdigest(path.read_bytes()))
    except OSError:
        return None
