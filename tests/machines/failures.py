"""A mismatch turns into a smaller one: the script and the events that matter."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.machines.actions import Action
from tests.machines.deadline import TooLong, deadline
from tests.machines.minimize import minimize
from tests.machines.sessions import Mismatch, Mode, Twin

ENDLESS: Final = 10.0
"""Seconds after which a script is taken to have lost the end of a loop."""


def made_small(found: Mismatch, *, seconds: float = 60) -> Mismatch:
    """The same sort of failure on a script that fits on a screen; `found` itself where it cannot be repeated."""

    def fails(text: str, actions: Sequence[Action]) -> bool:
        if mismatch_of(text, actions, found.modules) is None:
            return False
        # Without its seed a script draws at random, and differs from itself: another failure than the one to explain.
        return mismatch_of(text, actions, found.modules, modes=("full_rerun", "full_rerun")) is None

    if not fails(found.text, found.actions):
        return found
    text, actions = minimize(found.text, found.actions, fails, seconds=seconds)
    return mismatch_of(text, actions, found.modules) or found


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
