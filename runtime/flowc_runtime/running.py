"""Servers that run on this machine: each keeps a private file that says where it is and by which token it answers.

Only the user who started the server can read it (folder 0700, file 0600), so only that user can ask. The file goes when
the server stops; one that was killed leaves its file behind, and whoever reads it next clears it away.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec


class Running(msgspec.Struct, frozen=True):
    """One server. `started` is in seconds since the epoch."""

    pid: int
    url: str
    script: str
    token: str
    started: float


def folder() -> Path:
    """Where the files are: the user's run-time directory, else their state directory."""
    base = os.environ.get("XDG_RUNTIME_DIR")
    if base and Path(base).is_dir():
        return Path(base) / "flowc"
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "flowc" / "run"


def new_token() -> str:
    return secrets.token_urlsafe(32)


@contextmanager
def announced(server: Running) -> Iterator[None]:
    """Keep the server's file for the length of the block. Without a place to write, nobody can ask; it runs all the
    same."""
    path: Path | None = None
    try:
        path = _written(server)
    except (OSError, RuntimeError):
        path = None
    try:
        yield
    finally:
        if path is not None:
            with suppress(OSError):
                path.unlink()


def running() -> list[Running]:
    """The servers that are alive, the latest last."""
    try:
        paths = sorted(folder().glob("*.json"))
    except (OSError, RuntimeError):
        return []
    found = [server for path in paths if (server := _read(path)) is not None]
    return sorted(found, key=lambda server: server.started)


def _written(server: Running) -> Path:
    place = folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if place.stat().st_uid != os.getuid():
        raise OSError(f"{place} belongs to somebody else")
    place.chmod(0o700)
    path = place / f"{server.pid}-{secrets.token_hex(4)}.json"
    # Exclusively, and private from the first byte.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as file:
        file.write(msgspec.json.encode(server))
    return path


def _read(path: Path) -> Running | None:
    try:
        server = msgspec.json.decode(path.read_bytes(), type=Running)
    except (OSError, msgspec.MsgspecError):
        return None
    if _alive(server.pid):
        return server
    with suppress(OSError):
        path.unlink()
    return None


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
