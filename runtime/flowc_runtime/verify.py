"""A trace against the present: may the slot be reused? The first difference answers, in recorded order.

Names first (identity, or typed equality of atoms), then the states of the objects they lead to, then what the slot
had found behind the doors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from flowc_runtime.trace import CacheRead, DoorRead, Slot, StateKeysRead, StateRead, Trace, WidgetRead
from flowc_runtime.values import ABSENT, same_content, same_value

if TYPE_CHECKING:
    from flowc_runtime.run import Run


def first_difference(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> str | None:
    """Why the slot must execute, in words, or None where its trace holds."""
    if trace.volatile is not None and (trace.run != run.number or slot in run.once):
        return trace.volatile
    for position, (before, now) in enumerate(zip(trace.locals, local_values, strict=True)):
        if before is not now and not same_value(before, now):
            return f"{slot.plan.local_reads[position]} changed"
    namespace = run.namespace
    for name, before in zip(slot.plan.global_reads, trace.globals, strict=True):
        now = namespace.get(name, ABSENT)
        if before is not now and not same_value(before, now):
            return f"{name} changed"
    for space, name, before in trace.names:
        now = space.get(name, ABSENT)
        if before is not now and not same_value(before, now):
            return f"{name}, which a function reads, changed"
    virtual = run.journal.virtual
    for record, stamp in trace.touched:
        if virtual(record) is not stamp:
            return f"a {type(record.object).__name__} that it uses changed"
    for door in trace.doors:
        changed = _door_difference(run, door)
        if changed is not None:
            return changed
    return None


def _door_difference(run: Run, door: DoorRead) -> str | None:
    match door:
        case WidgetRead(spec, value, container):
            if spec.user_key is None and run.output.current() != container:
                return f"the {spec.kind} stands in another container"
            same = same_content(run.doors.state.peek(spec), value)
            return None if same else f"the {spec.kind} {spec.user_key or ''}".rstrip() + " changed"
        case StateRead(key, value):
            state = run.doors.state
            now = state.get(key) if state.contains(key) else ABSENT
            return None if same_value(now, value) else f"st.session_state[{key!r}] changed"
        case StateKeysRead(keys):
            return None if tuple(run.doors.state.keys()) == keys else "the keys of st.session_state changed"
        case CacheRead(function, arguments, ttl, entry):
            now_cached = run.session.caches.get(function, arguments, ttl=ttl, now=run.doors.now())
            return None if now_cached is entry and entry is not None else "a cached result is gone"
        case _:
            assert_never(door)
