"""A recording -> the same events once more, without a server, and where what can be observed differs from the record.

The script and its local modules are written anew into a folder of their own, from the recording; every other file of
the original folder is linked there. Events are handled in the recorded order, with the random generators as they were.
What depends on the clock, fresh entropy or the network (`unsteady.py`) is excused.
"""

from __future__ import annotations

import contextlib
import io
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from flowc_runtime.cache.caches import Caches
from flowc_runtime.comparison import Compared, compared, digested
from flowc_runtime.elements.node import Page
from flowc_runtime.elements.places import fragment_at
from flowc_runtime.events import ClearCache, Event, Interact, Rerun, RerunFragment, RunReport, Visit
from flowc_runtime.generators import unpacked
from flowc_runtime.likeness import likeness
from flowc_runtime.oracle import QuietSink
from flowc_runtime.record import fingerprint, versions
from flowc_runtime.session import Mode, Session
from flowc_runtime.shadow import writers_of
from flowc_runtime.tape import QUERY, Beside, Closed, Drawn, Happened, Ran, Source, Tape, Uploaded
from flowc_runtime.unsteady import unsteady_slots
from flowc_shims.stdlib.randomness import put_back
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.uploaded_file import FileRecord

_PACKAGES_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Replayed:
    """One event. `slots`: cells that executed where the record says reused, or the other way round. `ended`: there
    is no outcome to compare with: the recording breaks off, or the user had stopped a run of the session."""

    number: int
    session: int
    words: str
    compared: Compared
    slots: tuple[str, ...] = ()
    ended: bool = False

    @property
    def differs(self) -> bool:
        return bool(self.compared.differences or self.slots)


class MissingFolder(Exception):
    """The folder of the script is not there any more."""


def replay(tape: Tape, *, folder: Path, mode: Mode) -> Iterator[Replayed]:
    """`folder`: where the script's data files are."""
    with tempfile.TemporaryDirectory(prefix="flowc-replay-") as place:
        stage = Path(place).resolve()
        _link(folder, stage)
        player = _Player(tape, stage, mode)
        with _inside(tape.began.cwd, folder, stage):
            try:
                yield from player.play()
            finally:
                player.close()


def changed_surroundings(tape: Tape, folder: Path) -> list[str]:
    """What may explain a difference: files whose content is another one, other versions."""
    found: list[str] = []
    for entry in tape.entries:
        if isinstance(entry, Beside):
            now = fingerprint(folder / entry.path, entry.path)
            if now is None:
                found.append(f"{entry.path} is missing")
            elif now.digest != entry.digest:
                found.append(f"{entry.path} has changed ({entry.size:,} bytes then, {now.size:,} now)")
    began = tape.began
    if began.python != platform.python_version():
        found.append(f"Python is {platform.python_version()}, recorded with {began.python}")
    here = versions()
    others = sorted(name for name in began.packages if here.get(name) != began.packages[name])
    for name in others[:_PACKAGES_NAMED]:
        found.append(f"{name} is {here.get(name, 'not installed')}, recorded with {began.packages[name]}")
    if len(others) > _PACKAGES_NAMED:
        found.append(f"… and {len(others) - _PACKAGES_NAMED} more packages of another version")
    if began.hash_seed != os.environ.get("PYTHONHASHSEED", "random"):
        found.append(f"PYTHONHASHSEED was {began.hash_seed}: the order of sets of texts may differ")
    return found


@dataclass(slots=True)
class _Player:
    tape: Tape
    stage: Path
    mode: Mode
    caches: Caches = field(default_factory=Caches)
    sessions: dict[int, Session] = field(default_factory=dict[int, Session])
    drawn: Drawn | None = None
    cut: set[int] = field(default_factory=set[int])
    """Sessions in which the user stopped a run."""

    def play(self) -> Iterator[Replayed]:
        waiting: dict[int, tuple[Happened, RunReport | None]] = {}
        for entry in self.tape.entries:
            match entry:
                case Source(path, content):
                    _write(self.stage, path, content)
                case Uploaded(session, file_id, name, kind, content):
                    if content is not None:
                        self._session(session).uploads.put(FileRecord(file_id, name, kind, content))
                case Happened():
                    waiting[entry.number] = entry, self._handle(entry)
                case Ran():
                    happened, report = waiting.pop(entry.number, (None, None))
                    if happened is not None and report is not None:
                        yield self._compared(happened, report, entry)
                case Closed(session):
                    if (closing := self.sessions.pop(session, None)) is not None:
                        closing.close()
                case _:
                    pass
        for happened, _ in waiting.values():
            yield Replayed(happened.number, happened.session, happened.words, Compared(()), ended=True)

    def close(self) -> None:
        for session in self.sessions.values():
            session.close()
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", "") or "").startswith(str(self.stage)) and name != "__main__":
                del sys.modules[name]

    def _handle(self, happened: Happened) -> RunReport:
        session = self._session(happened.session)
        if happened.reloaded:
            session.reload()
        self.drawn = happened.random or self.drawn
        if self.drawn is not None:
            put_back(unpacked(self.drawn))
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return session.handle(_event(happened, session.page))

    def _session(self, number: int) -> Session:
        session = self.sessions.get(number)
        if session is None:
            began = self.tape.began
            session = self.sessions[number] = Session(
                self.stage / began.script, sink=QuietSink(), mode=self.mode, argv=began.argv, caches=self.caches
            )
        return session

    def _compared(self, happened: Happened, report: RunReport, ran: Ran) -> Replayed:
        if ran.cut:
            self.cut.add(ran.session)
        if ran.session in self.cut:
            return Replayed(happened.number, happened.session, happened.words, Compared(()), ended=True)
        session = self.sessions[happened.session]
        excused = unsteady_slots(session)
        got = digested(likeness(session, report.ending))
        found = compared(ran.seen, got, report, writers_of(session, report), excused)
        slots = _other_slots(ran.report, report, excused) if self.mode == self.tape.began.mode == "reuse" else ()
        return Replayed(happened.number, happened.session, happened.words, found, slots)


def _event(happened: Happened, page: Page) -> Event:
    match happened.kind:
        case "interact":
            return Interact(happened.number, *_changes(happened.values))
        case "fragment":
            return RerunFragment(happened.number, fragment_at(page, cast("int", happened.values["place"])))
        case "clear":
            return ClearCache(happened.number)
        case "visit":
            path, query = str(happened.values.get("page", "")), str(happened.values.get("query", ""))
            values = cast("dict[str, WireValue]", happened.values.get("values", {}))
            return Visit(happened.number, path, query, values=values, history=happened.values.get("history") is True)
        case _:
            return Rerun(happened.number, *_changes(happened.values.get("values", {})))


def _changes(told: object) -> tuple[dict[str, WireValue], str | None]:
    """The values of widgets, and the query where the browser has changed that."""
    values = dict(cast("dict[str, WireValue]", told))
    query = values.pop(QUERY, None)
    return values, query if isinstance(query, str) else None


def _other_slots(recorded: RunReport, report: RunReport, excused: frozenset[int]) -> tuple[str, ...]:
    then, now = {one.cell for one in recorded.executed}, {one.cell for one in report.executed}
    executed = (
        f"{one.cell} executed, recorded as reused: {one.witness.text()}"
        for one in report.executed
        if one.cell not in then and one.uid not in excused
    )
    reused = (
        f"{one.cell} was reused, recorded as executed: {one.witness.text()}"
        for one in recorded.executed
        if one.cell not in now and one.uid not in excused
    )
    return (*executed, *reused)


# --- the stage


def _write(stage: Path, path: str, content: bytes) -> None:
    """Only below the stage, whatever a recording says. Folders on the way become real ones."""
    target = stage / path
    if Path(path).is_absolute() or ".." in Path(path).parts:
        return
    for parent in reversed([one for one in target.parents if one.is_relative_to(stage) and one != stage]):
        if parent.is_symlink():
            original = parent.resolve()
            parent.unlink()
            parent.mkdir()
            _link(original, parent)
        parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    target.write_bytes(content)


def _link(folder: Path, stage: Path) -> None:
    """Everything of the folder as it is now; compiled code is not taken over."""
    if folder.is_dir():
        for entry in folder.iterdir():
            if entry.name != "__pycache__":
                (stage / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())


@contextmanager
def _inside(cwd: str, folder: Path, stage: Path) -> Iterator[None]:
    """Where the server was started; in the stage, where that was the script's own folder or is no more."""
    before = Path.cwd()
    here = Path(cwd)
    os.chdir(here if here.is_dir() and here != folder else stage)
    writes_code, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = writes_code
        os.chdir(before)
