"""What an executing slot did to the global generators of random numbers -> inputs and outcomes of its trace.

A slot that moved a generator had its state before as an input and has the state after as an outcome. A statement that
only seeds has no such input. Seeding may leave a generator as it was: a slot whose code may look at a generator, or
set it, counts as having done both; and where somebody has seeded a generator and nobody has drawn since, any library
may have done so again, so then the state is an input of everything that calls libraries.

What a cached function draws is the slot's only in the run that computes it: afterwards it draws nothing.
"""

from __future__ import annotations

import random
import sys
import types
from typing import Final

from flowc_compiler.seeds import LIBRARIES, PERHAPS
from flowc_runtime.heap.walk import NOTHING
from flowc_runtime.recording import Recording
from flowc_runtime.trace import RandomRead, RandomSet
from flowc_shims.stdlib.randomness import States, seeded_and_not_drawn, states

_SETTERS: Final[tuple[object, ...]] = (
    random.seed,
    random.setstate,
    *(getattr(sys.modules.get("numpy.random"), name, None) for name in ("seed", "set_state")),
)
_calm: Final[list[States]] = [()]
"""The last states that were looked at and that no seed has given: they are mostly the same from slot to slot."""
UNSEEDED: Final = "randomness: the seed is None, so the operating system gives one"


def record_draws(recording: Recording) -> States:
    """Add to `recording` what it read of the generators, and how it leaves them; gives their states now."""
    if not _may_draw(recording):
        return recording.random_before
    plan, after = recording.slot.plan, states()
    if after == recording.random_before and not plan.generators and not recording.before.generators:
        if not plan.calls_libraries or after == _calm[0]:
            return after
        if not seeded_and_not_drawn(after):
            _calm[0] = after
            return after
    touched = plan.generators | recording.before.generators
    before = {state.name: state for state in recording.random_before}
    for now in after:
        was = before.get(now.name, now)
        if now != was or now.name in touched:
            recording.operations.append(RandomSet(now))
            if now.name != _seeded_by(recording):
                recording.doors.append(RandomRead(was))
        elif plan.calls_libraries and seeded_and_not_drawn((now,)):
            recording.doors.append(RandomRead(was))
    return after


def _may_draw(recording: Recording) -> bool:
    """Whether there is any code in it but commands of Streamlit's, or an object whose own code may be called."""
    plan = recording.slot.plan
    return recording.before is not NOTHING or plan.calls_libraries or bool(plan.generators)


def note_seed(recording: Recording, value: object) -> None:
    """The slot is about to seed something with `value`."""
    recording.random_at_seed = states()
    if value is None:
        recording.world = recording.world or UNSEEDED


def sure_world(recording: Recording) -> str | None:
    """Why the slot reaches the outside world; what only may do so counts where a library is there that does."""
    own, before, plan = recording.world, recording.before.world, recording.slot.plan
    if own is before is plan.volatile is None:
        return None
    reasons = [one for one in (own, plan.volatile, before) if one]
    if not reasons:
        return None
    sure = next((one for one in reasons if PERHAPS not in one), None)
    if sure is None and not LIBRARIES.isdisjoint(sys.modules):
        return reasons[0]
    return sure


def _seeded_by(recording: Recording) -> str | None:
    """The generator whose state the slot sets whatever it was."""
    plan = recording.slot.plan
    seeding = plan.seeding
    if seeding is None or seeding.generator in recording.before.generators:
        return None
    if plan.seeds and recording.random_at_seed != recording.random_before:
        # Making the seed has drawn.
        return None
    return seeding.generator if any(_called(recording, seeding.path) == one for one in _SETTERS) else None


def _called(recording: Recording, path: tuple[str, ...]) -> object:
    """What a dotted name of modules meant when the slot began."""
    plan = recording.slot.plan
    names = dict(zip(plan.global_reads, recording.globals, strict=True))
    names.update(zip(plan.local_reads, recording.locals, strict=True))
    value = names.get(path[0])
    for part in path[1:]:
        value = vars(value).get(part) if isinstance(value, types.ModuleType) else None
    return value
