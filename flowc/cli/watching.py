"""`--record` and `--verify` of `flowc run`: how sessions are made then, and what a person is told of a difference."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from rich.console import Console
from rich.text import Text

from flowc.cli.failure import Failure
from flowc.cli.replay import difference_lines
from flowc_runtime.blobs import BlobStore
from flowc_runtime.events import Sink
from flowc_runtime.record import Recorder
from flowc_runtime.server.lifecycle import engine_sessions
from flowc_runtime.server.options import ServeOptions
from flowc_runtime.shadow import Verdict
from flowc_runtime.tape import Writer
from flowc_runtime.watched import Watched

_REPORTED: Final = 5
"""Events with differences that are told of each session."""

_log = logging.getLogger("flowc.verify")


@dataclass(slots=True)
class Watch:
    """What `flowc run` hands to the server. `kept` is where the recording grows when nobody asked for it."""

    recorder: Recorder
    console: Console
    verify: bool
    script: Path
    recording: Path | None
    kept: IO[bytes] | None
    told: dict[int, int] = field(default_factory=dict[int, int])
    silenced: set[int] = field(default_factory=set[int])

    def sessions_of(self, options: ServeOptions, blobs: BlobStore) -> Callable[[Sink], Watched]:
        make = engine_sessions(options, blobs)
        on_verdict = self.judged if self.verify else None
        return lambda sink: Watched(make(sink), self.recorder, on_verdict)

    def judged(self, session: int, verdict: Verdict) -> None:
        """Called in the session's thread, after the event is on record."""
        if verdict.not_compared and session not in self.silenced:
            self.silenced.add(session)
            self._print(Text(f"session {session} is no longer compared: {verdict.not_compared}.", style="yellow"))
        differences = verdict.compared.differences
        if not differences:
            return
        told = self.told[session] = self.told.get(session, 0) + 1
        if told > _REPORTED:
            return
        lines = [Text.assemble((f"run {verdict.report.run}  session {session}", "bold"), "  ", ("differs", "bold red"))]
        for difference in differences[:3]:
            lines += difference_lines(difference, self.console.width, ("full rerun", "shown"))
        if len(differences) > 3:
            lines.append(Text(f"    … and {len(differences) - 3} more", style="dim"))
        if told == 1:
            lines.append(self._saved())
        elif told == _REPORTED:
            lines.append(Text(f"  Further differences in session {session} are not shown.", style="dim"))
        self._print(Text("\n").join(lines))
        first = next(iter(differences))
        made = first.blamed.cell if first.blamed is not None else "nobody that is known"
        _log.info("run %s differs from a full rerun: %s, made by %s", verdict.report.run, first.where, made)

    def close(self) -> None:
        self.recorder.writer.close()

    def _print(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True)

    def _saved(self) -> Text:
        path = self.recording
        if path is None and self.kept is not None:
            try:
                path = self._copied(self.kept)
            except OSError as error:
                return Text(f"  The recording could not be kept: {error}", style="yellow")
        return Text(
            f"  Please report it, with the recording: flowc replay {path} --full-rerun shows it.", style="yellow"
        )

    def _copied(self, kept: IO[bytes]) -> Path:
        number = 1
        while (path := Path(f"verify-failure-{self.script.stem}-{number}.flowc")).exists():
            number += 1
        self.recorder.writer.copy_to(path, kept)
        return path


def watch(script: Path, arguments: tuple[str, ...], *, mode: str, record: Path | None, verify: bool) -> Watch:
    """Raises Failure where the file cannot be written."""
    kept: IO[bytes] | None = None
    if record is not None:
        writer = _writer_to(record)
    else:
        kept = tempfile.TemporaryFile("w+b", buffering=0)  # noqa: SIM115 - it lives as long as the server
        writer = Writer(kept.write, kept.close)
    recorder = Recorder(writer, script, arguments, mode)
    return Watch(recorder, Console(highlight=False), verify, script, record, kept)


def _writer_to(path: Path) -> Writer:
    try:
        return Writer.to(path)
    except FileExistsError as error:
        raise Failure(f"{path} exists already.", "Name another file: recordings are never overwritten.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(
            f"{path} cannot be written: {reason}.", "Name a file in a folder that you may write to."
        ) from error
