"""Each switch turns one mechanism of the engine off, for as long as a monkeypatch lasts.

A mechanism whose absence nobody notices is either not needed or not tested; `test_mutants.py` tells which.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from flowc_runtime import draws, emulate, escape, outcome, verify
from flowc_runtime import run as run_module
from flowc_runtime import session as session_module
from flowc_runtime.doors import Doors
from flowc_runtime.generation import Generation
from flowc_runtime.heap.journal import Journal, Record
from flowc_runtime.heap.state import DROPPED
from flowc_runtime.project import Project
from flowc_runtime.recording import Recording
from flowc_runtime.run import Run
from flowc_runtime.said import Said
from flowc_runtime.session import Session
from flowc_runtime.trace import (
    DoorRead,
    EnvironmentRead,
    FileRead,
    Logged,
    Printed,
    RandomRead,
    RandomSet,
    SettingsSet,
    Slot,
    Trace,
)
from flowc_runtime.values import ABSENT
from flowc_runtime.witness import Witness
from flowc_shims.stdlib.files import MISSING
from flowc_shims.stdlib.randomness import GeneratorState
from flowc_shims.stdlib.settings import Settings
from flowc_shims.streamlit.page import Write
from tests.machines import forgetting
from tests.machines.mutants.caching import CACHING
from tests.machines.mutants.files import FILES
from tests.machines.mutants.interaction import INTERACTION
from tests.machines.mutants.kept import KEPT
from tests.machines.mutants.module_switches import OF_MODULES
from tests.machines.mutants.mutant import Mutant, Switch, loose, off
from tests.machines.mutants.regions import REGIONS
from tests.machines.mutants.shortcuts import SHORTCUTS
from tests.machines.mutants.told import TOLD
from tests.machines.mutants.visits import VISITS


def _verify_with(change: Callable[[Run, Slot, Trace], Trace]) -> Switch:
    """Verify a trace from which something has been taken away."""
    original = verify.first_difference

    def weaker(run: Run, slot: Slot, trace: Trace, local_values: tuple[object, ...]) -> Witness | None:
        return original(run, slot, change(run, slot, trace), local_values)

    return lambda patch: patch.setattr(run_module, "first_difference", weaker)


def _emulate_with(change: Callable[[Slot, Trace], Trace]) -> Switch:
    """Emulate less than what was recorded."""
    original = emulate.emulate

    def weaker(run: Run, slot: Slot, trace: Trace) -> None:
        original(run, slot, change(slot, trace))

    return lambda patch: patch.setattr(run_module, "emulate", weaker)


def _absent_is_no_input(run: Run, slot: Slot, trace: Trace) -> Trace:
    pairs = zip(slot.plan.global_reads, trace.globals, strict=True)
    seen = tuple(run.namespace.get(name, ABSENT) if before is ABSENT else before for name, before in pairs)
    return replace(trace, globals=seen)


def _equality_without_types(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(verify, "same_value", loose)


def _nothing_is_put_back(patch: pytest.MonkeyPatch) -> None:
    def settle(self: Journal, record: Record) -> None:
        wanted = self.virtual(record)
        if wanted is not None:
            record.actual = wanted

    patch.setattr(Journal, "settle", settle)


def _names_stay(patch: pytest.MonkeyPatch) -> None:
    """Retraction off: what the previous run bound is still there."""
    original = Generation.fresh_namespace

    def fresh_namespace(self: Generation, run: Run) -> None:
        before = dict(self.namespace)
        original(self, run)
        for name, value in before.items():
            self.namespace.setdefault(name, value)

    patch.setattr(Generation, "fresh_namespace", fresh_namespace)


def _container_of_the_first_time(patch: pytest.MonkeyPatch) -> None:
    def resolved(run: Run, trace: Trace) -> tuple[Write, ...]:
        if trace.resolved is None:
            trace.resolved = (run.output.current(), run.output.resolved(trace.writes))
        return trace.resolved[1]

    patch.setattr(emulate, "resolved", resolved)


def _only_what_was_created(slot: Slot, trace: Trace) -> Trace:
    return replace(trace, made=tuple((record, stamp) for record, stamp in trace.made if record.maker is slot))


def _prints_are_not_replayed(slot: Slot, trace: Trace) -> Trace:
    return replace(trace, operations=tuple(one for one in trace.operations if not isinstance(one, Printed)))


def _without_random_reads(trace: Trace) -> tuple[DoorRead, ...]:
    return tuple(door for door in trace.doors if not isinstance(door, RandomRead))


def _no_draws(slot: Slot, trace: Trace) -> Trace:
    return replace(trace, operations=tuple(one for one in trace.operations if not isinstance(one, RandomSet)))


def _without_settings(slot: Slot, trace: Trace) -> Trace:
    return replace(trace, operations=tuple(one for one in trace.operations if not isinstance(one, SettingsSet)))


def _any_seed_is_independent(patch: pytest.MonkeyPatch) -> None:
    def seeded_by(recording: Recording) -> str | None:
        seeding = recording.slot.plan.seeding
        return None if seeding is None else seeding.generator

    patch.setattr(draws, "_seeded_by", seeded_by)


def _only_movement(patch: pytest.MonkeyPatch) -> None:
    original = draws.record_draws

    def record_draws(recording: Recording) -> None:
        recording.before.generators = frozenset()
        plan = recording.slot.plan
        recording.slot.plan = replace(plan, generators=frozenset())
        original(recording)
        recording.slot.plan = plan

    patch.setattr(outcome, "record_draws", record_draws)


def _notes_are_not_heard(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Doors, "noted", lambda self, kind, value: value)


def _logs_are_not_replayed(slot: Slot, trace: Trace) -> Trace:
    return replace(trace, operations=tuple(one for one in trace.operations if not isinstance(one, Logged)))


def _not_put_back(shape: str) -> Switch:
    """The journal believes that objects of this shape have been put back, and they have not."""
    original = Journal.settle

    def settle(self: Journal, record: Record) -> None:
        wanted = self.virtual(record)
        if record.shape.name != shape or wanted is None:
            original(self, record)
        else:
            record.actual = wanted

    return lambda patch: patch.setattr(Journal, "settle", settle)


def _cut_further_on(patch: pytest.MonkeyPatch) -> None:
    original = Run.begin_again

    def again(self: Run) -> None:
        self.doors.cut_at = None
        original(self)

    patch.setattr(Run, "begin_again", again)


def _never_behind(patch: pytest.MonkeyPatch) -> None:
    original = Run.begin_again

    def begin_again(self: Run) -> None:
        original(self)
        self.doors.catching_up = False

    patch.setattr(Run, "begin_again", begin_again)


def _without(*kinds: type) -> Switch:
    """Door reads of these kinds are not verified."""
    return _verify_with(
        lambda run, slot, trace: replace(trace, doors=tuple(one for one in trace.doors if not isinstance(one, kinds)))
    )


def _missing_files_are_no_inputs(run: Run, slot: Slot, trace: Trace) -> Trace:
    doors = (one for one in trace.doors if not (isinstance(one, FileRead) and one.fingerprint == MISSING))
    return replace(trace, doors=tuple(doors))


def _paths_stay_where_they_were(run: Run, slot: Slot, trace: Trace) -> Trace:
    doors = (replace(one, folder=None) if isinstance(one, FileRead) else one for one in trace.doors)
    return replace(trace, doors=tuple(doors))


def _generators_stay(patch: pytest.MonkeyPatch) -> None:
    _not_put_back("generator")(patch)
    _not_put_back("bit generator")(patch)


def _everything_anew(patch: pytest.MonkeyPatch) -> None:
    def after_edit(self: Generation, project: Project, because: str, reimported: frozenset[str]) -> Generation:
        return Generation(project, self.journal.watched, self.journal.touches)

    patch.setattr(Generation, "after_edit", after_edit)


def _traces_of_this_run_too(patch: pytest.MonkeyPatch) -> None:
    original = Generation.forget_traces
    patch.setattr(Generation, "forget_traces", lambda self, run: original(self, 0))


def _lasting_sets_stay(patch: pytest.MonkeyPatch) -> None:
    original = Journal.settle

    def settle(self: Journal, record: Record) -> None:
        if record.shape.name == "set" and record.maker is None:
            record.actual = self.virtual(record) or record.actual
        else:
            original(self, record)

    patch.setattr(Journal, "settle", settle)


def _dropped_counts_as_put_back(patch: pytest.MonkeyPatch) -> None:
    original = Journal.settle

    def settle(self: Journal, record: Record) -> None:
        wanted = self.virtual(record)
        if wanted is not None and wanted.saved is DROPPED:
            record.actual = wanted
        else:
            original(self, record)

    patch.setattr(Journal, "settle", settle)


def _callbacks_need_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(forgetting, "stays", lambda slot, kept: False)


MUTANTS: Final = (
    Mutant(
        "states of objects are no inputs",
        _verify_with(lambda run, slot, trace: replace(trace, touched=())),
        ("alias_through_parameter", "nested_containers"),
    ),
    Mutant(
        "globals that functions read are no inputs",
        _verify_with(lambda run, slot, trace: replace(trace, names=())),
        ("late_bound_global", "equal_write"),
    ),
    Mutant(
        "what passes the doors is no input",
        _verify_with(lambda run, slot, trace: replace(trace, doors=())),
        ("write_after_write", "session_mutation"),
    ),
    Mutant("files are no inputs", _without(FileRead), ("file_changes_between_runs", "directory_is_listed")),
    Mutant("missing files are no inputs", _verify_with(_missing_files_are_no_inputs), ("missing_file_appears",)),
    Mutant(
        "the working directory is no input",
        _verify_with(_paths_stay_where_they_were),
        ("relative_path_after_chdir",),
    ),
    Mutant("settings of libraries are no input", off(Settings, "holds_in", True), ("library_setting",)),
    Mutant("settings of libraries are not set again", _emulate_with(_without_settings), ("library_setting",)),
    Mutant("the environment is no input", _without(EnvironmentRead), ("environment_is_read",)),
    Mutant(
        "an absent name is no input",
        _verify_with(_absent_is_no_input),
        ("negative_read", "name_error_shown"),
    ),
    Mutant(
        "volatile slots are reused",
        _verify_with(lambda run, slot, trace: replace(trace, volatile=None)),
        ("cached_function_draws", "globals_by_name"),
    ),
    Mutant(
        "states of generators are no inputs",
        _verify_with(lambda run, slot, trace: replace(trace, doors=_without_random_reads(trace))),
        ("unseeded_draws", "callback_draws"),
    ),
    Mutant(
        "draws and seeds are not replayed",
        _emulate_with(_no_draws),
        ("reused_seed_governs", "seed_leaves_it_as_it_was"),
    ),
    Mutant("every seeding counts as independent", _any_seed_is_independent, ("seed_made_of_a_draw",)),
    Mutant("only what moved a generator has touched it", _only_movement, ("peek_and_put_back",)),
    Mutant("a library never seeds unseen", off(GeneratorState, "is_fresh", False), ("a_library_seeds",)),
    Mutant("generators of a script are not put back", _generators_stay, ("generators_of_its_own",)),
    Mutant("equality forgets types", _equality_without_types, ("typed_equality",)),
    Mutant("objects are not put back", _nothing_is_put_back, ("alias_through_parameter", "sort_in_place")),
    Mutant("tables are not put back", _not_put_back("table"), ("table_put_back",)),
    Mutant("arrays are not put back", _not_put_back("array"), ("table_put_back",)),
    Mutant("names of the previous run stay", _names_stay, ("retraction", "negative_read")),
    Mutant(
        "names bound by functions are not replayed",
        _emulate_with(lambda slot, trace: replace(trace, name_outs=())),
        ("equal_write",),
    ),
    Mutant(
        "changes are not replayed",
        _emulate_with(_only_what_was_created),
        ("alias_through_parameter", "nested_containers"),
    ),
    Mutant(
        "endings are not replayed",
        _emulate_with(lambda slot, trace: replace(trace, ending=None)),
        ("endings_replayed", "name_error_shown"),
    ),
    Mutant("prints are not replayed", _emulate_with(_prints_are_not_replayed), ("print_is_replayed",)),
    Mutant("call sites note nothing", _notes_are_not_heard, ("table_read_by_native_code", "existence_of_a_file")),
    Mutant("logs are not replayed", _emulate_with(_logs_are_not_replayed), ("log_is_replayed",)),
    Mutant("the container is recorded", _container_of_the_first_time, ("context_by_value",)),
    Mutant(
        "what other sessions share is not looked at",
        off(Journal, "look_at_shared"),
        ("resource_changed_by_another_visitor",),
    ),
    Mutant(
        "what escapes keeps its maker",
        lambda patch: patch.setattr(session_module, "let_go", lambda session: None),
        ("escape_to_session", "function_escapes"),
    ),
    Mutant(
        "code in session state makes no new generation",
        lambda patch: patch.setattr(escape, "script_code_in", lambda session, kept: False),
        ("function_escapes",),
    ),
    Mutant("callbacks leave no evidence", off(Session, "reachable", ()), ("callback_mutates", "escape_by_callback")),
    Mutant(
        "what lasts is not put in place",
        lambda patch: patch.setattr(run_module, "settle_what_lasts", lambda run: None),
        ("set_seen_by_callback",),
    ),
    Mutant("a walk that began again is cut further on", _cut_further_on, ("finally_after_an_interruption",)),
    Mutant("a walk that began again is cut short at once", _never_behind, ("restart_after_an_interruption",)),
    Mutant(
        "a run is not cut short at session state",
        lambda patch: patch.setattr(emulate, "_passes_state", lambda trace: False),
        ("cut_short_at_session_state",),
    ),
    Mutant("what outlives a run stays put back", off(Journal, "settle_lasting"), ("change_kept_after_a_restart",)),
    Mutant("loops do not look at their list again", off(Run, "settle_all"), ("one_shot_header",)),
    Mutant("closures of an earlier walk are used", off(Run, "only_in_this_walk"), ("closure_after_a_restart",)),
    Mutant("who closes a loop forgets the run", _everything_anew, ("effects_before_a_loop_is_closed",), True),
    Mutant("who sets a module forgets the run", _traces_of_this_run_too, ("effects_before_a_module_is_set",), True),
    Mutant(
        "what has gone out is forgotten",
        off(Said, "begin_again"),
        ("printed_before_a_restart",),
        outside=True,
    ),
    Mutant("a restart that a script catches is forgotten", off(Run, "restart_if_due"), ("restart_is_caught",)),
    Mutant("sets that outlive a run stay as they are", _lasting_sets_stay, ("lasting_set_after_a_restart",)),
    Mutant(
        "makers wait until they are needed",
        lambda patch: patch.setattr(run_module, "to_be_made_first", lambda *_: None),
        ("effects_on_what_is_made_anew",),
        True,
    ),
    Mutant("a copy that was given up counts as put back", _dropped_counts_as_put_back, ("copies_are_given_up",)),
    Mutant("callbacks need nothing", _callbacks_need_nothing, ("callback_after_memory_is_given_up",)),
    Mutant("iterators are used twice", off(Run, "use_once"), ("one_shot_header",)),
    *INTERACTION,
    *KEPT,
    *FILES,
    *CACHING,
    *TOLD,
    *(Mutant(*shortcut) for shortcut in SHORTCUTS),
    *REGIONS,
    *OF_MODULES,
    *VISITS,
)
