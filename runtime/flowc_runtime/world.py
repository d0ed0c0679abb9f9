"""Hidden inputs of a slot -> door reads: the files it read and the environment it looked at, to be verified later.

A file's fingerprint is taken before the slot reads it; what is another one when the slot has ended was changed while it
ran, and then nobody knows what it read. What only looks at the world may be reused; what changes it is volatile, and
a volatile slot keeps no such reads: it executes once in each run, whatever the world has become.
"""

from __future__ import annotations

import io
import os
import sys
import warnings
from collections.abc import Callable
from copy import copy
from glob import has_magic
from logging import LogRecord
from pathlib import Path, PosixPath, WindowsPath
from typing import TYPE_CHECKING, Final, assert_never, cast
from warnings import WarningMessage

from flowc_compiler.ir.effect import TouchesWorld
from flowc_compiler.ir.plan import CellPlan
from flowc_runtime.heap.walk import Reached
from flowc_runtime.recording import Recording
from flowc_runtime.trace import DoorRead, EnvironmentRead, FileRead, FiltersRead, Logged, ModuleRead, Warned
from flowc_runtime.values import ATOMS
from flowc_shims.stdlib import environment
from flowc_shims.stdlib.files import Look, fingerprint, still
from flowc_shims.stdlib.logs import handlers_with_a_state, is_registered
from flowc_shims.stdlib.observer import Stream, observe

if TYPE_CHECKING:
    from flowc_runtime.session import Session

REGISTRY: Final = "__warningregistry__"
"""Where `warnings` notes, among a module's globals, what it has shown. Each slot begins with none (`Run.begin`), so
that all that it would show comes to light; what a run has shown already is known to the doors."""
READ_LIMIT: Final = 2_000
"""Files that one slot may read and yet be verified in every run."""


def environment_before(plan: CellPlan, before: Reached) -> bytes | None:
    """The environment as the slot finds it, where the slot may look at it."""
    looks = any(one.kind == "environment" for one in (*plan.hidden, *before.hidden))
    return environment.digest() if looks else None


def note_file(recording: Recording, path: str, look: Look) -> None:
    """The slot is about to read this file, or to list this directory."""
    if recording.world is not None:
        return
    if not os.path.isabs(path):
        folder = os.getcwd()
        path = os.path.join(folder, path)
    else:
        folder = None
    if (path, look) in recording.files:
        return
    with observe(None):
        found = fingerprint(path, look)
    if found is None or len(recording.files) >= READ_LIMIT:
        recording.world = f"file: {path} (read while it ran)"[:120]
        return
    recording.files.add((path, look))
    recording.doors.append(FileRead(path, look, found, folder))


def note_value(recording: Recording, kind: str, value: object) -> None:
    """A call site tells what it looks at, or what the world gave it."""
    if kind in ("clock", "entropy"):
        recording.noted.append((kind, value))
    elif not _is_open(value):
        path = _local_path(value)
        if path is None or (kind == "path" and not _is_one_file(path)):
            recording.world = (
                recording.world or f"file: {type(value).__name__}, where only a plain path can be followed"
            )
        else:
            note_file(recording, path, "kind" if kind == "exists" else "content")


def _is_open(value: object) -> bool:
    """Somebody has opened it already; it is an object with a state like any other."""
    return isinstance(value, io.BytesIO | io.StringIO) or type(value).__module__ == "_io"


def _local_path(value: object) -> str | None:
    if isinstance(value, str | bytes):
        return os.fsdecode(value)
    # Others, that lead elsewhere, are subclasses of these; they are no plain paths.
    return str(value) if type(value) in (Path, PosixPath, WindowsPath) else None


def _is_one_file(path: str) -> bool:
    """Readers take addresses, patterns and whole directories too."""
    return "://" not in path and not path.startswith("~") and not has_magic(path) and not os.path.isdir(path)


def note_record(recording: Recording, record: LogRecord, seen: Callable[[object], None]) -> LogRecord:
    """The slot logs: the record as it is kept. `seen` is told of objects that a handler may change."""
    registered = is_registered(record.name)
    keeping = handlers_with_a_state(record.name) if registered else []
    for handler in keeping:
        seen(handler)
    if keeping or not registered or record.name == "py.warnings" or record.exc_info:
        recording.world = recording.world or "logging: what it logs is more than a text"
    args = record.args
    if args and not (isinstance(args, tuple) and all(type(one) in ATOMS for one in args)):
        # The record that handlers get stays as it is; what is kept must not change with the arguments.
        record = copy(record)
        record.msg, record.args = record.getMessage(), ()
    recording.operations.append(Logged(record))
    return record


def warning_of_script(session: Session, stream: Stream, text: str, warning: WarningMessage) -> Warned | None:
    """A warning about a line of the script shows in every run, since each run is a new module with a registry of its
    own; any other shows once in the life of the process, as Python itself sees to. (So it does for a full rerun.)"""
    key = (str(warning.message), warning.category)
    shown_once = cast("dict[object, object]", getattr(warnings, "onceregistry", {}))
    space = session.generation.space_of(warning.filename)
    if space is None or session.mode == "full_rerun" or key in shown_once:
        return None
    known = space.get(REGISTRY)
    return Warned(stream, text, isinstance(known, dict) and (*key, warning.lineno) in known)


def note_warning(recording: Recording, made: Warned) -> None:
    """The slot warns of a line of the script."""
    recording.operations.append(made)
    recording.doors.append(FiltersRead(recording.filters))


def world_changed(recording: Recording) -> str | None:
    """Why what the slot saw of the world cannot be told, now that it has ended; None where it can."""
    if recording.slot.plan.hidden or recording.before.hidden:
        for effect in (*recording.slot.plan.hidden, *recording.before.hidden):
            if effect.kind == "file" and _may_read_elsewhere(effect):
                return f"file: {effect.what}, which may read from elsewhere than the disk"
    if tuple(warnings.filters) != recording.filters:
        return "process: it changed which warnings are shown"
    if recording.environment is not None and environment.digest() != recording.environment:
        return "environment: it changed while the slot ran"
    for door in recording.doors if recording.files else ():
        if isinstance(door, FileRead) and not still(door.path, door.look, door.fingerprint):
            return f"file: {door.path} changed while it was read"[:120]
    return None


def _may_read_elsewhere(effect: TouchesWorld) -> bool:
    """With fsspec, pandas reads from networks, in a thread where nobody listens; so do its paths."""
    return "fsspec" in sys.modules and effect.what.startswith(("pandas.", "."))


def doors_of(recording: Recording, volatile: str | None) -> tuple[DoorRead, ...]:
    """What the slot passed, for its trace."""
    if volatile is not None:
        return tuple(door for door in recording.doors if not isinstance(door, FileRead))
    if recording.environment is not None:
        return (*recording.doors, EnvironmentRead(recording.environment))
    return tuple(recording.doors)


def world_difference(door: FileRead | EnvironmentRead | FiltersRead | ModuleRead) -> str | None:
    """What is different from what the slot had seen, in words, or None."""
    match door:
        case FileRead(path, look, before, folder):
            if folder is not None and os.getcwd() != folder:
                return "the working directory changed"
            with observe(None):
                same = still(path, look, before)
            return None if same else f"the file {os.path.basename(path)} changed"
        case EnvironmentRead(before):
            return None if environment.digest() == before else "the environment changed"
        case ModuleRead(name, module):
            return None if sys.modules.get(name) is module else f"the module {name} was imported anew"
        case FiltersRead(before):
            return None if tuple(warnings.filters) == before else "which warnings are shown changed"
        case _:
            assert_never(door)
