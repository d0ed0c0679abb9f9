"""`flowc explain`: a script and the name of a pass -> the text form of what that pass made of it."""

from __future__ import annotations

from pathlib import Path

import typer

from flowc.cli.failure import Failure
from flowc.cli.script import open_script


def print_after(path: Path, after: str) -> None:
    """`after` empty is the last pass."""
    script = open_script(path)
    from flowc.cli.compiled import compile_opened
    from flowc_compiler.ir.show import show
    from flowc_compiler.pipeline import IR, PASSES

    wanted = after or PASSES[-1]
    if wanted not in PASSES:
        raise Failure(f"There is no pass {wanted!r}.", f"The passes, in order: {', '.join(PASSES)}.")

    def print_wanted(name: str, ir: IR) -> None:
        if name == wanted:
            typer.echo(show(ir))

    compile_opened(script, print_wanted)
