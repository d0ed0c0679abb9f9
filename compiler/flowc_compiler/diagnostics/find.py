"""A program -> all that there is to say about it, in the order of the source.

`# flowc: ignore[FC102]` at the end of a line keeps quiet what begins there; without codes, everything. What keeps a
script from being compiled is always told.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from flowc_compiler.collector import paused
from flowc_compiler.depth import with_room
from flowc_compiler.diagnostics.closed import closed_commands
from flowc_compiler.diagnostics.local_modules import unreadable_modules
from flowc_compiler.diagnostics.reach import always_executed
from flowc_compiler.diagnostics.values import changed_in_place, stale_globals
from flowc_compiler.diagnostics.widgets import equal_widgets
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import Diagnostic, SourceText
from flowc_compiler.remembered import remembering

_IGNORE: Final = re.compile(r"#\s*flowc:\s*ignore(?:\[([\w\s,]*)\])?")


def diagnose(program: Program, folder: Path | None) -> tuple[Diagnostic, ...]:
    """`folder`: where the script's local modules are, or None to look at no other file."""
    if program.failure is not None:
        return program.diagnostics
    try:
        with paused():
            found = with_room(lambda: _all(program, folder))
    except RecursionError:
        return program.diagnostics
    said = (one for one in found if not _ignored(one, program.parsed.source))
    return tuple(sorted(said, key=lambda one: (one.line, one.column, one.code, one.message)))


@remembering()
def _all(program: Program, folder: Path | None) -> set[Diagnostic]:
    return {
        # With the folder at hand, modules that cannot be read are found with their places, and through other modules.
        *(one for one in program.diagnostics if folder is None or one.code != "FC010"),
        *always_executed(program),
        *closed_commands(program),
        *changed_in_place(program),
        *equal_widgets(program),
        *stale_globals(program),
        *(unreadable_modules(program, folder) if folder is not None else ()),
    }


def _ignored(found: Diagnostic, source: SourceText) -> bool:
    comment = _IGNORE.search(source.line(found.line))
    if comment is None:
        return False
    codes = comment.group(1)
    return codes is None or found.code in {code.strip() for code in codes.split(",")}
