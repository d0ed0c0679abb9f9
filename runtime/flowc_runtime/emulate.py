"""A trace that holds -> its outcome in place, as if the slot had executed now.

What an outcome is: session-state writes, widget registrations and printed text in their order, names, the states of
objects (only noted: see `heap/journal.py`), the value that structure asks for, writes to the page, and how it ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from flowc_runtime.trace import (
    CacheCleared,
    CacheKept,
    Changed,
    FiltersChanged,
    FragmentMade,
    Logged,
    Operation,
    OutsideMade,
    Printed,
    RandomSet,
    Registered,
    SettingsSet,
    Slot,
    StateDelete,
    StateHas,
    StateKeysRead,
    StateRead,
    StateSet,
    Trace,
    Warned,
)
from flowc_runtime.values import ABSENT
from flowc_runtime.visiting import passes_query
from flowc_shims.stdlib.randomness import put
from flowc_shims.stdlib.settings import put_settings, settings
from flowc_shims.streamlit.control import StopException
from flowc_shims.streamlit.page import Write

if TYPE_CHECKING:
    from flowc_runtime.run import Run


def emulate(run: Run, slot: Slot, trace: Trace) -> None:
    """Put the recorded outcome in place. Raises what a door raises, as executing the slot would."""
    if trace.writes or _passes_state(trace):
        run.doors.checkpoint()
    for operation in trace.operations:
        _perform(run, operation, aloud=slot not in run.heard)
    for name, value in zip(slot.plan.global_writes, trace.global_outs, strict=True):
        _bind(run, slot.space, name, value)
    for space, name, value in trace.name_outs:
        _bind(run, space, name, value)
    for record, stamp in trace.made:
        run.journal.put(record, stamp)
    slot.value = trace.value
    if trace.writes:
        run.output.write_all(resolved(run, trace))
        if run.doors.scope:
            run.doors.made_again(trace.writes)
    if trace.ending is not None:
        run.ended = run.replayed = trace
        _end(run, trace.ending)


def _end(run: Run, ending: BaseException) -> NoReturn:
    if isinstance(ending, StopException):
        run.doors.stop()
    # Its traceback was told when it was raised first; this one would tell of flowc.
    raise ending.with_traceback(None)


def _passes_state(trace: Trace) -> bool:
    """It read or changed session state, where a run can be cut short as it can at a write to the page."""
    return (
        any(isinstance(one, StateRead | StateHas | StateKeysRead) for one in trace.doors)
        or any(isinstance(one, StateSet | StateDelete) for one in trace.operations)
        or passes_query(trace)
    )


def resolved(run: Run, trace: Trace) -> tuple[Write, ...]:
    """The trace's writes with the container that is current now; made anew only where that is another one."""
    here = run.output.current()
    if trace.resolved is None or trace.resolved[0] != here:
        trace.resolved = (here, run.output.resolved(trace.writes))
    return trace.resolved[1]


def _perform(run: Run, operation: Operation, *, aloud: bool) -> None:
    match operation:
        case StateSet(key, value):
            run.doors.state.set(key, value)
        case StateDelete(key):
            run.doors.state.delete(key)
        case Registered(spec):
            run.doors.state.register(spec)
        case Logged() | Warned() | Printed():
            _say_again(run, operation, aloud=aloud)
        case FiltersChanged():
            run.doors.filters_changed()
        case FragmentMade() | OutsideMade():
            run.doors.keep_again(operation)
        case RandomSet(state):
            put(state)
        case Changed(change):
            run.doors.perform(change)
        case CacheCleared() | CacheKept():
            run.doors.cached_again(operation)
        case SettingsSet(found):
            put_settings(found)
            run.settings = settings()


def _say_again(run: Run, operation: Logged | Warned | Printed, *, aloud: bool) -> None:
    match operation:
        case Logged(record):
            run.doors.log_again(record, aloud=aloud)
        case Warned():
            run.doors.warn_again(operation)
        case Printed(stream, text):
            run.doors.print_again(stream, text)


def _bind(run: Run, namespace: dict[str, object], name: str, value: object) -> None:
    if namespace is not run.namespace:
        run.module_names.about_to_bind(namespace, name)
    if value is ABSENT:
        namespace.pop(name, None)
    else:
        namespace[name] = value
