"""Options of the app on the command line, and `flowc config show`: each option, its value, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flowc.cli.failure import Failure
from flowc_runtime.configuration import OPTIONS, BadOption, Configuration, load_configuration, option, parsed

_FLAG: Final = re.compile(r"--([a-z]+(?:\.[A-Za-z]+)+)(?:=(.*))?", re.DOTALL)

GIVEN: Final[dict[str, object]] = {}
"""What the command line of this process says of the app, by key."""


def without_options(arguments: Sequence[str]) -> list[str]:
    """Take out what is an option of the app (`--server.port 8502`). What follows `--` is the script's own."""
    left: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*left, word, *waiting]
        found = _FLAG.fullmatch(word)
        if found is None:
            left.append(word)
            continue
        key, value = found[1], found[2]
        if value is None:
            value = _value_after(key, waiting)
        _take(key, value)
    return left


def _value_after(key: str, waiting: list[str]) -> str:
    known = OPTIONS.get(key)
    if known is not None and known.kind == "bool" and (not waiting or waiting[0].lower() not in ("true", "false")):
        return "true"
    if not waiting or waiting[0].startswith("--"):
        raise Failure(f"--{key} needs a value.", f"Write it after the option: --{key} VALUE")
    return waiting.pop(0)


def _take(key: str, value: str) -> None:
    try:
        option(key)
        parsed(key, value)
    except BadOption as error:
        raise Failure(f"--{key}: {error}.", "flowc config show lists the options of an app.") from None
    GIVEN[key] = value


def configuration(script: Path) -> Configuration:
    return load_configuration(script, GIVEN)


def show_options(console: Console, script: Path, *, everything: bool) -> None:
    """Those that are set or have an effect; `everything`: all that there are."""
    made = configuration(script)
    table = Table(box=None, pad_edge=False)
    for title in ("option", "value", "from", ""):
        table.add_column(title, style="bold" if title == "option" else "", overflow="fold")
    for key, known in OPTIONS.items():
        given = made.given.get(key)
        usual = known.effect and not key.startswith("theme.")  # of which there are three hundred
        if not (everything or usual or given is not None):
            continue
        value = "(not shown)" if known.sensitive and given is not None else _text(made.get(key))
        effect = "" if known.effect else "accepted, without effect"
        table.add_row(key, value, "default" if given is None else given.source, Text(effect, style="dim"))
    console.print(table)
    for problem in made.problems:
        console.print(Text(f"  {problem}", style="yellow"), soft_wrap=True)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, cast("tuple[object, ...]", value))) if isinstance(value, tuple) else str(value)
