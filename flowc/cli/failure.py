"""What went wrong -> one message on the terminal that says what to do, and an exit code.

Holds: a `Failure` is what a person did or met, never a defect of ours; it is shown without a traceback.
"""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.text import Text

BAD_INPUT: Final = 2
RUNTIME: Final = 1


class Failure(Exception):
    """`message` is one sentence, `advice` what to do now, `excerpt` lines shown as they are (the user's source)."""

    def __init__(self, message: str, advice: str, *, excerpt: str = "", exit_code: int = BAD_INPUT) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.excerpt = excerpt
        self.exit_code = exit_code


def show_failure(failure: Failure, console: Console) -> None:
    # Text and not markup: a path or a line of source may hold brackets.
    console.print(Text.assemble(("error: ", "bold red"), failure.message), soft_wrap=True)
    if failure.excerpt:
        console.print()
        console.print(Text(failure.excerpt), soft_wrap=True)
        console.print()
    console.print(Text(failure.advice, style="dim"), soft_wrap=True)
