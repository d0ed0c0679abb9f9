"""`flowc check`: scripts -> what there is to say about them, written in one of three forms, and an exit code for CI.

Exit codes: 0 nothing, 1 something at least as grave as `--fail-on`, 2 a file cannot be read. Nothing is executed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, assert_never

import typer
from rich.console import Console
from rich.text import Text

from flowc.cli.check_options import CheckFormat, FailOn
from flowc.cli.excerpt import excerpt
from flowc.cli.failure import BAD_INPUT, Failure, show_failure
from flowc.cli.script import Script, content_of
from flowc_compiler.diagnostics.closed import Place as Command
from flowc_compiler.diagnostics.closed import commands
from flowc_compiler.diagnostics.find import diagnose
from flowc_compiler.diagnostics.rules import rules
from flowc_compiler.ir.source import Diagnostic, Severity
from flowc_compiler.passes.parse import read_source, refused

FOUND: Final = 1


@dataclass(frozen=True, slots=True)
class Checked:
    """One file with what was found. `shown_as` is the path as it was typed."""

    shown_as: str
    text: str
    found: tuple[Diagnostic, ...]
    commands: tuple[Command, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class CheckChoices:
    """The options of `flowc check`, as typed."""

    scripts: tuple[Path, ...]
    form: CheckFormat
    fail_on: FailOn
    stats: bool


def check_scripts(choices: CheckChoices) -> None:
    checked: list[Checked] = []
    missing = False
    for path in choices.scripts:
        try:
            checked.append(check_file(path))
        except Failure as failure:
            missing = True
            show_failure(failure, Console(stderr=True, highlight=False))
    _write(checked, choices)
    if missing:
        raise typer.Exit(BAD_INPUT)
    if any(_counts(found, choices.fail_on) for one in checked for found in one.found):
        raise typer.Exit(FOUND)


def check_file(path: Path) -> Checked:
    from flowc.cli.compiled import compile_opened

    content = content_of(path)
    full = path.resolve()
    try:
        text = read_source(full).text
    except SyntaxError as error:
        return Checked(str(path), content.decode("utf-8", errors="replace"), (_with_fix(refused(error, "FC002")),))
    program = compile_opened(Script(full, text))
    found = tuple(_with_fix(one) for one in diagnose(program, full.parent))
    return Checked(str(path), text, found, commands(program))


def _with_fix(found: Diagnostic) -> Diagnostic:
    """What comes from CPython has no words of ours yet."""
    if found.hint:
        return found
    hint = rules()[found.code].fix
    return Diagnostic(
        found.code, found.severity, found.line, found.column, found.message, hint, found.end_line, found.end_column
    )


def _counts(found: Diagnostic, fail_on: FailOn) -> bool:
    grave: dict[str, int] = {"note": 1, "warning": 2, "error": 3}
    match fail_on:
        case FailOn.never:
            return False
        case FailOn.note | FailOn.warning | FailOn.error:
            return grave[found.severity] >= grave[fail_on.value]
        case _:
            assert_never(fail_on)


def _write(checked: list[Checked], choices: CheckChoices) -> None:
    from flowc.cli.check_forms import json_text, sarif_text

    match choices.form:
        case CheckFormat.text:
            _print(checked, stats=choices.stats)
        case CheckFormat.json:
            typer.echo(json_text(checked, stats=choices.stats))
        case CheckFormat.sarif:
            typer.echo(sarif_text(checked))
        case _:
            assert_never(choices.form)


_COLORS: Final[dict[Severity, str]] = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def _print(checked: list[Checked], *, stats: bool) -> None:
    console = Console(highlight=False)
    for one in checked:
        for found in one.found:
            console.print(finding_text(one, found), soft_wrap=True)
            console.print()
    total = sum(len(one.found) for one in checked)
    files = "1 file" if len(checked) == 1 else f"{len(checked)} files"
    counted = "nothing" if not total else "1 remark" if total == 1 else f"{total} remarks"
    console.print(Text(f"{counted} in {files}", style="dim"), soft_wrap=True)
    if stats:
        console.print(stats_text(checked), soft_wrap=True)


def finding_text(one: Checked, found: Diagnostic) -> Text:
    """Place, rule and reason; the source with carets; what happens meanwhile; what to do."""
    rule = rules()[found.code]
    text = _place(one.shown_as, found).append(f"  {rule.title}\n  {found.message}\n\n")
    end = (found.end_line, found.end_column + 1) if found.end_line == found.line else (None, None)
    text.append(excerpt(one.text, found.line, found.column + 1, *end))
    text.append(f"\n\n  {rule.meanwhile}\n", "dim")
    text.append(f"  {found.hint}", "dim")
    return text


def finding_line(shown_as: str, found: Diagnostic) -> Text:
    """On one line, for where there is more to be seen."""
    return Text("  ").append_text(_place(shown_as, found)).append(f"  {found.message}")


def _place(shown_as: str, found: Diagnostic) -> Text:
    place = f"{shown_as}:{found.line}:{found.column + 1}"
    return Text.assemble((place, "bold"), "  ", (f"{found.severity} {found.code}", _COLORS[found.severity]))


def stats_text(checked: list[Checked]) -> Text:
    """How many commands stand in opened regions, and of the others where and why not."""
    places = [(one, place) for one in checked for place in one.commands]
    opened = sum(place.opened for _, place in places)
    share = f" ({opened / len(places):.0%})" if places else ""
    text = Text(f"{opened} of {len(places)} commands stand in opened regions{share}")
    for one, place in places:
        if not place.opened:
            text.append(f"\n  {one.shown_as}:{place.call.lineno}: {place.reason}", "dim")
    return text
