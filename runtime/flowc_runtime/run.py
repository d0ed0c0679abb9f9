"""One run: verify, then emulate or execute each slot in script order; retract; commit.

The emitted code walks the script and asks here, cell by cell. A *walk* may have to start again (`Restart`): when a
slot must execute on an object whose state cannot be put back, the slot that made the object executes first. What has
executed in this run already is reused in the next walk, volatile slots too, so nothing is done twice.

Retraction costs nothing: the namespace is cleared when a walk begins and refilled by what is reached, and the page is
the fold of what is reached.
"""

from __future__ import annotations

import sys
import time
import types
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NoReturn

from flowc_runtime.doors import Doors
from flowc_runtime.emulate import emulate
from flowc_runtime.endings import execute, settle_what_lasts
from flowc_runtime.glimpse import Glimpse, glimpsed
from flowc_runtime.heap.journal import Journal, Record, Rewind
from flowc_runtime.heap.walk import NOTHING, TOO_LARGE, Reached
from flowc_runtime.identity import identity
from flowc_runtime.module_names import (
    ModuleNames,
    about_to_bind,
    names_before,
    names_of_modules,
    watch_modules,
    with_names,
)
from flowc_runtime.needless import same_outcome
from flowc_runtime.opened import CalleePath, Opened, of_call
from flowc_runtime.outcome import trace_of
from flowc_runtime.output import Output
from flowc_runtime.outside import changes_world, to_be_made_first
from flowc_runtime.raised import handling
from flowc_runtime.recording import Recording
from flowc_runtime.remaking import lose_maker
from flowc_runtime.signals import Close, Restart
from flowc_runtime.trace import Slot, Trace
from flowc_runtime.values import ABSENT, ATOMS
from flowc_runtime.verify import first_difference
from flowc_runtime.witness import FirstTime, NoUsableOutcome, Witness
from flowc_runtime.world import REGISTRY, environment_before
from flowc_shims.stdlib.observer import observe
from flowc_shims.stdlib.randomness import States, put_back, states
from flowc_shims.stdlib.settings import NO_SETTINGS, put_settings, settings
from flowc_shims.streamlit.control import RerunException, StopException

if TYPE_CHECKING:
    from flowc_compiler.ir.plan import CellPlan
    from flowc_runtime.generation import Generation
    from flowc_runtime.session import Session
    from flowc_runtime.session_state import Snapshot


RESTART_LIMIT: Final = 100
_NOT_ENDED: Final = "its last execution did not come to its end"


class Run:
    """The state of one run of one session in reuse mode. Not thread-safe: it lives in the session's thread."""

    def __init__(self, session: Session, number: int, output: Output, scope: tuple[str, ...] = ()) -> None:
        self.session = session
        self.number = number
        self.journal: Journal = session.generation.journal
        self.namespace: dict[str, object] = session.generation.namespace
        self.doors = Doors(session, output, self.saw, scope)
        self.output = output
        self.current: Recording | None = None
        self.kept: dict[str, types.FunctionType] = {}
        self.restarts = 0
        self.reused: dict[Slot, None] = {}
        self.executed: dict[Slot, Witness] = {}
        self.subjects: dict[Slot, Record] = {}
        """The object that was found changed, of slots that executed for that."""
        self.needless: dict[Slot, None] = {}
        self.reached: dict[Slot, None] = self.doors.reached
        self.emulates = self.forgets = False  # Some slot's outcome was put in place; the next walk executes everything.
        self.catch_up = 0
        """How many slots an earlier walk of this run had reached: what it did stands, so no run ends before that."""
        self.once: set[Slot] = set()
        self.heard: set[Slot] = set()
        """Slots that have been emulated or executed in this run: what they found of the world stands, and what they
        logged is out."""
        self.to_close: set[tuple[str, int]] = set()
        self.ended: Trace | None = None
        """The trace of the slot whose ending ended the run."""
        self.snapshot: Snapshot | None = None
        self.random_states: States | None = None
        self.closing: Close | None = None
        self.replayed: Trace | None = None  # Its ending was raised again, and no `try` has caught it yet.
        self.handled_outside = sys.exception()
        self.settings = self.first_settings = NO_SETTINGS
        """The settings of libraries, now and as the walk found them."""
        self.random: States | None = None  # as the last slot left the generators
        self.module_names = ModuleNames()
        self.modules = session.generation.territory.local_modules()
        self._first_time = FirstTime(session.generation.because)

    # --- the decision
    def reuse(self, slot: Slot, local_values: tuple[object, ...]) -> bool:
        """True when the slot's outcome has been put in place; False when it must execute now."""
        self.restart_if_due()
        self.abandon()
        self.reached[slot] = None
        self.doors.said.speaks(slot)
        if self.doors.catching_up and len(self.reached) >= self.catch_up:
            self.doors.catching_up = False
        trace = slot.trace
        if trace is None:
            self.reused.pop(slot, None)
            self.executed.setdefault(slot, self._without_trace(slot))
            return False
        difference = first_difference(self, slot, trace, local_values)
        if difference is not None:
            self.executed.setdefault(slot, difference)
            self.reused.pop(slot, None)
            return False
        if slot not in self.executed:
            self.reused[slot] = None
        self.emulates, self.random = True, None
        try:
            emulate(self, slot, trace)
        finally:
            self.heard.add(slot)
        return True

    def _without_trace(self, slot: Slot) -> Witness:
        if slot.previous is None and not slot.lost[0].startswith("evicted"):
            return self._first_time
        return NoUsableOutcome(*slot.lost)

    # --- execution
    def begin(self, slot: Slot, local_values: tuple[object, ...]) -> None:
        """Put in place whatever the slot can reach, then listen to what it does."""
        slot.lose(_NOT_ENDED)
        namespace, plan = slot.space, slot.plan
        global_values = tuple([namespace.get(name, ABSENT) for name in plan.global_reads])
        error = handling(self)
        handled = error if plan.sees_error else None
        if plan.glances:
            local_values, global_values = glimpsed(self.journal, plan, local_values, global_values)
        roots: Sequence[object] = (*local_values, *global_values, *(() if handled is None else (handled,)))
        callee: CalleePath = ()
        if plan.kind == "arguments":
            callee, roots = of_call(self.session.generation.opened, plan, (*local_values, *global_values), roots)
        if plan.glances:
            roots = [value for value in roots if type(value) is not Glimpse]
        before = self.reach_in_place(roots)
        if before.overflow and self.emulates:
            # What lies beyond may not be in place: only where everything has executed it certainly is.
            self.session.fall_back(TOO_LARGE)
            self.forgets = True
            self.restart()
        barrier = plan.barrier or before.barrier is not None
        if barrier:
            before = self._reach_all(roots, namespace)
        if callee:
            before = with_names(before, callee)
        own = self.session.generation.own_space(slot)
        if before.names or namespace is not own:
            before = about_to_bind(self, slot, before, roots)
        set_on = [*map(namespace.get, plan.sets_attributes_of), *before.attributes_set_on]
        if set_on:
            watch_modules(self, set_on)
        record = to_be_made_first(self, before.records) if changes_world(slot, before) else None
        if record is not None:
            # It is not to execute a second time for what some other slot turns out to need.
            self.rewind(record)
        touched = {record: self.journal.virtual(record) for record in before.records}
        self.journal.created.clear()
        own.pop(REGISTRY, None)
        self.current = self.doors.recording = recording = Recording(
            slot=slot,
            started=time.perf_counter(),
            depth=len(self.output.stack),
            local_values=local_values,
            global_values=global_values,
            before=before,
            touched=touched,
            bound_before=tuple([namespace.get(name, ABSENT) for name in plan.global_writes]),
            random_before=self.random or states(),
            settings=self.settings,
            filters=tuple(warnings.filters),
            passes_on=plan.passes_on and not roots,
            stopped_before=self.doors.stopped,
        )
        recording.handling, recording.handled = error, handled
        if barrier or set_on:
            recording.names_before = names_before(self, namespace) if barrier else names_of_modules(self, set_on)
        if plan.hidden or before.hidden:
            recording.environment = environment_before(plan, before)

    def finish(self, slot: Slot, local_outs: tuple[object, ...], ending: BaseException | None = None) -> Trace:
        """The slot ended: look again at what it could reach, and keep its trace."""
        self.restart_if_due()
        recording = self.current
        assert recording is not None and recording.slot is slot
        self.current = self.doors.recording = None
        trace = slot.trace = trace_of(self, recording, local_outs, ending)
        self.settings = recording.settings_left
        if slot.previous is not None and same_outcome(slot.previous, trace):
            self.needless[slot] = None
        slot.previous = trace
        self.heard.add(slot)
        return trace

    # --- what goes wrong
    def end_with(self, error: BaseException) -> None:
        """Something left the run: the script's own ending is an outcome of the slot that was executing."""
        recording = self.current
        if recording is None:
            return
        if isinstance(error, StopException):
            own = recording.stopped
        else:
            own = isinstance(error, Exception | RerunException)
        if own:
            recording.slot.value = None
            self.finish(recording.slot, (), error)
            self.ended = recording.slot.trace
        else:
            self.abandon()

    def abandon(self) -> None:
        """The slot that was executing did not end: it has no trace, and what it could reach may have changed."""
        recording = self.current
        if recording is None:
            return
        self.current = self.doors.recording = self.random = None
        self.settings = settings()
        recording.slot.lose(_NOT_ENDED)
        for record in recording.touched:
            self.journal.look_again(record)
        self.journal.created.clear()

    def reach_in_place(self, roots: Sequence[object]) -> Reached:
        """Everything the roots lead to, in the state that script order says. Raises Restart where that needs a slot
        to execute first."""
        try:
            return self.journal.reach(roots, in_place=True) if roots else NOTHING
        except Rewind as rewind:
            self.rewind(rewind.record)

    def _reach_all(self, roots: Sequence[object], namespace: dict[str, object]) -> Reached:
        """A barrier may use whatever there is."""
        return self.reach_in_place([*roots, *namespace.values(), *self.journal.so_far(self.namespace)])

    def rewind(self, record: Record) -> NoReturn:
        """The object cannot be put back: the slot that made it executes again. Raises Restart."""
        lose_maker(self, record)
        self.restart()

    def restart(self) -> NoReturn:
        """Begin the walk again. Code of the user may be in between, and keep the exception (`except:`) or raise another
        in its place: what the walk does from here on does not count, whatever it is."""
        self.doors.doomed = True
        raise Restart

    def restart_if_due(self) -> None:
        if self.doors.doomed:
            raise self.closing or Restart

    def saw(self, value: object) -> None:
        """An object came in through a door: the running slot may read and change it."""
        recording = self.current
        if recording is None or self.doors.doomed or type(value) in ATOMS:
            return
        created = list(self.journal.created)
        found = self.reach_in_place([value])
        if recording.before is NOTHING:
            recording.before = Reached()
        self.journal.created[:] = created
        for record in found.records:
            recording.touched.setdefault(record, self.journal.virtual(record))
        for key, entry in found.names.items():
            recording.before.names.setdefault(key, entry)
        recording.before.overflow |= found.overflow
        recording.before.notes_identity |= found.notes_identity
        recording.before.generators |= found.generators
        recording.before.world = recording.before.world or found.world
        recording.before.barrier = recording.before.barrier or found.barrier
        recording.before.hidden |= found.hidden

    def makes_again(self, kind: type) -> None:
        """A class statement is about to give the class of an earlier run: as if it had just been made."""
        record = self.journal.records.get(identity(kind))
        if record is None:
            return
        if record.maker is None:
            self.saw(kind)
        else:
            del self.journal.records[identity(kind)]

    # --- structure
    def settle_all(self, values: list[object]) -> None:
        """Put objects that structure is about to look into in the state that script order says."""
        self.restart_if_due()
        self.abandon()
        for value in values:
            record = self.journal.records.get(identity(value))
            if record is not None and self.journal.virtual(record) is not record.actual:
                try:
                    self.journal.settle(record)
                except Rewind as rewind:
                    self.rewind(rewind.record)

    def use_once(self, slot: Slot) -> None:
        """The slot's value is used up by this run."""
        if slot.trace is not None:
            slot.trace.volatile = "what it gives can be used only once"
            self.once.add(slot)

    def only_in_this_walk(self, slot: Slot) -> None:
        """It took locals along: a walk that starts again has frames of its own, with cells of their own."""
        self.once.add(slot)

    def opened_form(self, plain: object) -> Opened | None:
        return self.session.generation.opened.of(plain)

    def new_slot(self, plan: CellPlan, where: str) -> Slot:
        return Slot(self.session.next_uid(), plan, where)

    def close_later(self, plan: CellPlan) -> None:
        self.to_close.add((plan.module, plan.lines[0]))

    # --- the walk
    def walk(self) -> None:
        """Execute the program, from the top as often as needed. Raises what the script raises."""
        code = self.session.generation.program.code
        assert code is not None
        # A new generation may have begun since this run was made.
        generation = self._generation()
        if self.snapshot is None:
            self.snapshot, self.random_states = self.doors.state.snapshot(), states()
            self.settings = self.first_settings = settings()
        while True:
            self._first_time = FirstTime(generation.because)
            self.journal.begin_walk()
            self.module_names.begin_walk(self.journal.watched)
            generation.fresh_namespace(self)
            try:
                with observe(self.doors):
                    ending = execute(self, code)
                    self.restart_if_due()
                    self.abandon()
                    settle_what_lasts(self)
            except BaseException as error:
                if not self.doors.doomed:
                    self.end_with(error)
                    raise
                self.abandon()
                if self.closing is not None:
                    raise self.closing from None
                self.restarts += 1
                if self.forgets or self.restarts % RESTART_LIMIT == 0:
                    # Each restart makes progress, but nobody waits for so many: execute everything, once.
                    generation = self._forget()
                self.begin_again()
                continue
            if ending is not None:
                raise ending
            return

    def _forget(self) -> Generation:
        """Nothing is known of any slot."""
        self.journal.undo_lasting()
        self.session.new_generation()
        self.forgets = self.emulates = False
        return self._generation()

    def _generation(self) -> Generation:
        generation = self.session.generation
        self.journal, self.namespace = generation.journal, generation.namespace
        return generation

    def begin_again(self) -> None:
        """Forget the walk so far; session state is what callbacks left."""
        if self.snapshot is not None:
            self.doors.state.restore(self.snapshot)
        if self.random_states is not None:
            put_back(self.random_states)
            put_settings(self.first_settings)
            self.settings = settings()
        self.module_names.put_back()
        self.journal.undo_modules()
        self.catch_up = max(self.catch_up, len(self.reached) if self.doors.cut_at is None else self.doors.cut_at)
        self.doors.begin_again(frozenset(self.session.generation.slots()))
        self.doors.catching_up = True
        self.reached.clear()
        self.replayed = self.closing = self.random = None
