"""The file of `flowc run --record`: what happened to the sessions of one server, entry by entry, as it happened.

One line per entry: the CRC-32 of the rest, a space, and the entry as JSON. Each line is flushed, so a crash costs at
most the line that was being written; `read` gives the whole lines before the first broken one. Values of the session
state are digests, what was typed into password fields and any other concealed text is left out, and environment
variables are not read at all. The file can be read by its owner alone.
"""

from __future__ import annotations

import os
import shutil
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, TypeAlias

import msgspec

from flowc_runtime.events import RunReport
from flowc_runtime.history import Shown
from flowc_runtime.likeness import Likeness

FORMAT: Final = 1
QUERY: Final = "?"
"""Among the values of an event: the query that the browser has changed, which is no widget's id."""


class Began(msgspec.Struct, frozen=True, tag="began"):
    """The first entry. `script`: its path below `folder`."""

    format: int
    flowc: str
    python: str
    platform: str
    hash_seed: str
    packages: dict[str, str]
    folder: str
    script: str
    cwd: str
    argv: tuple[str, ...]
    mode: str


class Source(msgspec.Struct, frozen=True, tag="source"):
    """The script or a local module, from here on. `path` is below the script's folder."""

    path: str
    content: bytes


class Beside(msgspec.Struct, frozen=True, tag="beside"):
    """A file beside the script, which it may read: only its digest."""

    path: str
    size: int
    digest: str


class Drawn(msgspec.Struct, frozen=True):
    """The states of `random` and of NumPy's global generator: compressed words and position; the draw that waits."""

    random: tuple[bytes, bytes | None] | None = None
    numpy: tuple[bytes, bytes | None] | None = None


class Happened(msgspec.Struct, frozen=True, tag="happened"):
    """An event of a session, before it is handled. `random` is None where it is as at the event before. `hidden`: a
    password was typed, which is not here."""

    session: int
    number: int
    kind: str
    values: dict[str, object]
    words: str
    reloaded: bool
    random: Drawn | None
    hidden: bool = False


class Uploaded(msgspec.Struct, frozen=True, tag="uploaded"):
    """A file that the next event of the session tells of. `content` is None where it is too large to be kept."""

    session: int
    file_id: str
    name: str
    mime: str
    content: bytes | None


class Noted(msgspec.Struct, frozen=True, tag="noted"):
    """What a call observed of the world (the clock, fresh entropy), while an event was handled."""

    session: int
    kind: str
    value: object


class Ran(msgspec.Struct, frozen=True, tag="ran"):
    """What the event led to: the last run's report and what could be observed (`content` and portraits as digests)."""

    session: int
    number: int
    report: RunReport
    seen: Likeness
    shown: tuple[Shown, ...]
    cut: bool = False
    """The user stopped a run: what follows in this session cannot be repeated."""


class Closed(msgspec.Struct, frozen=True, tag="closed"):
    session: int


Entry: TypeAlias = Began | Source | Beside | Uploaded | Happened | Noted | Ran | Closed

_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(Entry)


class Unreadable(Exception):
    """The file is no recording, or one of another format."""


@dataclass(frozen=True, slots=True)
class Tape:
    """`broken`: why reading ended before the file did, or ""."""

    began: Began
    entries: tuple[Entry, ...]
    broken: str


class Writer:
    """Appends entries; any thread may."""

    def __init__(self, write: Callable[[bytes], object], close: Callable[[], None] = lambda: None) -> None:
        self._write = write
        self._close = close
        self._lock = threading.Lock()

    @staticmethod
    def to(path: Path) -> Writer:
        """Raises OSError; FileExistsError where there is such a file."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        file = os.fdopen(descriptor, "wb", buffering=0)
        return Writer(file.write, file.close)

    def add(self, entry: Entry) -> None:
        with self._lock:
            self._write(line_of(entry))

    def copy_to(self, path: Path, written: IO[bytes]) -> None:
        """Everything so far; `written` is the file that `write` appends to. Raises OSError."""
        with self._lock, path.open("xb") as copy:
            path.chmod(0o600)
            written.seek(0)
            shutil.copyfileobj(written, copy)
            written.seek(0, os.SEEK_END)

    def close(self) -> None:
        with self._lock:
            self._close()


def line_of(entry: Entry) -> bytes:
    content = _encoder.encode(entry)
    return b"%08x %s\n" % (zlib.crc32(content), content)


def read(path: Path) -> Tape:
    """Raises Unreadable, or OSError."""
    lines = path.read_bytes().split(b"\n")
    entries: list[Entry] = []
    broken = "" if lines[-1] == b"" else f"it breaks off in line {len(lines)}"
    for number, line in enumerate(lines[:-1], 1):
        entry = _entry(line)
        if entry is None:
            broken = f"line {number} is damaged"
            break
        entries.append(entry)
    if not entries or not isinstance(entries[0], Began):
        raise Unreadable("it is not a recording of flowc" if broken or not entries else "its beginning is missing")
    if entries[0].format != FORMAT:
        raise Unreadable(f"its format is {entries[0].format}, and this version of flowc reads {FORMAT}")
    return Tape(entries[0], tuple(entries[1:]), broken)


def _entry(line: bytes) -> Entry | None:
    checksum, _, content = line.partition(b" ")
    try:
        return _decoder.decode(content) if int(checksum, 16) == zlib.crc32(content) else None
    except (ValueError, msgspec.MsgspecError):
        return None
