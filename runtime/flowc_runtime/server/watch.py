"""Saved files -> reloads of the sessions whose script they belong to.

Folders are watched, not files: editors save by writing a new file and renaming it, which ends a watch on the file.
Holds: a change of a file that a session's script consists of reaches that session; so does a new module beside the
script (an import that failed may now succeed); nothing else does, a script may well write files of its own.
"""

from __future__ import annotations

import contextlib
import math
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeAlias

import trio
from watchfiles import Change, watch
from watchfiles.main import FileChange

from flowc_runtime.server.sessions import LiveSession, Sessions

_LOOK_AGAIN_SECONDS = 1.0


async def reload_on_save(script: Path, sessions: Sessions) -> None:
    """Runs for as long as the server."""
    script = script.resolve()

    def tell(saved: dict[Path, Change]) -> None:
        names = tuple(sorted(_shown(path, script.parent) for path in saved))
        sessions.reload(names, partial(_concerned, saved, script))

    seen = Seen()
    while True:
        folders = _folders(script, sessions)
        async with trio.open_nursery() as nursery:
            nursery.start_soon(_until_others, script, sessions, folders, seen, tell, nursery.cancel_scope.cancel)
            await _watch(folders, seen, tell)


Tell: TypeAlias = Callable[[dict[Path, Change]], None]


Looks: TypeAlias = Mapping[Path, object]


class Seen:
    """What the sources looked like when they were looked at or told of last."""

    def __init__(self) -> None:
        self._known: dict[Path, object] = {}
        self._untold: dict[Path, object] = {}

    def told(self, looks: Looks) -> None:
        for path, now in looks.items():
            self._known[path] = now
            self._untold.pop(path, None)

    def missed(self, looks: Looks) -> dict[Path, Change]:
        """Those that have changed, and had changed when they were looked at before: the system will not tell of them
        any more."""
        found: dict[Path, Change] = {}
        for path, now in looks.items():
            if self._known.setdefault(path, now) == now:
                self._untold.pop(path, None)
            elif path in self._untold and self._untold[path] == now:
                found[path] = Change.modified
            else:
                self._untold[path] = now
        self.told({path: looks[path] for path in found})
        return found


def looks_of(paths: Iterable[Path]) -> Looks:
    """How the files look now; it may take its time where they lie on another machine."""
    return {path: _look(path) for path in paths}


def _look(path: Path) -> object:
    """None: there is no such file now."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


async def _until_others(
    script: Path, sessions: Sessions, folders: frozenset[Path], seen: Seen, tell: Tell, done: Callable[[], None]
) -> None:
    """The first run of a session finds out which modules there are; the set of folders follows."""
    while _folders(script, sessions) == folders:
        missed = seen.missed(await trio.to_thread.run_sync(looks_of, _sources(script, sessions)))
        if missed:
            tell(missed)
        await trio.sleep(_LOOK_AGAIN_SECONDS)
    done()


async def _watch(folders: frozenset[Path], seen: Seen, tell: Tell) -> None:
    token = trio.lowlevel.current_trio_token()
    send, receive = trio.open_memory_channel[set[FileChange]](math.inf)
    stop = threading.Event()

    def wait_for_changes() -> None:
        changes = watch(*folders, recursive=False, step=20, debounce=400, watch_filter=_is_source, stop_event=stop)
        with contextlib.suppress(trio.RunFinishedError):
            for found in changes:
                token.run_sync_soon(send.send_nowait, found)

    async with trio.open_nursery() as nursery:
        # The library's own async form cannot be cancelled while it waits.
        nursery.start_soon(partial(trio.to_thread.run_sync, wait_for_changes, abandon_on_cancel=True))
        try:
            async for changes in receive:
                saved = {Path(name).resolve(): change for change, name in changes}
                seen.told(await trio.to_thread.run_sync(looks_of, saved))
                tell(saved)
        finally:
            stop.set()


def _is_source(_change: Change, name: str) -> bool:
    """Whether a change is looked at: everything but what editors and Python leave beside the sources."""
    path = Path(name)
    return not (path.name.startswith(".") or path.name.endswith("~") or "__pycache__" in path.parts)


def _concerned(saved: dict[Path, Change], script: Path, live: LiveSession) -> bool:
    mine = live.worker.watched or {script}
    return any(
        path in mine or (change is Change.added and path.suffix == ".py" and path.parent in _own_folders(script))
        for path, change in saved.items()
    )


def _sources(script: Path, sessions: Sessions) -> frozenset[Path]:
    """What the sessions consist of."""
    return frozenset({script}).union(*[live.worker.watched for live in sessions])


def _folders(script: Path, sessions: Sessions) -> frozenset[Path]:
    folders = set(_own_folders(script))
    for live in sessions:
        folders.update(path.parent for path in live.worker.watched)
    return frozenset(folder for folder in folders if folder.is_dir())


def _own_folders(script: Path) -> tuple[Path, ...]:
    """Where files may appear that belong to the app."""
    return script.parent, script.parent / "pages"


def _shown(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
