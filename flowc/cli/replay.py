"""`flowc replay`: a recording -> the same events once more, and where what can be observed differs.

Exit codes: 0 nothing differs, 1 something does, 2 the file cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer
from rich.console import Console
from rich.text import Text

from flowc.cli.failure import Failure

if TYPE_CHECKING:
    from flowc_runtime.comparison import Difference
    from flowc_runtime.replay import Replayed
    from flowc_runtime.tape import Tape

_EVENTS_SHOWN: Final = 5
_DIFFERENCES_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class ReplayChoices:
    """The options of `flowc replay`, as typed."""

    recording: Path
    full_rerun: bool
    folder: Path | None


def replay_recording(choices: ReplayChoices) -> None:
    tape = open_recording(choices.recording)
    from flowc_runtime.replay import changed_surroundings, replay

    folder = (choices.folder or Path(tape.began.folder)).resolve()
    if choices.folder is not None and not folder.is_dir():
        raise Failure(f"There is no folder {choices.folder}.", "Name the folder that has the script's data files.")
    console = Console(highlight=False)
    console.print(
        Text(f"{choices.recording}: {tape.began.script}, flowc {tape.began.flowc}", style="bold"), soft_wrap=True
    )
    done: list[Replayed] = []
    shown = 0
    for event in replay(tape, folder=folder, mode="full_rerun" if choices.full_rerun else "reuse"):
        done.append(event)
        if event.differs and shown < _EVENTS_SHOWN:
            shown += 1
            console.print(Text("\n").join(_event_lines(event, console.width)), soft_wrap=True)
    differing = [event for event in done if event.differs]
    if differing:
        for line in changed_surroundings(tape, folder):
            console.print(Text(f"  ! {line}", style="yellow"), soft_wrap=True)
    console.print(Text("\n").join(_summary(tape, done, differing)), soft_wrap=True)
    if differing:
        raise typer.Exit(1)


def open_recording(path: Path) -> Tape:
    """Raises Failure."""
    from flowc_runtime.tape import Unreadable, read

    try:
        return read(path)
    except Unreadable as error:
        raise Failure(f"{path} cannot be used: {error}.", "Make one: flowc run app.py --record FILE.") from error
    except FileNotFoundError as error:
        raise Failure(f"There is no file {path}.", "Make one: flowc run app.py --record FILE.") from error
    except OSError as error:
        raise Failure(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.", "Check the path.") from error


def _event_lines(event: Replayed, width: int) -> Iterator[Text]:
    yield Text.assemble((f"event {event.number}", "bold"), (f"  session {event.session}  {event.words}", "dim"))
    for difference in event.compared.differences[:_DIFFERENCES_SHOWN]:
        yield from difference_lines(difference, width, ("recorded", "now"))
    rest = len(event.compared.differences) - _DIFFERENCES_SHOWN
    if rest > 0:
        yield Text(f"    … and {rest} more", style="dim")
    for slot in event.slots[:_DIFFERENCES_SHOWN]:
        yield Text(f"    {slot}", style="yellow")
    if len(event.slots) > _DIFFERENCES_SHOWN:
        yield Text(f"    … and {len(event.slots) - _DIFFERENCES_SHOWN} more cells", style="dim")


def difference_lines(difference: Difference, width: int, names: tuple[str, str]) -> Iterator[Text]:
    """`names`: what to call what was expected, and what is there."""
    yield Text(f"  ≠ {difference.where}", style="red")
    gutter = max(map(len, names))
    for name, value in zip(names, (difference.expected, difference.got), strict=True):
        room = max(24, width - gutter - 7)
        yield Text(f"    {name:<{gutter}}  {_cut(value or 'nothing', room)}")
    if difference.blamed is not None:
        yield Text(f"    made by {difference.blamed.text()}", style="yellow")


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def _summary(tape: Tape, done: list[Replayed], differing: list[Replayed]) -> Iterator[Text]:
    if tape.broken:
        yield Text(f"The recording is not whole: {tape.broken}. What was before it has been replayed.", style="yellow")
    ended = [event.number for event in done if event.ended]
    if ended:
        yield Text(f"From event {ended[0]} on some events have no outcome to compare with.", style="yellow")
    excused = sum(event.compared.excused for event in done)
    if excused:
        yield Text(
            f"{excused} differences depend on the clock, entropy or the network and were not counted.", style="dim"
        )
    events = len(done) - len(ended)
    if not differing:
        yield Text(f"{events} event{'' if events == 1 else 's'}: nothing differs.", style="green")
        return
    first = differing[0].number
    yield Text(f"{len(differing)} of {events} events differ; the first is event {first}.", style="red")
