"""`flowc graph`: a script -> its cells and why they depend on each other, written in one of four forms."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import assert_never

import typer

from flowc.cli.script import open_script


class GraphFormat(StrEnum):
    """The forms in which a graph is written."""

    text = "text"
    mermaid = "mermaid"
    dot = "dot"
    json = "json"


def print_graph(path: Path, form: GraphFormat) -> None:
    script = open_script(path)
    # The compiler is loaded only by the commands that compile.
    from flowc.cli.graph_forms import dot, json_text, mermaid, text
    from flowc.cli.graph_view import view_of

    view = view_of(script, shown_as=str(path))
    match form:
        case GraphFormat.text:
            typer.echo(text(view))
        case GraphFormat.mermaid:
            typer.echo(mermaid(view))
        case GraphFormat.dot:
            typer.echo(dot(view))
        case GraphFormat.json:
            typer.echo(json_text(view))
        case _:
            assert_never(form)
