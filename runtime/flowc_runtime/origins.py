"""The witnesses of a run -> the same with `by`: the slot that wrote the name, or changed the object, that differed.

One walk over the slots that the run reached, in script order, remembering who wrote each name and object last. Where
nobody did in this run (a name that is unbound now, an object of the session state), `by` stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from flowc_runtime.heap.journal import Record
from flowc_runtime.trace import Slot
from flowc_runtime.values import ABSENT
from flowc_runtime.witness import FirstTime, NameChanged, ObjectChanged, Witness
from flowc_shims.streamlit.page import Replace

if TYPE_CHECKING:
    from flowc_runtime.run import Run


def with_origins(run: Run) -> dict[Slot, Witness]:
    """By slot, in the order in which they are reached; only slots that executed and were reached."""
    found: dict[Slot, Witness] = {}
    if run.executed.keys() & run.reached.keys():
        origins = _Origins(run)
        follows = any(isinstance(witness, NameChanged | ObjectChanged) for witness in run.executed.values())
        for slot in run.reached:
            if slot in run.executed:
                found[slot] = origins.of(slot, run.executed[slot])
            origins.last[key_of(slot)] = slot
            if follows:
                origins.pass_by(slot)
    return found


def replaced_by(run: Run) -> Iterator[tuple[str, str]]:
    """Elements that were replaced, with the label of the slot that did so last."""
    last: dict[str, str] = {}
    for slot in run.reached:
        for write in slot.trace.writes if slot.trace is not None else ():
            if isinstance(write, Replace):
                last[write.ref] = slot.label
    yield from last.items()


def key_of(slot: Slot) -> tuple[str, int]:
    return slot.plan.module, slot.plan.id


def qualified(slot: Slot) -> str:
    """Where its local names live: the function, with the local module that it stands in."""
    return f"{slot.plan.module}.{slot.plan.function}" if slot.plan.module else slot.plan.function


class _Origins:
    """Who wrote what, up to one point of the run. Names are kept by the function they are local to; the globals of the
    script under "", those of a module under its name."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.generation = run.session.generation
        self.names: dict[str, dict[str, Slot]] = {}
        self.objects: dict[Record, Slot] = {}
        self.calls: dict[str, Slot] = {}
        """By function, the arguments of the call that is going on or was the last."""
        self.last: dict[tuple[str, int], Slot] = {}

    def of(self, slot: Slot, witness: Witness) -> Witness:
        match witness:
            case NameChanged(name=name, function=function):
                # A parameter is bound by the call.
                scope = qualified(slot) if function else slot.plan.module
                writer = self.names.get(scope, {}).get(name) or self.calls.get(scope)
            case ObjectChanged():
                writer = self.objects.get(self.run.subjects[slot])
            case FirstTime():
                writer = self.last.get(self.generation.deciding.get(key_of(slot), ("", -1)))
            case _:
                return witness
        return witness if writer is None else msgspec.structs.replace(witness, by=writer.label)

    def pass_by(self, slot: Slot) -> None:
        plan = slot.plan
        if plan.kind == "arguments":
            function = self.generation.called.get(key_of(slot), "")
            self.calls[function] = slot
            # A new frame: what an earlier call of the function bound is not seen in this one.
            self.names.pop(function, None)
        elif plan.kind == "value" and qualified(slot) in self.calls:
            # A returned value: the assignment of the call binds it.
            self._bound(self.calls[qualified(slot)], slot)
        self._bound(slot, slot)
        self._written(slot)

    def _bound(self, header: Slot, writer: Slot) -> None:
        for name in self.generation.bound_here.get(key_of(header), ()):
            self._name(qualified(header), name, writer)

    def _written(self, slot: Slot) -> None:
        trace, plan = slot.trace, slot.plan
        if trace is None:
            return
        for name in plan.local_writes:
            self._name(qualified(slot), name, slot)
        for name, value in zip(plan.global_writes, trace.global_outs, strict=True):
            if value is not ABSENT:
                self._name(plan.module, name, slot)
        for _, name, _ in trace.name_outs:
            self._name("", name, slot)
        for record, _ in trace.made:
            self.objects[record] = slot

    def _name(self, function: str, name: str, slot: Slot) -> None:
        self.names.setdefault(function, {})[name] = slot
