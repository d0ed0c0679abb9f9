"""argv -> one command of flowc.

Holds: bad input ends with one message and exit code 2, trouble while running with 1; a person never sees our
traceback unless they ask for it (FLOWC_TRACEBACK=1), only what went wrong and what to do.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.console import Console

from flowc import __version__
from flowc.cli.check_options import CheckFormat, FailOn
from flowc.cli.failure import RUNTIME, Failure, show_failure
from flowc.cli.graph.command import GraphFormat

app = typer.Typer(
    name="flowc",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ScriptPath = Annotated[Path, typer.Argument(show_default=False, help="A Streamlit script (.py).")]


Arguments = Annotated[
    list[str] | None,
    typer.Argument(show_default=False, help="After --: what the script finds in sys.argv[1:]."),
]
Port = Annotated[
    int | None,
    typer.Option(min=0, max=65535, metavar="PORT", show_default="8501", help="Where to listen; 0 takes any free port."),
]
Host = Annotated[str | None, typer.Option(metavar="HOST", show_default="127.0.0.1", help="Which address to listen on.")]
Headless = Annotated[bool, typer.Option("--headless", help="Do not open a browser.")]
FullRerun = Annotated[bool, typer.Option("--full-rerun", help="Execute everything in every run.")]
LogRuns = Annotated[bool, typer.Option("--log-runs", help="Tell per run what executed and what was reused.")]
Record = Annotated[
    Path | None,
    typer.Option(metavar="FILE", show_default=False, help="Record every event and what it led to, for flowc replay."),
]
Verify = Annotated[bool, typer.Option("--verify", help="Compare every run with a full rerun. Effects happen twice.")]
SessionMemory = Annotated[
    str,
    typer.Option(
        metavar="SIZE",
        envvar="FLOWC_SESSION_MEMORY",
        help="What a session may keep for reuse; over it, what is cheap to recompute is given up.",
    ),
]
Format = Annotated[
    GraphFormat | None,
    typer.Option("--format", "-f", show_default="text, or what -o or --open say", help="How to write it."),
]
WhatIf = Annotated[
    str | None,
    typer.Option(
        "--what-if",
        metavar="WIDGET",
        show_default=False,
        help="Mark what may execute when this widget (its key, label or line) changes.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", show_default=False, help="Write it to a file.")
]
Open = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]
After = Annotated[str, typer.Option(metavar="PASS", show_default="the last one", help="A pass of the compiler.")]


@app.command()
def run(
    script: ScriptPath,
    arguments: Arguments = None,
    port: Port = None,
    host: Host = None,
    headless: Headless = False,
    full_rerun: FullRerun = False,
    log_runs: LogRuns = False,
    record: Record = None,
    verify: Verify = False,
    session_memory: SessionMemory = "256MB",
) -> None:
    """Serve a script and open it in the browser."""
    from flowc.cli.options import configuration
    from flowc.cli.run import RunChoices, run_script

    options = configuration(script)
    said = {name: options.get(f"server.{name}") for name in ("port", "address", "headless")}

    run_script(
        RunChoices(
            script=script,
            arguments=tuple(arguments or ()),
            host=host or str(said["address"] or "127.0.0.1"),
            port=int(str(said["port"])) if port is None else port,
            headless=headless or said["headless"] is True,
            configuration=options,
            mode="full_rerun" if full_rerun else "reuse",
            log_runs=log_runs,
            record=record,
            verify=verify,
            session_memory=session_memory,
        )
    )


@app.command()
def hello(
    port: Port = None, headless: Headless = False, full_rerun: FullRerun = False, log_runs: LogRuns = False
) -> None:
    """Serve the gallery: every element with its main options and the lines that make it."""
    from flowc.cli.hello import gallery

    run(gallery(), port=port, headless=headless, full_rerun=full_rerun, log_runs=log_runs)


@app.command()
def graph(
    script: ScriptPath,
    format: Format = None,  # noqa: A002 - the option's own name
    what_if: WhatIf = None,
    output: Output = None,
    open: Open = False,  # noqa: A002 - the option's own name
) -> None:
    """Show how the cells of a script depend on each other."""
    from flowc.cli.graph.command import GraphChoices, print_graph

    print_graph(GraphChoices(script, format, what_if, output, open))


@app.command()
def check(
    scripts: Annotated[list[Path], typer.Argument(show_default=False, help="Streamlit scripts (.py).")],
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help="How to write it.")] = CheckFormat.text,  # noqa: A002
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="From which severity on to fail.")] = FailOn.warning,
    stats: Annotated[bool, typer.Option("--stats", help="Tell how many commands stand in opened regions.")] = False,
) -> None:
    """Tell what is wrong with scripts, or slow. Exit code: 0 nothing, 1 something, 2 a file cannot be read."""
    from flowc.cli.check import CheckChoices, check_scripts

    check_scripts(CheckChoices(tuple(scripts), format, fail_on, stats))


@app.command()
def explain(script: ScriptPath, after: After = "") -> None:
    """Print what the compiler made of a script after one of its passes."""
    from flowc.cli.explain import print_after

    print_after(script, after)


@app.command()
def why(
    target: Annotated[
        str, typer.Argument(show_default=False, help="A line (app.py:12), a cell, or an element's text.")
    ],
    run: Annotated[int | None, typer.Option("--run", metavar="N", help="That run instead of the latest.")] = None,
    session: Annotated[int | None, typer.Option(metavar="N", help="That session instead of the latest active.")] = None,
    port: Annotated[int | None, typer.Option(metavar="PORT", help="That app instead of the latest started.")] = None,
    recording: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Ask a recording.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Tell why a cell or an element executed or was reused in a running app."""
    from flowc.cli.why import WhyChoices, print_why

    print_why(WhyChoices(target, run, session, port, recording, as_json))


@app.command()
def replay(
    recording: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="What --record has written.")],
    full_rerun: FullRerun = False,
    folder: Annotated[
        Path | None,
        typer.Option(metavar="DIR", show_default="the recorded one", help="Where the script's data files are."),
    ] = None,
) -> None:
    """Repeat a recording and tell what differs. Exit code: 0 nothing, 1 something, 2 the file cannot be used."""
    from flowc.cli.replay import ReplayChoices, replay_recording

    replay_recording(ReplayChoices(recording, full_rerun, folder))


config = typer.Typer(help="The options of an app.", no_args_is_help=True)
app.add_typer(config, name="config")


@config.callback()
def config_options() -> None:
    """The options of an app."""


@config.command("show")
def show(
    script: Annotated[Path, typer.Argument(show_default=False, help="The script they are for.")] = Path("app.py"),
    everything: Annotated[bool, typer.Option("--all", help="Those without effect in flowc too.")] = False,
) -> None:
    """Show the options of an app, their values, and where each comes from."""
    from flowc.cli.options import show_options

    show_options(Console(highlight=False), script, everything=everything)


@app.command()
def version() -> None:
    """Print the versions of flowc and of Python."""
    python = ".".join(map(str, sys.version_info[:3]))
    typer.echo(f"flowc {__version__} (Python {python})")


def _version_asked(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version_asked, is_eager=True, help="The same as the command version.")
    ] = False,
) -> None:
    """Runs unchanged Streamlit scripts; on every interaction only what changed is executed."""


def main() -> None:
    try:
        from flowc.cli.options import without_options

        app(args=without_options(sys.argv[1:]))
    except Failure as failure:
        show_failure(failure, Console(stderr=True, highlight=False))
        sys.exit(failure.exit_code)
    except KeyboardInterrupt:
        # The shell's own convention for a command ended by SIGINT.
        sys.exit(130)
    except (Exception, BaseExceptionGroup) as error:  # the outermost frame: what arrives here is a defect of flowc
        if os.environ.get("FLOWC_TRACEBACK"):
            raise
        show_failure(_defect(error), Console(stderr=True, highlight=False))
        sys.exit(RUNTIME)


def _defect(error: BaseException) -> Failure:
    cause = _first(error)
    said = str(cause).strip() or "no message"
    return Failure(
        f"flowc itself failed: {type(cause).__name__}: {said}",
        "This is a defect in flowc, not in your script. FLOWC_TRACEBACK=1 shows where; please report it.",
        exit_code=RUNTIME,
    )


def _first(error: BaseException) -> BaseException:
    """The server's tasks wrap what happened; the first that failed says most."""
    if not isinstance(error, BaseExceptionGroup):
        return error
    group = cast("BaseExceptionGroup[BaseException]", error)
    return _first(group.exceptions[0])
