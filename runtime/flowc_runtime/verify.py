"""A trace against the present: may the slot be reused? The first difference answers, in recorded order.

Names first (identity, or typed equality of atoms), then the states of the objects they lead to, then what the slot
had found behind the doors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from flowc_runtime.glimpse import Glimpse
from flowc_runtime.raised import handling
from flowc_runtime.rendering import rendered
from flowc_runtime.session_state import WouldRaise
from flowc_runtime.trace import (
    ButtonShown,
    CacheRead,
    DoorRead,
    EnvironmentRead,
    FactRead,
    FileRead,
    FiltersRead,
    FragmentRead,
    ModuleRead,
    RandomRead,
    Slot,
    Stands,
    StateHas,
    StateKeysRead,
    StateRead,
    Trace,
    WidgetRead,
)
from flowc_runtime.values import ABSENT, same_content, same_value
from flowc_runtime.visiting import fact_in_words, same_answer
from flowc_runtime.witness import (
    CacheGone,
    NameChanged,
    ObjectChanged,
    StateChanged,
    StateKeysChanged,
    Volatile,
    WidgetChanged,
    WidgetMoved,
    Witness,
    in_words,
)
from flowc_runtime.world import world_difference
from flowc_shims.stdlib.randomness import state_of
from flowc_shims.streamlit.delta_generator import entered_place

if TYPE_CHECKING:
    from flowc_runtime.heap.journal import Record
    from flowc_runtime.run import Run


def first_difference(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
    """Why the slot must execute, or None where its trace holds."""
    if trace.volatile is not None and (trace.run != run.number or slot in run.once):
        return Volatile(trace.volatile)
    if (slot.plan.sees_error or trace.ending is not None) and trace.handled is not handling(run):
        return in_words("the exception that is being handled is another one")
    if run.doors.stopped and trace.run != run.number:
        return in_words("st.stop was called before it")
    for position, (before, now) in enumerate(zip(trace.locals, local_values, strict=True)):
        if before is not now and not same_value(before, now) and not _holds(run, before, now):
            return _name_changed(slot.plan.local_reads[position], before, now, slot.plan.function)
    namespace = slot.space
    for name, before in zip(slot.plan.global_reads, trace.globals, strict=True):
        now = namespace.get(name, ABSENT)
        if before is not now and not same_value(before, now) and not _holds(run, before, now):
            return _name_changed(name, before, now)
    for space, name, before in trace.names:
        now = space.get(name, ABSENT)
        if before is not now and not same_value(before, now):
            return NameChanged(name, rendered(before), rendered(now), called=True)
    virtual = run.journal.virtual
    for record, stamp in trace.touched:
        if virtual(record) is not stamp:
            run.subjects[slot] = record
            return _object_changed(slot, trace, record)
    return _doors_difference(run, trace, stands=slot in run.heard)


def _holds(run: Run, before: object, now: object) -> bool:
    """Only a part of the object is an input, and that is as it was."""
    return type(before) is Glimpse and before.holds(run.journal, now)


def _name_changed(name: str, before: object, now: object, function: str = "") -> NameChanged:
    if type(before) is Glimpse:
        return NameChanged(*before.words(name, now), function)
    return NameChanged(name, rendered(before), rendered(now), function)


def _settings_changed(run: Run, trace: Trace) -> bool:
    if trace.settings is None:
        return False
    if not trace.settings.holds_in(run.settings):
        return True
    trace.settings = run.settings
    return False


def _doors_difference(run: Run, trace: Trace, *, stands: bool) -> Witness | None:
    """`stands`: the trace held, or was made, in this run already, and the walk started again. What the run did to the
    world since then comes later in script order."""
    if trace.settings is not run.settings and _settings_changed(run, trace):
        return in_words("a setting of a library changed")
    for door in trace.doors:
        changed = None if stands and isinstance(door, FileRead | EnvironmentRead) else _door_difference(run, door)
        if changed is not None:
            return in_words(changed)
    return None


def _object_changed(slot: Slot, trace: Trace, record: Record) -> ObjectChanged:
    plan, value = slot.plan, record.object
    named = zip((*plan.local_reads, *plan.global_reads), (*trace.locals, *trace.globals), strict=True)
    name = next((name for name, found in named if found is value), "")
    return ObjectChanged(type(value).__name__, name, rendered(value) if record.actual is record.virtual_stamp else "")


def _door_difference(run: Run, door: DoorRead) -> Witness | str | None:  # noqa: C901 - one case a door
    """Words without the value will do where no witness has been made for the door."""
    match door:
        case WidgetRead(spec, value, container, untold, query):
            if spec.user_key is None and run.output.current() != container:
                return WidgetMoved(spec.kind)
            peeked = run.doors.state.peek(spec)
            versions = rendered(value), rendered(peeked)
            return (
                None
                if same_content(peeked, value)
                and run.doors.state.untold(spec) == untold
                and run.doors.state.peek_query(spec) == query
                else WidgetChanged(spec.kind, spec.id, spec.user_key or "", *versions)
            )
        case ButtonShown(spec, container):
            if spec.user_key is None and run.output.current() != container:
                return WidgetMoved(spec.kind)
            refused = isinstance(run.doors.state.peek(spec), WouldRaise)
            return f"the {spec.kind} is shown twice now" if refused else None
        case FragmentRead(key, name, taken):
            same = run.doors.fragments.is_taken(key, name) == taken
            return None if same else f"whether another fragment has the key {key!r} is another matter now"
        case Stands():
            return _moved(run, door)
        case StateRead(key, value):
            state = run.doors.state
            now = state.get(key) if state.contains(key) else ABSENT
            return None if same_value(now, value) else StateChanged(key, rendered(value), rendered(now))
        case StateHas(key, there):
            now_there = run.doors.state.contains(key)
            return (
                None if now_there == there else f"st.session_state[{key!r}] is {'there' if now_there else 'gone'} now"
            )
        case StateKeysRead(keys):
            keys_now = tuple(run.doors.state.keys())
            return None if keys_now == keys else StateKeysChanged(_without(keys_now, keys), _without(keys, keys_now))
        case CacheRead(function):
            return None if run.doors.holds(door) else CacheGone(function.partition(":")[0])
        case FileRead() | EnvironmentRead() | FiltersRead() | ModuleRead():
            return world_difference(door)
        case FactRead(fact, answer):
            return None if same_answer(run.doors.answer(fact), answer) else fact_in_words(fact)
        case RandomRead(before):
            same = before == state_of(before.name)
            return None if same else f"random numbers: {before.name} is in another state"
        case _:
            assert_never(door)


def _moved(run: Run, stood: Stands) -> str | None:
    place, form = entered_place(run.doors, len(run.output.stack))
    if form != stood.form:
        return "it stands in another form now"
    return None if stood.place is None or place == stood.place else "it stands in another container now"


def _without(keys: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in others)
