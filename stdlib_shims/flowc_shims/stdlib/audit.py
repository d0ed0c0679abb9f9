"""CPython's audit events -> world effects of the running slot: the second line behind the compiler's tables.

A hook cannot be removed, so it is installed once per process and does nothing for threads without an observer.
Reading Python code (imports, tracebacks) is not a world effect: code has its own version.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Final

from flowc_shims.stdlib.observer import current_observer

_KINDS: Final = {
    "open": "file",
    "os.listdir": "file",
    "os.scandir": "file",
    "os.remove": "file",
    "os.rename": "file",
    "os.mkdir": "file",
    "glob.glob": "file",
    "shutil.copyfile": "file",
    "sqlite3.connect": "file",
    "subprocess.Popen": "process",
    "os.system": "process",
    "os.fork": "process",
    "os.putenv": "environment",
    "os.unsetenv": "environment",
    "socket.connect": "network",
    "socket.bind": "network",
    "socket.getaddrinfo": "network",
    "urllib.Request": "network",
}
_CODE: Final = (".py", ".pyc", ".pyi", ".so", ".pyd", ".dll", ".pth")

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
    if observer is None:
        return
    what = str(arguments[0]) if arguments else event
    if event == "open" and (what.endswith(_CODE) or "__pycache__" in what):
        return
    if _import_is_running():
        return
    observer.touched_world(kind, f"{event} {what}"[:120])


def _import_is_running() -> bool:
    """What a module reads while it is imported it reads once per process, whatever the script does afterwards."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
