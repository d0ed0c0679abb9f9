"""`flowc run`: what a person chose -> a server that runs until it is stopped.

The server knows no terminal: what is printed, and the browser, are here, called back from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

from flowc import __version__
from flowc.cli.address import bad_host, is_loopback, port_taken
from flowc.cli.browser import open_browser
from flowc.cli.failure import Failure
from flowc.cli.options import configuration
from flowc.cli.run_log import Mode, print_run
from flowc.cli.script import Script, open_script
from flowc_runtime.configuration import Configuration
from flowc_runtime.events import RunReport

if TYPE_CHECKING:
    from flowc.cli.watching import Watch

_VERIFY: Final = (
    "Every run is compared with a full rerun (--verify): each event executes the script twice.",
    "WHAT IT DOES TO FILES, DATABASES AND THE NETWORK HAPPENS TWICE.",
)

_MOST_WARNINGS: Final = 5


@dataclass(frozen=True, slots=True)
class RunChoices:
    """The options of `flowc run`, as typed."""

    script: Path
    arguments: tuple[str, ...]
    host: str
    port: int
    headless: bool
    mode: Mode
    log_runs: bool
    record: Path | None = None
    verify: bool = False
    session_memory: str = "256MB"
    configuration: Configuration | None = None


def run_script(choices: RunChoices) -> None:
    script = open_script(choices.script)
    if choices.verify and choices.mode == "full_rerun":
        raise Failure("--verify compares reuse with a full rerun.", "Leave one of --verify and --full-rerun out.")
    memory = _size(choices.session_memory)
    console = Console(highlight=False)
    # Loading the server takes most of the start; a mistake in the script is told before that.
    from flowc_runtime.server import BadHost, PortInUse, ServeOptions, serve

    def on_report(session: str, report: RunReport) -> None:
        print_run(console, session, report, choices.mode)

    def on_problem(problem: str) -> None:
        console.print(Text(f"  {problem}", style="yellow"), soft_wrap=True)

    def on_ready(url: str) -> None:
        _greet(console, choices, url)
        _warn(console, script.path)
        for problem in () if choices.configuration is None else choices.configuration.problems:
            on_problem(problem)
        for problem in _theme_problems(choices):
            on_problem(problem)
        if not choices.headless:
            open_browser(url)

    options = ServeOptions(
        script=script.path,
        host=choices.host,
        port=choices.port,
        headless=choices.headless,
        mode=choices.mode,
        log_runs=choices.log_runs,
        argv=choices.arguments,
        on_report=on_report if choices.log_runs else None,
        on_ready=on_ready,
        announced=True,
        session_memory=memory,
        configuration=choices.configuration,
        reread=None if choices.configuration is None else partial(configuration, script.path),
        on_problem=on_problem,
        graph=partial(_graph, script),
    )
    watching = _watch(choices, script.path)
    try:
        if watching is None:
            serve(options)
        else:
            serve(options, sessions_of=watching.sessions_of)
    except PortInUse as error:
        raise port_taken(choices.host, choices.port) from error
    except BadHost as error:
        raise bad_host(choices.host, choices.port, error.__cause__) from error
    finally:
        if watching is not None:
            watching.close()
    console.print(Text("stopped", style="dim"))


def _warn(console: Console, script: Path) -> None:
    """Once, at the start; after an edit the page tells."""
    from flowc.cli.check import check_file, finding_line

    checked = check_file(script)
    found = [one for one in checked.found if one.severity != "note"]
    for one in found[:_MOST_WARNINGS]:
        console.print(finding_line(script.name, one), soft_wrap=True)
    if found:
        more = f"{len(found) - _MOST_WARNINGS} more; " if len(found) > _MOST_WARNINGS else ""
        console.print(
            Text(f"  {more}flowc check {script.name} tells what to do about it\n", style="dim"), soft_wrap=True
        )


def _theme_problems(choices: RunChoices) -> tuple[str, ...]:
    from flowc_runtime.theme import theme_of, theme_places

    if choices.configuration is None:
        return ()
    return theme_of(choices.configuration, theme_places(choices.script))[1]


def _graph(script: Script) -> str:
    """The page that draws the script as it is on disk now."""
    from flowc.cli.graph.build import view_of
    from flowc.cli.graph.html import html

    return html(view_of(open_script(script.path), shown_as=script.path.name))


def _size(text: str) -> int:
    from flowc_runtime.budget import parsed_size

    try:
        return parsed_size(text)
    except ValueError as error:
        advice = "Write a number with KB, MB or GB, such as --session-memory 512MB (or FLOWC_SESSION_MEMORY=512MB)."
        raise Failure(str(error), advice) from None


def _watch(choices: RunChoices, script: Path) -> Watch | None:
    if choices.record is None and not choices.verify:
        return None
    from flowc.cli.watching import watch

    return watch(script, choices.arguments, mode=choices.mode, record=choices.record, verify=choices.verify)


def _greet(console: Console, choices: RunChoices, url: str) -> None:
    lines = [Text.assemble(("flowc ", "bold"), (__version__, "dim"), "  ", str(choices.script)), Text()]
    lines.append(Text.assemble("  ", (url, f"bold cyan link {url}")))
    lines.append(Text())
    if choices.mode == "full_rerun":
        lines.append(Text("  Every run executes everything (--full-rerun).", style="yellow"))
    if choices.verify:
        lines += [Text(f"  {line}", style="bold yellow") for line in _VERIFY]
    if choices.record is not None:
        lines.append(Text(f"  Everything that happens is recorded in {choices.record} (--record).", style="yellow"))
    if not is_loopback(choices.host):
        lines.append(Text("  Everybody who reaches this machine at that address can use the app.", style="yellow"))
    lines.append(Text("  Save the script and the page follows. Ctrl+C stops the server.", style="dim"))
    lines.append(Text())
    console.print(Text("\n").join(lines), soft_wrap=True)
