"""A file under `regressions/` turns into a script, the modules beside it and the events at its page.

The first line says what may go wrong, the second lists the events after the first run; a line `# --- name.py` begins
the text of a module, or of a page (`pages/one.py`). Lines that begin with `#|` (what a campaign noted below a failure)
are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.machines.actions import Action, Again, parse

FOLDER: Final = Path(__file__).parent / "regressions"

_SECTION: Final = re.compile(r"^# --- ([\w/]+)\.py\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Trap:
    text: str
    modules: Mapping[str, str]
    actions: tuple[Action, ...]


def read_trap(path: Path) -> Trap:
    """`actions` begins with the first run."""
    why, events, *_ = path.read_text(encoding="utf-8").splitlines()
    assert why.startswith("# "), "the first line says what the trap is"
    assert events.startswith("# events: "), "the second line says what happens at the page"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text, *beside = _SECTION.split("".join(line for line in lines if not line.startswith("#|")))
    modules = dict(zip(beside[::2], beside[1::2], strict=True))
    return Trap(text, modules, (Again(), *parse(events.removeprefix("# events: "))))
