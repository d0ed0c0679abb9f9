"""One user's session: events in, pages and reports out.

`handle` turns one event into one run (and the runs that `st.rerun` asks for): callbacks, then the script, then the
clean-up. In mode `reuse` the emitted program runs under a `Run`; in mode `full_rerun` the untouched source runs from
top to bottom in a fresh namespace, with the same doors. Everything a session keeps is here, and goes with it.

A *generation* is one namespace with its journal and its slots. A new one starts with a new program, and whenever code
of the script itself (a function, an instance of its class) has got into session state: a fresh run would see old code
there and new code everywhere else, and so it does.
"""

from __future__ import annotations

import builtins
import sys
import threading
import time
import types
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from flowc_compiler.glue import ABSENT as ABSENT_NAME
from flowc_compiler.glue import FRAME, UNBOUND
from flowc_compiler.ir.cell import Call, Cells, Item
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.passes.parse import read_source
from flowc_compiler.pipeline import compile_script
from flowc_runtime.blobs import BlobStore
from flowc_runtime.cache.caches import Caches
from flowc_runtime.doors import Doors
from flowc_runtime.elements.fold import EMPTY_PAGE
from flowc_runtime.events import ClearCache, EndingKind, Event, Interact, RunReport, Sink
from flowc_runtime.frame import Frame
from flowc_runtime.heap.journal import Journal, Record, Rewind, records_in
from flowc_runtime.heap.territory import Territory
from flowc_runtime.oracle_code import oracle_code
from flowc_runtime.output import Output
from flowc_runtime.run import Run
from flowc_runtime.session_state import SessionState
from flowc_runtime.signals import Close, Preempted
from flowc_runtime.trace import Block, Slot
from flowc_runtime.values import ABSENT, ATOMS
from flowc_shims.stdlib import audit, streams
from flowc_shims.stdlib.observer import observe
from flowc_shims.streamlit import finder
from flowc_shims.streamlit.control import RerunException, StopException
from flowc_shims.streamlit.elements.exception import exception_props
from flowc_shims.streamlit.host import Callback, use_host
from flowc_shims.streamlit.magic_write import magic_write

Mode = Literal["reuse", "full_rerun"]

_PROCESS_CACHES: Final = Caches()


class Session:
    """See the module's docstring. One thread at a time calls `handle`; `interrupt` may come from anywhere."""

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
    ) -> None:
        self.script = script.resolve()
        self.sink = sink
        self.mode: Mode = mode
        self.argv = argv
        self.caches = _PROCESS_CACHES if caches is None else caches
        self.blobs = BlobStore() if blobs is None else blobs
        self.clock = clock
        self.state = SessionState()
        self.page = EMPTY_PAGE
        self.interrupted = threading.Event()
        self.stopping = threading.Event()
        self.outliving: list[object] = []
        self.kept_closed: frozenset[int] = frozenset()
        self.printed: list[tuple[str, str]] = []
        self.uncaught: BaseException | None = None
        self._runs = 0
        self._uids = 0
        self._reload = threading.Event()
        self._fallen_back: str | None = None
        self._oracle: tuple[Program, types.CodeType] | None = None
        self._watched_modules: set[str] = set()
        self.program = self._compile()
        self.new_generation()
        audit.install()
        finder.install()

    # --- what others call
    def handle(self, event: Event) -> RunReport:
        """React to one event; blocks until the script has run. Exceptions of the script end up on the page."""
        if self._reload.is_set():
            self._reload.clear()
            self._load_again()
        if isinstance(event, ClearCache):
            self.caches.clear_all()
        self._begin_run()
        self.state.apply(event.values if isinstance(event, Interact) else {})
        while (report := self._run(event.seq)).ending == "rerun":
            self._begin_run()
        return report

    def interrupt(self) -> None:
        """A newer event waits: the run that is going on ends at its next checkpoint."""
        self.interrupted.set()

    def stop(self) -> None:
        """The user wants the run that is going on to end: it does, at its next checkpoint, as `st.stop` would."""
        self.stopping.set()

    def reload(self) -> None:
        """The script or a local module changed on disk: the next event runs the new code, session state stays."""
        self._reload.set()

    def watched_files(self) -> frozenset[Path]:
        modules = [module for module in list(sys.modules.values()) if self.territory.owns_module(module)]
        return frozenset({self.script, *(Path(str(module.__file__)) for module in modules)})

    def close(self) -> None:
        """Forget everything."""
        self.interrupted.set()
        self.new_generation()
        self.outliving.clear()
        self.state = SessionState()

    def check_valid(self) -> None:
        """The invariants of everything a session keeps; raises AssertionError."""
        self.state.check_valid()
        self.journal.check_valid()

    # --- one run
    def _begin_run(self) -> None:
        self.interrupted.clear()
        self.stopping.clear()
        self.state.begin_run()

    def _run(self, seq: int) -> RunReport:
        self._runs += 1
        number, started = self._runs, time.perf_counter()
        self.sink.run_started(number, seq)
        streams.install()
        output = Output(number, self.page, self.sink.page)
        run = Run(self, number, output) if self.mode == "reuse" else None
        doors = run.doors if run is not None else Doors(self, output, lambda value: None)
        with self._process_as_the_script_expects(), use_host(doors):
            ending = self._guarded(doors, lambda: self._react(run, doors))
        self.state.end_run(completed=ending == "normal", interrupted=ending in ("rerun", "preempted"))
        self.page = output.finish(complete=ending not in ("rerun", "preempted"))
        self.printed = list(doors.printed_text)
        report = self._report(number, seq, ending, run, (time.perf_counter() - started) * 1000)
        if run is not None:
            self._tidy(run)
        self.sink.page(self.page)
        self.sink.run_ended(report)
        return report

    def _react(self, run: Run | None, doors: Doors) -> None:
        """Callbacks, then the body."""
        if self.program.failure is not None:
            raise self.program.failure
        self._call_back(doors)
        doors.begin_walk()
        if run is None:
            self._full_rerun(doors)
            return
        while True:
            self._let_go()
            self.journal.begin_run()
            try:
                run.walk()
                return
            except Close as close:
                self._recompile(close)
                run.begin_again(run.started_with or self.state.snapshot())

    def _full_rerun(self, doors: Doors) -> None:
        module = types.ModuleType("__main__")
        vars(module).update(__file__=str(self.script), __builtins__={**vars(builtins), SHOW: magic_write})
        sys.modules["__main__"] = module
        with observe(doors):
            if self._oracle is None or self._oracle[0] is not self.program:
                self._oracle = (self.program, oracle_code(self.program.parsed))
            exec(self._oracle[1], vars(module))

    def _guarded(self, doors: Doors, react: Callable[[], None]) -> EndingKind:
        """Run user code; how it ended, with an uncaught exception shown where it was raised."""
        self.uncaught = None
        try:
            react()
        except StopException:
            return "stop"
        except RerunException:
            return "rerun"
        except Preempted:
            return "preempted"
        except Exception as error:  # noqa: BLE001 - whatever the script raises is shown on its page
            self.uncaught = error
            doors.stopped = False
            doors.recording = None
            doors.append(None, exception_props(error, str(self.script), uncaught=True))
            return "exception"
        return "normal"

    def _call_back(self, doors: Doors) -> None:
        """Callbacks of changed widgets, in order, with the namespace the previous run left behind."""
        callbacks = self.state.changed_callbacks()
        rerun = False
        for callback in callbacks:
            touched = self._reachable(callback)
            doors.in_callback = True
            try:
                with observe(doors):
                    callback.function(*callback.args, **callback.kwargs)
            except RerunException:
                rerun = True
            finally:
                doors.in_callback = False
                for record in touched:
                    self.journal.look_again(record)
        if rerun:
            raise RerunException("app")

    def _reachable(self, callback: Callback) -> list[Record]:
        roots = [callback.function, callback.args, dict(callback.kwargs), *self._state_values()]
        try:
            return self.journal.reach(roots, in_place=True).records
        except Rewind:
            return self.journal.reach(roots).records

    def _let_go(self) -> None:
        """The escape rule: what session state and shared objects lead to was made by earlier runs, and a fresh run
        would make new ones; their makers execute."""
        if self._fallen_back is not None:
            self.new_generation()
            return
        roots = [value for value in (*self._state_values(), *self.outliving) if type(value) not in ATOMS]
        for module in list(sys.modules.values()):
            if self.territory.owns_module(module):
                roots.extend(vars(module).values())
        if not roots:
            return
        found = self.journal.reach(roots, outlives=True, calls=False)
        for maker in found.makers:
            if isinstance(maker, Slot):
                maker.trace = None
        if found.overflow or self._script_code_in_state():
            self.new_generation()

    def _script_code_in_state(self) -> bool:
        values = [value for value in (*self._state_values(), *self.outliving) if type(value) not in ATOMS]
        return bool(values) and self.journal.reach(values, calls=False).script_code

    # --- what a session keeps
    def new_generation(self) -> None:
        """A fresh namespace, and nothing known of any slot."""
        self.territory = Territory(self.script.parent, str(self.script), self.program.code_facts)
        self.journal = Journal(self.territory, self._watched_modules)
        self.module = types.ModuleType("__main__")
        self.namespace: dict[str, object] = vars(self.module)
        self.builtins = dict(vars(builtins))
        self.root = Block()
        self.opened: dict[types.FunctionType, types.FunctionType] = {}
        self.call_sites = _count_calls(self.program)

    def forget_traces(self) -> None:
        """No slot can be reused as it is."""
        for slot in _slots(self.root):
            slot.trace = None

    def fresh_namespace(self, run: Run) -> None:
        """What a run finds in its globals before the first statement."""
        self.builtins.update({FRAME: Frame(run, self.root), ABSENT_NAME: ABSENT, UNBOUND: NameError, SHOW: magic_write})
        self.namespace.clear()
        self.namespace.update(
            __name__="__main__", __file__=str(self.script), __doc__=None, __builtins__=self.builtins, __spec__=None,
            __loader__=None, __package__=None,
        )  # fmt: skip
        sys.modules["__main__"] = self.module

    def next_uid(self) -> int:
        self._uids += 1
        return self._uids

    def fall_back(self, reason: str) -> None:
        """From now on every run executes everything: something cannot be checked."""
        self._fallen_back = reason

    def lasting_values(self) -> list[object]:
        """What outlives a run: session state, and what callbacks hold."""
        held: list[object] = []
        for callback in self.state.callbacks():
            held.extend((callback.function, callback.args, dict(callback.kwargs)))
        return [*held, *self._state_values()]

    def _state_values(self) -> list[object]:
        return [self.state.get(key) for key in self.state.keys()]  # noqa: SIM118 - it is no dict

    # --- the program
    def _compile(self) -> Program:
        try:
            source = read_source(self.script)
        except SyntaxError as error:
            return compile_script(SourceText(str(self.script), f"raise SyntaxError({error.msg!r})\n"))
        modules = frozenset(path.stem for path in self.script.parent.glob("*.py")) | frozenset(
            path.parent.name for path in self.script.parent.glob("*/__init__.py")
        )
        return compile_script(source, local_modules=modules, kept_closed=self.kept_closed)

    def _load_again(self) -> None:
        for name, module in list(sys.modules.items()):
            if name != "__main__" and self.territory.owns_module(module):
                del sys.modules[name]
        self.kept_closed = frozenset()
        self.program = self._compile()
        self.new_generation()

    def _recompile(self, close: Close) -> None:
        line = close.line
        if close.function:
            line = next(
                (cell.lines[0] for cell in self.program.plan.cells if cell.kind == "definition" and
                 cell.source.startswith(f"def {close.function}(")), 0,
            )  # fmt: skip
        self.kept_closed |= {line}
        self.program = self._compile()
        self.new_generation()

    def _tidy(self, run: Run) -> None:
        """After a run: loops that grew too long are closed, records that no trace mentions are dropped."""
        if run.to_close:
            self.kept_closed |= run.to_close
            self.program = self._compile()
            self.new_generation()
            return
        if run.executed:
            traces = (slot.trace for slot in _slots(self.root) if slot.trace is not None)
            groups = ((record for record, _ in (*trace.touched, *trace.made)) for trace in traces)
            self.journal.forget_all_but(records_in(groups))

    # --- the process around it
    @contextmanager
    def _process_as_the_script_expects(self) -> Iterator[None]:
        """`sys.path[0]`, `sys.argv` and `__main__` as if the script had been started; put back afterwards."""
        folder = str(self.script.parent)
        added = folder not in sys.path
        if added:
            sys.path.insert(0, folder)
        argv, main = sys.argv, sys.modules.get("__main__")
        sys.argv = [str(self.script), *self.argv]
        try:
            yield
        finally:
            sys.argv = argv
            if main is not None:
                sys.modules["__main__"] = main
            if added and folder in sys.path:
                sys.path.remove(folder)

    def _report(self, number: int, seq: int, ending: EndingKind, run: Run | None, milliseconds: float) -> RunReport:
        executed, reused, needless = run.reports() if run is not None else ((), (), ())
        notes = tuple(found.text(self.script.name) for found in self.program.diagnostics)
        if self._fallen_back is not None:
            notes = (*notes, f"everything executes in every run: {self._fallen_back}")
        restarts = run.restarts if run is not None else 0
        return RunReport(number, seq, ending, executed, reused, needless, milliseconds, restarts, notes)


def _slots(block: Block) -> Iterator[Slot]:
    for slot in block.values():
        yield slot
        for inner in slot.loops:
            yield from _slots(inner)
        if slot.call is not None:
            yield from _slots(slot.call)


def _count_calls(program: Program) -> Counter[str]:
    """How many places call each opened function."""
    cells: Cells = program.plan.graph.versions.effects.cells
    found: Counter[str] = Counter()
    todo: list[Item] = list(cells.body)
    while todo:
        item = todo.pop()
        if isinstance(item, Call):
            found[item.function] += 1
        todo.extend((*getattr(item, "body", ()), *getattr(item, "orelse", ())))
    return found
