"""A mismatch turns into a smaller one: the script and the events that matter."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.machines.actions import Action
from tests.machines.deadline import TooLong, deadline
from tests.machines.minimize import minimize
from tests.machines.sessions import Mismatch, Mode, Twin

SCRIPT: Final = ""
"""The script itself, among the files of a case."""
ENDLESS: Final = 10.0
"""Seconds after which a script is taken to have lost the end of a loop."""


def made_small(found: Mismatch, *, seconds: float = 60) -> Mismatch:
    """The same sort of failure on a script that fits on a screen; `found` itself where it cannot be repeated."""

    files = {SCRIPT: found.text, **found.modules}
    if not _fails(files, found.actions):
        return found
    actions, until = list(found.actions), time.monotonic() + seconds
    for _ in range(2):
        files = _without_files(files, actions)
        for name in files:
            files, actions = _smaller(files, name, actions, until - time.monotonic())
    return _mismatch_of(files, actions) or found


def _smaller(
    files: dict[str, str], name: str, actions: Sequence[Action], seconds: float
) -> tuple[dict[str, str], list[Action]]:
    """With less in the file of this name."""

    def fails(text: str, actions: Sequence[Action]) -> bool:
        return _fails({**files, name: text}, actions)

    text, fewer = minimize(files[name], actions, fails, seconds=seconds)
    return {**files, name: text}, fewer


def _without_files(files: dict[str, str], actions: Sequence[Action]) -> dict[str, str]:
    """Those that are needed."""
    for name in [name for name in files if name != SCRIPT]:
        fewer = {other: text for other, text in files.items() if other != name}
        if _fails(fewer, actions):
            files = fewer
    return files


def _fails(files: Mapping[str, str], actions: Sequence[Action]) -> bool:
    if _mismatch_of(files, actions) is None:
        return False
    # Without its seed a script draws at random, and differs from itself: another failure than the one to explain.
    return _mismatch_of(files, actions, ("full_rerun", "full_rerun")) is None


def _mismatch_of(
    files: Mapping[str, str], actions: Sequence[Action], modes: tuple[Mode, Mode] = ("reuse", "full_rerun")
) -> Mismatch | None:
    modules = {name: text for name, text in files.items() if name != SCRIPT}
    return mismatch_of(files[SCRIPT], actions, modules, modes=modes)


def mismatch_of(
    text: str,
    actions: Sequence[Action],
    modules: Mapping[str, str] | None = None,
    *,
    modes: tuple[Mode, Mode] = ("reuse", "full_rerun"),
) -> Mismatch | None:
    """What goes wrong when these actions follow each other from the first run on; None for an endless script too."""
    with tempfile.TemporaryDirectory() as folder:
        twin = Twin(Path(folder), text, modules, modes=modes)
        try:
            with deadline(ENDLESS):
                for action in actions:
                    twin.step(action)
        except Mismatch as found:
            return found
        except TooLong:
            return None
        finally:
            twin.close()
    return None
