"""An execution that came to its end -> its trace: what it bound, changed, made and passed, and if it may be reused.

Objects are looked at again here, so after it the journal knows every state that the slot left behind.
"""

from __future__ import annotations

import time
import types
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias, cast

from flowc_runtime.backdate import Results, kept_results
from flowc_runtime.draws import record_draws, sure_world
from flowc_runtime.heap.journal import Journal, Record, Stamp
from flowc_runtime.heap.library_shapes import memory_shared
from flowc_runtime.heap.plain import are_plain
from flowc_runtime.heap.walk import LEAF, NOTHING, TOO_LARGE, Reached
from flowc_runtime.identity import identity
from flowc_runtime.imports import imported
from flowc_runtime.module_names import imported_now, leave_to_modules, names_read, taken_from_modules
from flowc_runtime.recording import Recording
from flowc_runtime.trace import SettingsSet, Slot, Trace
from flowc_runtime.values import ABSENT, ATOMS
from flowc_runtime.world import doors_of, world_changed
from flowc_shims.stdlib.figures import figures
from flowc_shims.stdlib.settings import Settings, settings
from flowc_shims.streamlit.elements.spinner import Spinner

if TYPE_CHECKING:
    from flowc_runtime.run import Run

Bound: TypeAlias = tuple[dict[str, object], str, object]
"""A namespace, a name in it, and its value or ABSENT."""


def trace_of(run: Run, recording: Recording, local_outs: tuple[object, ...], ending: BaseException | None) -> Trace:
    """`local_outs`: the local names that it may have bound. `ending`: what left it early."""
    slot, namespace, before, journal = recording.slot, recording.slot.space, recording.before, run.journal
    plan = slot.plan
    untouched = recording.passes_on or (plan.only_shows and are_plain(recording.touched))
    if not untouched:
        run.random = record_draws(recording)
    found_settings = _settings_found(recording, untouched=untouched)
    results = Results(
        local_outs,
        tuple([namespace.get(name, ABSENT) for name in plan.global_writes]) if plan.global_writes else (),
        (slot.value,) if plan.kind not in ("statement", "definition") else (),
    )
    changed = [] if untouched else [record for record in recording.touched if journal.look_again(record)]
    if changed and slot.previous is not None:
        earlier = dict(slot.previous.made)
        for record in changed:
            if record in earlier:
                journal.is_as_before(record, earlier[record])
    name_outs: tuple[Bound, ...] = ()
    if before.names or recording.names_before is not None:
        name_outs = (*_bound_by_functions(before), *_bound_by_barrier(recording))
    roots = [*results.locals, *results.globals, *results.values, *recording.roots, *recording.stored]
    if name_outs or changed:
        roots.extend((*[out[2] for out in name_outs], *[record.object for record in changed]))
    roots.extend(_errors(ending))
    if not untouched:
        leave_to_modules(run)
    known = recording.passes_on or not (changed or journal.created or _lead_further(journal, recording, roots))
    after = NOTHING if known else journal.reach(roots, calls=False)
    made = _made(run, recording, after) if journal.created or after.records else []
    if made or changed:
        memory_shared((*recording.touched, *after.records), made, changed)
    del roots  # References are counted now.
    instead: dict[Record, tuple[Record, Stamp]] = {}
    if slot.previous is not None and made and ending is None and plan.kind != "jumping":
        kept = kept_results(journal, recording, after, made, results)
        if kept is not None:
            results, instead = kept.results, kept.instead
            _bind_again(slot, namespace, results)
    volatile = _volatility(run, recording, after, made, ended=ending is not None, untouched=untouched)
    if plan.kind == "statement" and Spinner in map(type, (*results.locals, *results.globals)):
        volatile = volatile or "a spinner can be used only once"
    return Trace(
        run=run.number,
        locals=recording.locals,
        globals=recording.globals,
        names=_names_in(run, recording, ending),
        touched=tuple(recording.touched.items()),
        doors=(*doors_of(recording, volatile), *imported(plan.source, journal.territory)),
        local_outs=results.locals,
        global_outs=results.globals,
        name_outs=name_outs,
        value=results.values[0] if results.values else None,
        made=tuple([instead.get(record) or (record, record.actual) for record in (*made, *changed)])
        if made or changed
        else (),
        writes=tuple(recording.writes),
        operations=tuple(recording.operations),
        volatile=volatile,
        milliseconds=(time.perf_counter() - recording.started) * 1000,
        ending=ending,
        # An error that the slot raised has the one that was being handled for its context.
        handled=recording.handled if ending is None else recording.handling,
        settings=found_settings,
    )


def _lead_further(journal: Journal, recording: Recording, roots: list[object]) -> bool:
    """Whether these may lead to more than the slot could reach from the beginning, none of which has changed."""
    touched, kinds, records = recording.touched, journal.kinds, journal.records
    for root in roots:
        for value in cast("tuple[object, ...]", root) if type(root) is tuple else (root,):
            if type(value) in ATOMS or kinds.get(type(value)) is LEAF:
                continue
            if records.get(identity(value)) not in touched:
                return True
    return False


def _names_in(run: Run, recording: Recording, ending: BaseException | None) -> tuple[Bound, ...]:
    """Names that it has read beside those that it names itself."""
    if ending is None and not recording.before.names and not recording.slot.plan.imports:
        return ()
    imported_names = taken_from_modules(run, recording.slot) if recording.slot.plan.imports else ()
    left_alone = _left_alone(recording) if ending is not None else ()
    return (*names_read(recording.before), *imported_names, *left_alone)


def _left_alone(recording: Recording) -> Iterator[Bound]:
    """A slot that failed may not have come to bind a name: then it shows what the name held before."""
    space = recording.slot.space
    for name, value in zip(recording.slot.plan.global_writes, recording.bound_before, strict=True):
        yield space, name, value


def _errors(ending: BaseException | None) -> tuple[object, ...]:
    """A `try` of the script may get hold of an error: then it is an object that the slot has made."""
    return (ending,) if isinstance(ending, Exception) else ()


def _settings_found(recording: Recording, *, untouched: bool) -> Settings | None:
    """The settings of libraries that are an input of the slot; how it leaves them is an outcome. A library that was
    loaded meanwhile was as it is now."""
    before = recording.settings
    if not recording.slot.plan.feels_settings:
        return None
    if untouched or not recording.slot.plan.may_set:
        return before
    left = recording.settings_left = settings()
    if left is before:
        return before
    recording.operations.append(SettingsSet(left))
    return before.with_new(left)


def _bind_again(slot: Slot, namespace: dict[str, object], results: Results) -> None:
    """Old results in the place of new ones. Local names are bound by the emitted code."""
    if results.values:
        slot.value = results.values[0]
    for name, out in zip(slot.plan.global_writes, results.globals, strict=True):
        if out is not ABSENT:
            namespace[name] = out


def _bound_by_functions(before: Reached) -> Iterator[Bound]:
    for space, name, _, bound in before.names.values():
        if bound:
            yield space, name, space.get(name, ABSENT)


def _bound_by_barrier(recording: Recording) -> Iterator[Bound]:
    for space, before in recording.names_before or ():
        for name in before.keys() | space.keys():
            now = space.get(name, ABSENT)
            if now is not before.get(name, ABSENT):
                yield space, name, now


def _made(run: Run, recording: Recording, after: Reached) -> list[Record]:
    """Records that appeared while the slot ran are its own. What it is said to have made, and what yet was there
    before it ran again, is not made by it (a library's global, say): it outlives runs."""
    # A module is Python's, whoever imported it first: what its attributes are outlives runs.
    ours = (record for record in run.journal.created if not isinstance(record.object, types.ModuleType))
    created = [record for record in ours if record not in recording.touched]
    run.journal.created.clear()
    slot, fresh = recording.slot, set(created)
    for record in after.records:
        if record.maker is slot and record not in fresh and record not in recording.touched:
            record.maker = None
    for record in created:
        record.maker = slot
    return created


def _volatility(
    run: Run, recording: Recording, after: Reached, made: list[Record], *, ended: bool, untouched: bool
) -> str | None:
    """Why it executes in every run, if it does."""
    before, plan = recording.before, recording.slot.plan
    takes_locals = plan.captures and (after.remembers_locals or any(_takes_locals_along(record) for record in made))
    if takes_locals:
        run.only_in_this_walk(recording.slot)
    if recording.computed_with_effects:
        return "a cached function that it calls drew random numbers or set session state, and will not again"
    world = sure_world(recording)
    if world is None and (recording.files or not untouched):
        # Who only shows changes nothing of the world; a file that it shows may change meanwhile.
        world = world_changed(recording)
    if world or before.barrier:
        return world or before.barrier
    if figures() != recording.figures:
        return "plot: it draws on the figures that pyplot keeps"
    if recording.stopped_before or (recording.stopped and not ended):
        return "it goes on after st.stop"
    if before.to_import and imported_now(run, before.to_import):
        return "it was the first to import a local module"
    if before.overflow or after.overflow:
        run.session.fall_back(TOO_LARGE)
        return "it reaches more objects than can be checked"
    if takes_locals:
        return "a closure over local names outlives it"
    if recording.stored and run.journal.reach(recording.stored, calls=False).records:
        return "it stores a mutable object in session state"
    return None


def _takes_locals_along(record: Record) -> bool:
    value: object = record.object
    return bool(getattr(value, "__closure__", None)) or hasattr(value, "gi_code")
