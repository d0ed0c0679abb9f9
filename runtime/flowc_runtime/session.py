"""One user's session: events in, pages and reports out.

`handle` turns one event into one run (and the runs that `st.rerun` asks for): callbacks, then the script, then the
clean-up. In mode `reuse` the emitted program runs under a `Run`; in mode `full_rerun` the untouched source runs from
top to bottom in a fresh namespace, with the same doors. Everything a session keeps is here and in its generation, and
goes with it.
"""

from __future__ import annotations

import builtins
import logging
import secrets
import sys
import threading
import time
import traceback
import types
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from flowc_compiler.ir.plan import Program
from flowc_runtime.address import Address
from flowc_runtime.blobs import BlobStore
from flowc_runtime.budget import DEFAULT as DEFAULT_BUDGET
from flowc_runtime.cache import Caches
from flowc_runtime.cache.disk import Disk, results_folder
from flowc_runtime.calling import call
from flowc_runtime.classes import Classes
from flowc_runtime.configuration import Configuration, load_configuration
from flowc_runtime.doors import Doors
from flowc_runtime.elements.fold import EMPTY_PAGE
from flowc_runtime.elements.held import with_held
from flowc_runtime.escape import let_go
from flowc_runtime.events import ClearCache, EndingKind, Event, RunReport, Sink, values_of
from flowc_runtime.fragment_runs import Patient, rerun_fragments, scope_of, take_over
from flowc_runtime.fragments import Fragments
from flowc_runtime.generation import SHOWN, Generation
from flowc_runtime.heap.journal import Record, Rewind
from flowc_runtime.made_files import make_file
from flowc_runtime.memory import Memory
from flowc_runtime.oracle_code import oracle_code
from flowc_runtime.origins import replaced_by
from flowc_runtime.output import Output
from flowc_runtime.project import Project
from flowc_runtime.reports import reports_of
from flowc_runtime.run import Run
from flowc_runtime.secret_files import SecretFiles
from flowc_runtime.serializable import check_serializable
from flowc_runtime.session_state import SessionState
from flowc_runtime.signals import Close
from flowc_runtime.worlds import Worlds
from flowc_shims.stdlib.observer import observe
from flowc_shims.stdlib.process import listen
from flowc_shims.streamlit import finder
from flowc_shims.streamlit.control import Preempted, RerunException, StopException
from flowc_shims.streamlit.elements.exception import as_asked_for, exception_props
from flowc_shims.streamlit.errors import FragmentHandledException
from flowc_shims.streamlit.host import Callback, Rerun, clear_outside, use_host
from flowc_shims.streamlit.page import BlobRef, Props

Mode: TypeAlias = Literal["reuse", "full_rerun"]

_PROCESS_CACHES: Final = Caches(Disk(folder) if (folder := results_folder()) is not None else None)
clear_outside.append(lambda prefix: _PROCESS_CACHES.clear(prefix, None))

_log = logging.getLogger("flowc.session")


class Session(Patient):
    """See the module's docstring. One thread at a time calls `handle`; `interrupt` and `stop` come from anywhere."""

    def __init__(
        self,
        script: Path,
        *,
        sink: Sink,
        mode: Mode = "reuse",
        argv: tuple[str, ...] = (),
        caches: Caches | None = None,
        blobs: BlobStore | None = None,
        clock: Callable[[], float] = time.monotonic,
        memory: int = DEFAULT_BUDGET,
        configuration: Configuration | None = None,
    ) -> None:
        self.sink = sink
        self.mode: Mode = mode
        self.caches = _PROCESS_CACHES if caches is None else caches
        self.blobs = BlobStore() if blobs is None else blobs
        self.clock = clock
        self.name = secrets.token_hex(8)
        self.address = Address()
        self.state = SessionState(self.address)
        self.uploads = self.state.uploads
        self.configuration = load_configuration(script) if configuration is None else configuration
        self.secret_files = SecretFiles(self.configuration.secret_files)
        self.secret_files.export()
        self.page = EMPTY_PAGE
        self.interrupted, self.stopping = threading.Event(), threading.Event()
        self.outliving: dict[int, object] = {}
        """Cached resources that this session has got hold of."""
        self.printed: list[tuple[str, str]] = []
        self.uncaught: BaseException | None = None
        self.project = Project(script, argv, self.configuration.magic)
        self.fragments = Fragments()
        self._asked: Rerun = ()
        self._cut = False
        """A run of the whole script was cut short, and none has followed."""
        self._runs = self._uids = 0
        self._reload = threading.Event()
        self.fallen_back: str | None = None
        self._oracle: tuple[Program, types.CodeType] | None = None
        self._watched: set[str] = set()
        self.worlds = Worlds()
        self.classes = Classes()
        self.page_classes: dict[str, Classes] = {}  # by file
        self.memory = Memory(memory)
        self.generation = Generation(self.project, self._watched, self.caches.touches)
        finder.install()

    # --- what others call
    def handle(self, event: Event) -> RunReport:
        """React to one event; blocks until the script has run. Exceptions of the script end up on the page."""
        if self._reload.is_set():
            self._reload.clear()
            self.project.load_again(self.generation.territory)
            if self.project.program.failure is None:
                # While the script does not compile, what is known waits for the next edit.
                self.generation = self.generation.after_edit(
                    self.project, "the script was edited", self.project.local_modules
                )
        if isinstance(event, ClearCache):
            self.caches.clear_all()
        self.address.arrive(event)
        if self.address.turn():
            self.state.leave_page(frame_stays=True)
        self._begin_run()
        self._asked = scope_of(self.state, event, cut=self._cut)
        self.state.apply(values_of(event))
        while (report := self._run(event.seq, self._asked)).ending == "rerun":
            self.address.follow()
            if self.address.turn():
                self.state.leave_page(frame_stays=False)
            self._begin_run()
        return report

    def make_file(self, widget: str) -> BlobRef:
        """The file of a button whose file is made when it is asked for. Raises NotMade."""
        return make_file(self, widget)

    def interrupt(self) -> None:
        """A newer event waits: the run that is going on ends at its next checkpoint."""
        if self.configuration.get("runner.fastReruns"):
            self.interrupted.set()

    def stop(self) -> None:
        """The user wants the run that is going on to end: it does, at its next checkpoint, as `st.stop` would."""
        self.stopping.set()

    def reload(self) -> None:
        """The script or a local module changed on disk: the next event runs the new code, session state stays."""
        self._reload.set()

    def watched_files(self) -> frozenset[Path]:
        secrets = map(Path, self.configuration.secret_files)
        return self.project.watched_files(self.generation.territory).union(secrets)

    def close(self) -> None:
        """Forget everything."""
        self.interrupted.set()
        self.new_generation()
        self.outliving.clear()
        self.caches.clear_session(self.name)
        self.page_classes.clear()
        self.state, self.worlds, self.fragments = SessionState(), Worlds(), Fragments()
        self.uploads = self.state.uploads

    def check_valid(self) -> None:
        """The invariants of everything a session keeps; raises AssertionError."""
        self.state.check_valid()
        self.generation.journal.check_valid()

    @property
    def script(self) -> Path:
        return self.project.script

    # --- what its runs call
    def new_generation(self, because: str = "") -> None:
        """A fresh namespace, and nothing known of any slot."""
        self.generation = Generation(self.project, self._watched, self.caches.touches)
        self.generation.because = because

    def next_uid(self) -> int:
        self._uids += 1
        return self._uids

    def fall_back(self, reason: str) -> None:
        """From now on every run executes everything: something cannot be checked."""
        self.fallen_back = reason

    def class_ids(self) -> frozenset[int]:
        """The classes of the script and of its pages that stay the same from run to run."""
        return self.classes.ids().union(*(one.ids() for one in self.page_classes.values()))

    def lasting_values(self) -> list[object]:
        """What outlives a run: session state, and what callbacks and fragments hold."""
        held: list[object] = []
        for callback in self.state.callbacks():
            held.extend((callback.function, callback.args, *callback.kwargs.values()))
        return [*held, *self.fragments.held(), *self.state_values()]

    def state_values(self) -> list[object]:
        """All that session state holds."""
        return [self.state.get(key) for key in self.state.keys()]  # noqa: SIM118 - it is no dict

    # --- one run
    def _begin_run(self) -> None:
        self.interrupted.clear()
        self.stopping.clear()
        self.address.begin()
        self.state.begin_run()

    def _run(self, seq: int, scope: Rerun) -> RunReport:
        self._runs += 1
        number, started = self._runs, time.perf_counter()
        self.sink.run_started(number, seq)
        listen()
        if scope:
            self.page = with_held(self.page, self.state.held())
        output = Output(number, self.page, self.sink.page, keeps=bool(scope))
        run = Run(self, number, output, scope) if self.mode == "reuse" else None
        doors = run.doors if run is not None else Doors(self, output, lambda value: None, scope)
        if run is not None:
            self.worlds.begin(run)
        with self.project.process(), use_host(doors):
            ending = self._guarded(run, doors)
        self.state.end_run(completed=ending == "normal", interrupted=ending in ("rerun", "preempted"), scope=scope)
        if not scope:
            self._cut = ending == "preempted"
            cut = ending in ("rerun", "preempted") or self.stopping.is_set()
            self.fragments.end(completed=ending == "normal", cut=cut)
        before = self.page
        self.page = self.address.in_menu(output.finish(complete=ending not in ("rerun", "preempted")))
        if doors.named_anew or (not scope and ending != "normal"):
            take_over(self.state, before, self.page)
        self.sink.page(self.page)
        self.printed = list(doors.printed_text)
        report = self._report(number, seq, ending, run, (time.perf_counter() - started) * 1000)
        if run is not None:
            run.journal.settle_lasting()
            self.worlds.end(run, cut=ending in ("rerun", "preempted"))
            self.generation.because = ""
            held = self.memory.after(
                run, self.lasting_values(), report.milliseconds, whole=ending not in ("rerun", "preempted")
            )
            report = replace(report, held=held.held, evicted=held.evicted)
            self._tidy(run)
            run.subjects.clear()
        if self.uncaught is not None:
            # It may be kept for long; its traceback keeps its lines, but not all that its functions held.
            traceback.clear_frames(self.uncaught.__traceback__)
        self.sink.run_ended(report)
        return report

    def _react(self, run: Run | None, doors: Doors) -> None:
        """Callbacks, then the body."""
        if self.project.program.failure is not None:
            raise self.project.program.failure.with_traceback(None)
        self._call_back(doors)
        doors.begin_walk()
        if doors.scope:
            rerun_fragments(self, doors, run)
        elif run is None:
            self._full_rerun(doors)
        else:
            self._partial_rerun(run)
        check_serializable(self)

    def _partial_rerun(self, run: Run) -> None:
        self._begin_walks()
        while True:
            try:
                run.walk()
                return
            except Close as close:
                line = close.line
                self.project.close({(close.module, line)})
                # What has executed in this run stands: it does nothing a second time.
                before, because = self.generation.journal, f"line {line} was opened and must stay closed"
                self.generation = self.generation.after_edit(self.project, because, frozenset())
                if self.generation.journal is not before:
                    before.undo_lasting()
                    self._begin_walks()
                run.begin_again()

    def _begin_walks(self) -> None:
        let_go(self) if self.fallen_back is None else self.new_generation(self.fallen_back)
        self.generation.journal.begin_run()

    def _full_rerun(self, doors: Doors) -> None:
        program = self.project.program
        if self._oracle is None or self._oracle[0] is not program:
            self._oracle = (program, oracle_code(program.parsed))
        module = types.ModuleType("__main__")
        self.classes.follow(program.parsed)
        known = {**vars(builtins), **SHOWN, "__build_class__": self.classes.builder(_nobody)}
        vars(module).update(__file__=str(self.script), __builtins__=known)
        sys.modules["__main__"] = module
        with observe(doors):
            exec(self._oracle[1], vars(module))

    def _guarded(self, run: Run | None, doors: Doors) -> EndingKind:
        """Run user code; how it ended, with an uncaught exception shown where it was raised."""
        self.uncaught = None
        try:
            self._react(run, doors)
        except StopException:
            return "stop"
        except RerunException as asked:
            self._asked = asked.rerun_data
            return "rerun"
        except Preempted:
            return "preempted"
        except FragmentHandledException as error:
            self.uncaught = error
            return "exception"
        except Exception as error:  # noqa: BLE001 - whatever the script raises is shown on its page
            self.uncaught = error
            doors.stopped = False
            doors.recording = None
            doors.append(None, as_asked_for(self.told(error, run)))
            return "exception"
        except BaseException as error:  # noqa: BLE001 - `sys.exit()` ends a script, never the server
            self.uncaught = error
            _log.warning("%s ended with %s", self.script.name, type(error).__name__)
            return "stop"
        return "normal"

    def told(self, error: Exception, run: Run | None) -> Props:
        """How an error is shown; one that a reused slot raises again, as the first time."""
        trace = run.ended if run is not None and run.ended is not None and run.ended.ending is error else None
        if trace is not None and trace.told is not None and trace.raised is None:
            return trace.told
        props = exception_props(error, str(self.script), uncaught=True)
        if trace is not None:
            trace.told = props
        return props

    # --- callbacks, and what got into session state
    def _call_back(self, doors: Doors) -> None:
        """Callbacks of changed widgets, in order, with the namespace the previous run left behind."""
        asked: list[Rerun] = []
        default = False
        for callback, fragment in self.state.changed_callbacks():
            doors.called_back = self.fragments.known.get(fragment)
            try:
                call(self, doors, callback)
                default = True
            except RerunException as error:
                # It does not keep the other callbacks from being called.
                asked.append(error.rerun_data)
            finally:
                doors.called_back = None
        if asked:
            # All of the script where anybody expects that: a callback that asks for nothing, of a widget outside.
            whole = () in asked or (default and not doors.scope)
            raise RerunException(() if whole else tuple(dict.fromkeys(ref for one in asked for ref in one)))

    def reachable(self, callback: Callback) -> list[Record]:
        roots = [callback.function, callback.args, dict(callback.kwargs), *self.state_values()]
        try:
            return self.generation.journal.reach(roots, in_place=True).records
        except Rewind:
            # The previous run was cut short before it could put everything in place.
            return self.generation.journal.reach(roots).records

    # --- afterwards
    def _tidy(self, run: Run) -> None:
        if run.to_close and not run.doors.scope:
            self.project.close(run.to_close)
            reason = "a long or cheap loop is executed as one cell from now on"
            self.generation = self.generation.after_edit(self.project, reason, frozenset())
        elif run.executed:
            self.generation.tidy()

    def _report(self, number: int, seq: int, ending: EndingKind, run: Run | None, milliseconds: float) -> RunReport:
        executed, reused, needless = reports_of(run) if run is not None else ((), (), ())
        notes = self.project.remarks()
        if self.fallen_back is not None:
            notes = (*notes, f"everything executes in every run: {self.fallen_back}")
        restarts = run.restarts if run is not None else 0
        rewritten = tuple(replaced_by(run)) if run is not None else ()
        return RunReport(number, seq, ending, executed, reused, needless, milliseconds, restarts, notes, rewritten)


def _nobody(kind: type) -> None:
    """In a full rerun nobody keeps account of classes."""
