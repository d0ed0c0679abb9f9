"""`flowc why`: a target -> why it executed or was reused, asked of a running server or looked up in a recording."""

from __future__ import annotations

import http.client
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from flowc.cli.failure import Failure
from flowc_runtime.history import PastRun
from flowc_runtime.running import Running, running
from flowc_runtime.why import Answer, NotFound, Step, why

_PATIENCE: Final = 10.0


@dataclass(frozen=True, slots=True)
class WhyChoices:
    """The options of `flowc why`, as typed."""

    target: str
    number: int | None
    session: int | None
    port: int | None
    recording: Path | None
    as_json: bool


class Found(msgspec.Struct, frozen=True):
    """An answer, and which session it is about; what the server sends."""

    session: int
    sessions: tuple[int, ...]
    script: str
    answer: Answer


class _Refused(msgspec.Struct, frozen=True):
    error: str
    near: tuple[str, ...] = ()


def print_why(choices: WhyChoices) -> None:
    try:
        found = _from_server(choices) if choices.recording is None else _from_recording(choices, choices.recording)
    except NotFound as error:
        raise Failure(error.message, _advice(error.near)) from error
    if choices.as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        return
    console = Console(highlight=False)
    console.print(Text("\n").join(answer_lines(found, console.width)), soft_wrap=True)


def answer_lines(found: Found, width: int) -> Iterator[Text]:
    """At most `width` columns where words can be broken."""
    answer = found.answer
    session = f", session {found.session}" if len(found.sessions) > 1 else ""
    yield Text.assemble((f"run {answer.run}{session}", "bold"), (f"  {answer.event}", "dim"))
    if answer.element:
        yield Text(answer.element, style="dim")
    yield Text()
    for position, step in enumerate(answer.steps):
        yield from _step(step, position, width)
    if answer.last_executed is not None:
        yield from _wrapped(f"It last executed in run {answer.last_executed}: {answer.last_reason}.", "", width, "dim")
    if answer.others:
        yield from _wrapped(
            f"{answer.others} more of this line: name one, as in {answer.steps[0].cell}.", "", width, "dim"
        )


def _step(step: Step, position: int, width: int) -> Iterator[Text]:
    arrow = "" if position == 0 else "← "
    name = Text.assemble((f"{arrow}{_place(step)}", "bold"))
    room = max(20, width - name.cell_len - 3)
    if step.source:
        name.append("  " + textwrap.shorten(step.source.strip(), room, placeholder=" …"), "cyan")
    yield name
    word, style = ("executed", "green") if step.executed else ("reused", "cyan")
    yield from _wrapped(f"{word}: {step.reason}", "    ", width, style)
    if step.needless:
        yield from _wrapped("executed although nothing came out different", "    ", width, "yellow")


def _place(step: Step) -> str:
    """A cell without a name of its own is called after its line."""
    first, last = step.lines
    lines = f"L{first}" if first == last else f"L{first}–{last}"
    return step.cell.replace(f"L{first}", lines, 1) if step.cell.startswith(f"L{first}") else f"{step.cell} {lines}"


def _wrapped(text: str, indent: str, width: int, style: str) -> Iterator[Text]:
    wrapper = textwrap.TextWrapper(
        max(30, width),
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from (Text(line, style=style) for line in wrapper.wrap(text))


def _advice(near: tuple[str, ...]) -> str:
    if not near:
        return "Name a line (app.py:12), a cell (flowc graph app.py lists them), or the text of an element."
    return f"Did you mean {' or '.join(map(repr, near))}?"


# --- where from


def _from_server(choices: WhyChoices) -> Found:
    server = _server(choices.port)
    question = {"target": choices.target, "run": choices.number, "session": choices.session}
    status, content = _post(server, msgspec.json.encode(question))
    try:
        if status == 200:
            return msgspec.json.decode(content, type=Found)
        refused = msgspec.json.decode(content, type=_Refused)
    except msgspec.MsgspecError as error:
        raise Failure(f"What answers at {server.url} is no flowc of this version.", "Start the app again.") from error
    raise NotFound(refused.error, refused.near)


def _server(port: int | None) -> Running:
    alive = running()
    chosen = [server for server in alive if port is None or urlsplit(server.url).port == port]
    if chosen:
        return chosen[-1]
    if not alive:
        raise Failure(
            "No app runs here.", "Start it with flowc run app.py, or name a recording: flowc why TARGET --from FILE."
        )
    ports = ", ".join(str(urlsplit(server.url).port) for server in alive)
    raise Failure(f"No app runs on port {port}.", f"Apps run on: {ports}.")


def _post(server: Running, question: bytes) -> tuple[int, bytes]:
    place = urlsplit(server.url)
    connection = http.client.HTTPConnection(place.hostname or "127.0.0.1", place.port, timeout=_PATIENCE)
    try:
        headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
        connection.request("POST", "/_flowc/why", question, headers)
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, http.client.HTTPException) as error:
        raise Failure(f"The server at {server.url} does not answer.", "Is it busy? Try again.") from error
    finally:
        connection.close()


def _from_recording(choices: WhyChoices, path: Path) -> Found:
    from flowc.cli.replay import open_recording
    from flowc_runtime.tape import Happened, Ran

    tape = open_recording(path)
    words = {entry.number: entry.words for entry in tape.entries if isinstance(entry, Happened)}
    runs: dict[int, list[PastRun]] = {}
    latest = 0
    for entry in tape.entries:
        if isinstance(entry, Ran):
            runs.setdefault(entry.session, []).append(PastRun(words.get(entry.number, ""), entry.report, entry.shown))
            latest = entry.session
    if not runs:
        raise NotFound("The recording ends before a run did.")
    session = latest if choices.session is None else choices.session
    if session not in runs:
        raise NotFound(f"The recording has no session {session}.", [str(number) for number in runs])
    answer = why(runs[session], choices.target, number=choices.number, script=tape.began.script)
    return Found(session, tuple(runs), tape.began.script, answer)
