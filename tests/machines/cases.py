"""A seed turns into one case: a random script with events, edits, interruptions, a changing world, often a second
visitor; in every third case the session also gives up outcomes at random, as it does to save memory.
`try_case` carries it out and adds what the engine did to a tally.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final

from tests.machines.actions import Action, Again, Forget, Interrupt, Second
from tests.machines.deadline import TooLong, deadline
from tests.machines.events import any_change_of, any_edit_of, any_event
from tests.machines.grammar import any_app, any_script
from tests.machines.sessions import Mismatch, Twin
from tests.machines.tally import Tally
from tests.machines.watch import watching

LONGEST: Final = 6.0
"""Seconds for one step; an edit may have taken away the end of a loop, and such a case is given up."""


APPS: Final = 2_000_000
"""From this seed on a case is an app with pages; below, it is a script."""


def is_app(seed: int) -> bool:
    return APPS <= seed < 2 * APPS


def try_case(seed: int, folder: Path, tally: Tally) -> Mismatch | None:
    """What goes wrong, if anything does."""
    random = Random(seed)
    script = (any_app if is_app(seed) else any_script)(random, size=random.randrange(4, 18))
    forgetting = Random(f"forgetting {seed}")
    forgetful = forgetting.randrange(3) == 0
    two, changing = random.randrange(6) == 0, random.randrange(3) > 0
    twin = Twin(folder, script.text, script.modules)
    tally.begin(script)
    try:
        with watching(tally.mechanisms):
            _act(twin, Again(), tally)
            for _ in range(random.randrange(3, 12)):
                actions = _next(random, twin, two=two, changing=changing)
                if forgetful and forgetting.randrange(2):
                    actions = [Forget(forgetting.randrange(1_000)), *actions]
                for action in actions:
                    _act(twin, action, tally)
    except Mismatch as found:
        return found
    except TooLong:
        tally.endings["given up"] += 1
    finally:
        for one in (twin, twin.second):
            if one is not None:
                tally.mechanisms.update(one.reuse.reader.counts)
        twin.close()
    return None


@contextmanager
def own_warnings() -> Iterator[None]:
    """What a script itself warns of shows in every run; what a library does, once in a process that two sides share."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("default", message="careful", module="__main__")
        yield


def _act(twin: Twin, action: Action, tally: Tally) -> None:
    with deadline(LONGEST):
        step = twin.step(action)
    if step.reports:
        tally.add(twin.text, step.reports)


def _next(random: Random, twin: Twin, *, two: bool, changing: bool) -> list[Action]:
    """One event, and what comes just before it."""
    at = random.randrange(24)
    if at < 3:
        return [any_edit_of(random, twin)]
    if at < 6 and changing:
        return [any_change_of(random, twin)]
    if two and random.randrange(2):
        return [Second(any_event(random, twin.second or twin))]
    places = sum(text.count("interruption.here(") for text in (twin.text, *twin.modules.values()))
    if places and at < 16:
        return [Interrupt(random.randint(1, places), stop=random.randrange(4) == 0), any_event(random, twin)]
    return [any_event(random, twin)]
