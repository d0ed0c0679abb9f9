"""`flowc graph`: a script and what was asked -> its graph on the terminal, in a file or in the browser."""

from __future__ import annotations

import os
import sys
import tempfile
import webbrowser
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

import typer
from rich.console import Console

from flowc.cli.failure import Failure
from flowc.cli.script import open_script

if TYPE_CHECKING:
    from flowc.cli.graph.view import View

_WITHOUT_TERMINAL: Final = 100
_ENDINGS: Final = {".txt": "text", ".mmd": "mermaid", ".gv": "dot", ".htm": "html"}


class GraphFormat(StrEnum):
    """The forms in which a graph is written."""

    text = "text"
    mermaid = "mermaid"
    dot = "dot"
    json = "json"
    svg = "svg"
    html = "html"


@dataclass(frozen=True, slots=True)
class GraphChoices:
    """The options of `flowc graph`, as typed."""

    script: Path
    form: GraphFormat | None
    what_if: str | None
    output: Path | None
    opened: bool


def print_graph(choices: GraphChoices) -> None:
    form = _form(choices)
    script = open_script(choices.script)
    # The compiler is loaded only by the commands that compile.
    from flowc.cli.graph.build import view_of
    from flowc.cli.graph.what_if import ask

    view = view_of(script, shown_as=str(choices.script))
    if choices.what_if is not None:
        view = ask(view, choices.what_if)
    if choices.output is None and not choices.opened:
        _print(view, form)
    else:
        _show(written(view, form), form, choices)


def _form(choices: GraphChoices) -> GraphFormat:
    """As asked for, else as the file's name says, else what there is to open in a browser."""
    if choices.form is not None:
        return choices.form
    if choices.output is not None:
        ending = choices.output.suffix.lower()
        name = _ENDINGS.get(ending, ending.removeprefix("."))
        if name in list(GraphFormat):
            return GraphFormat(name)
    return GraphFormat.html if choices.opened else GraphFormat.text


def _print(view: View, form: GraphFormat) -> None:
    if form is GraphFormat.text:
        from flowc.cli.graph.text import text_lines

        console = Console(highlight=False)
        for line in text_lines(view, _width(console)):
            console.print(line, soft_wrap=True)
        return
    # A terminal may know fewer characters than the script; programs read UTF-8.
    sys.stdout.buffer.write(written(view, form).encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.write(b"\n")


def _width(console: Console) -> int:
    return console.width if console.is_terminal or "COLUMNS" in os.environ else _WITHOUT_TERMINAL


def written(view: View, form: GraphFormat) -> str:
    match form:
        case GraphFormat.text:
            from flowc.cli.graph.text import text_lines

            return "\n".join(line.plain.rstrip() for line in text_lines(view, _WITHOUT_TERMINAL))
        case GraphFormat.mermaid:
            from flowc.cli.graph.mermaid import mermaid

            return mermaid(view)
        case GraphFormat.dot:
            from flowc.cli.graph.dot import dot

            return dot(view)
        case GraphFormat.json:
            from flowc.cli.graph.document import json_text

            return json_text(view)
        case GraphFormat.svg:
            from flowc.cli.graph.svg import svg

            return svg(view)
        case GraphFormat.html:
            from flowc.cli.graph.html import html

            return html(view)
        case _:
            assert_never(form)


def _show(written: str, form: GraphFormat, choices: GraphChoices) -> None:
    if choices.output is None:
        # Kept, since the browser reads it after this process has ended.
        folder = Path(tempfile.mkdtemp(prefix="flowc-graph-"))
        path = folder / f"{choices.script.stem}.{form}"
    else:
        path = choices.output
    try:
        path.write_text(written.rstrip("\n") + "\n", encoding="utf-8", errors="surrogatepass")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"{path} cannot be written: {reason}.", "Name another file with -o.") from error
    typer.echo(str(path))
    if choices.opened:
        _open(path)


def _open(path: Path) -> None:
    from flowc.cli.browser import has_browser

    if has_browser(os.environ):
        webbrowser.open(path.resolve().as_uri())
    else:
        typer.echo("There is no desktop here to open a browser on; open the file by hand.", err=True)
