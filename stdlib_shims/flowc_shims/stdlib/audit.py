"""CPython's audit events -> what the running slot does to the world: files that it reads, and effects of other kinds.

A hook cannot be removed, so it is installed once per process and does nothing for threads without an observer.
Importing, and reading source text for a traceback, are not told: code has its own version. An event comes before what
it announces, so a file can still be looked at as the reader will find it.
"""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import Final, cast

from flowc_shims.stdlib.files import Look
from flowc_shims.stdlib.observer import Observer, current_observer
from flowc_shims.stdlib.patterns import is_seen_whole

_FILE_EVENTS: Final = """os.remove os.rename os.mkdir os.rmdir os.link os.symlink os.truncate os.chmod os.chown os.utime
    os.chflags os.lockf os.setxattr os.removexattr os.getxattr os.listxattr os.fwalk shutil.copyfile shutil.copymode
    shutil.copystat shutil.copytree shutil.move shutil.rmtree shutil.chown shutil.make_archive shutil.unpack_archive
    tempfile.mkstemp tempfile.mkdtemp sqlite3.connect fcntl.flock fcntl.lockf open os.listdir os.scandir glob.glob
    pathlib.Path.glob pathlib.Path.rglob"""
_KINDS: Final = {
    **dict.fromkeys(_FILE_EVENTS.split(), "file"),
    **dict.fromkeys("subprocess.Popen os.system os.fork os.exec os.posix_spawn os.spawn os.kill".split(), "process"),
    **dict.fromkeys("os.putenv os.unsetenv os.chdir".split(), "environment"),
    **dict.fromkeys(
        """socket.connect socket.bind socket.getaddrinfo socket.gethostbyname socket.sendto socket.sendmsg
        urllib.Request""".split(),
        "network",
    ),
}
_READ_FOR_THEMSELVES: Final = frozenset({"tokenize", "pandas.compat._cpu"})
"""Modules whose reads are no input: source text for tracebacks (for `linecache`); how many processors there are."""
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_installed = False


def install() -> None:
    """Idempotent."""
    global _installed
    if not _installed:
        _installed = True
        sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    kind = _KINDS.get(event)
    if kind is None:
        return
    observer = current_observer()
    if observer is None or _code_is_read(event):
        return
    if kind != "file" or not _told_as_read(observer, event, arguments):
        what = str(arguments[0]) if arguments else event
        observer.touched_world(kind, f"{event} {what}"[:120])


def _told_as_read(observer: Observer, event: str, arguments: tuple[object, ...]) -> bool:
    """Tell of a read whose whole outcome a fingerprint stands for. False: it is something else."""
    match event, arguments:
        case "open", (path, _, int() as flags) if not flags & _WRITING:
            return _told(observer, path, "content")
        case "os.listdir", (path, *_):
            return _told(observer, "." if path is None else path, "names")
        case "os.scandir", (path, *_):
            return _told(observer, "." if path is None else path, "entries")
        case "glob.glob", (str() as pattern, recursive, *_):
            # The listings that it makes are told one by one; where the pattern has no wildcard there are none.
            return is_seen_whole(pattern, recursive=bool(recursive))
        case "pathlib.Path.glob" | "pathlib.Path.rglob", (folder, pattern, *_):
            inside = f"**/{pattern}" if event.endswith("rglob") else str(pattern)
            return is_seen_whole(inside, recursive=True, rooted=False) and _told(observer, folder, "kind")
        case _:
            return False


def _told(observer: Observer, path: object, look: Look) -> bool:
    if isinstance(path, int):
        # A descriptor: nobody can tell where it leads.
        return False
    try:
        text = os.fsdecode(cast("str | bytes | os.PathLike[str]", path))
    except TypeError:
        return False
    observer.read_file(text, look)
    return True


def _code_is_read(event: str) -> bool:
    """What a module reads while it is imported it reads once per process, whatever the script does afterwards."""
    caller = sys._getframe(2)
    if event == "open" and caller.f_globals.get("__name__") in _READ_FOR_THEMSELVES:
        return True
    frame: FrameType | None = caller
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
