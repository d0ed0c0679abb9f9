"""A path -> what somebody who looks at it can see, as a fingerprint: two that are equal stand for equal reads.

Of a regular file: size, times, inode and device; where the file is so young that a write could leave its times as they
are, a digest of its content too. Of a directory: its times and its names, and for `os.scandir` what it tells of each
entry. `None` stands for what cannot be told: pipes, devices, `/proc`, what is too large.
"""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import xxhash

Look: TypeAlias = Literal["content", "kind", "names", "entries"]
"""What is looked at: all that a file holds and is; whether and what it is; a directory's names; its entries."""

YOUNG_SECONDS: Final = 2.0
"""Two writes in one tick of the clock leave the same times behind; nothing ticks as slowly as this."""
DIGEST_LIMIT: Final = 64 * 1024 * 1024
ENTRY_LIMIT: Final = 2_000
_SETTLED_LIMIT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Fingerprint:
    kind: Literal["missing", "file", "directory"]
    facts: tuple[object, ...] = ()
    digest: bytes | None = None


MISSING: Final = Fingerprint("missing")


def fingerprint(path: str, look: Look) -> Fingerprint | None:
    """What is to be seen at `path` (absolute) now; None where nobody can tell."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return _no_target(path)
    except (OSError, ValueError):
        return None
    if found.st_dev in _UNREAL:
        return None
    if stat.S_ISDIR(found.st_mode):
        return Fingerprint("directory") if look == "kind" else _directory(path, found, look)
    if not stat.S_ISREG(found.st_mode):
        return None
    return Fingerprint("file") if look == "kind" else _file(path, found)


def _no_target(path: str) -> Fingerprint | None:
    # A link that leads nowhere is there for `lexists` and for a listing, and missing for everybody else.
    return Fingerprint("missing", ("link",)) if os.path.islink(path) else MISSING


def _identity(found: os.stat_result) -> tuple[object, ...]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev, found.st_mode


def _file(path: str, found: os.stat_result) -> Fingerprint | None:
    facts = _identity(found)
    if not _is_young(found):
        return Fingerprint("file", facts)
    if found.st_size > DIGEST_LIMIT:
        return None
    digest = _digest(path)
    return None if digest is None else Fingerprint("file", facts, digest)


def still(path: str, look: Look, before: Fingerprint) -> bool:
    """Whether `fingerprint(path, look)` would see what it saw `before`.

    A file that was young then is no longer so; it is read once more, and after that its times speak for it."""
    if before.digest is None:
        now = fingerprint(path, look)
        return now is not None and (now.kind, now.facts) == (before.kind, before.facts)
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return False
    if _identity(found) != before.facts:
        return False
    key = (path, before)
    if key in _settled:
        return True
    # The age is taken before the content: what is written meanwhile has other times.
    settled = not _is_young(found)
    same = _digest(path) == before.digest
    if same and settled:
        if len(_settled) >= _SETTLED_LIMIT:
            _settled.clear()
        _settled[key] = None
    return same


_settled: Final[dict[tuple[str, Fingerprint], None]] = {}
"""Fingerprints that were compared when their file was no longer young. Facts about the disk, shared by sessions."""


def _is_young(found: os.stat_result) -> bool:
    return time.time() - max(found.st_mtime, found.st_ctime) < YOUNG_SECONDS


def _digest(path: str) -> bytes | None:
    made = xxhash.xxh3_128()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                made.update(block)
    except OSError:
        return None
    return made.digest()


def _directory(path: str, found: os.stat_result, look: Look) -> Fingerprint | None:
    facts = (found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
    try:
        if look != "entries":
            return Fingerprint("directory", (*facts, *sorted(os.listdir(path))))
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return None
    if len(names) > ENTRY_LIMIT:
        return None
    return Fingerprint("directory", (*facts, *((name, _entry(os.path.join(path, name))) for name in names)))


def _entry(path: str) -> object:
    """What `os.scandir` lets one ask of an entry, of a link and of what it leads to."""
    try:
        found = os.lstat(path)
        if stat.S_ISLNK(found.st_mode):
            return _entry_facts(found), _entry_facts(os.stat(path))
        return _entry_facts(found)
    except OSError:
        return None


def _entry_facts(found: os.stat_result) -> tuple[object, ...]:
    if stat.S_ISDIR(found.st_mode):
        # A directory's own times change with what is put into it, which nobody who lists its parent sees.
        return (found.st_mode, found.st_ino)
    return _identity(found)


def _device(path: str) -> int | None:
    try:
        return os.stat(path).st_dev
    except OSError:
        return None


_UNREAL: Final = frozenset(
    device for device in map(_device, ("/proc", "/sys")) if device is not None and device != _device("/")
)
"""Devices whose files are made up when they are read."""
