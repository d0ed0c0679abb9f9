"""Emitted code executed without an engine: every cell executes, or every cell's recorded outcome is put in place.

`execute` runs a script's emitted code under a frame that always executes and writes down what each cell did;
`replay` runs it again, with nothing executed but the structure. `plain` runs the source as CPython compiles it. Each
gives an `Outcome`; for all scripts the three must be the same.
"""

from __future__ import annotations

import builtins
import contextlib
import traceback
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, cast

from flowc_compiler.glue import ABSENT, ANY, FRAME, UNBOUND
from flowc_compiler.ir.plan import Plan, Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.passes.magic import SHOW, magic
from flowc_compiler.passes.parse import parse
from flowc_compiler.pipeline import compile_script
from flowc_runtime.opened import unpacked

PATH: Final = "/script.py"
ABSENT_MARK: Final = object()
Path: TypeAlias = tuple[object, ...]
Lines: TypeAlias = tuple[tuple[int, str], ...]
NO_LINES: Final[Lines] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, the plain values that globals ended with, and where an exception went through the script."""

    written: tuple[str, ...]
    names: Mapping[str, str]
    error: str
    lines: Lines


class Out:
    """What the scripts show on. `box` only moves where things are shown; `foreign` swallows ValueError."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.ticks = 0

    def write(self, *values: object) -> None:
        self.written.append(" ".join(map(repr, values)))

    def tick(self) -> bool:
        self.ticks += 1
        return self.ticks % 4 != 0

    def box(self) -> Box:
        return Box(self.written)

    def foreign(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.suppress(ValueError)


class Box:
    """A context manager that can be entered again, as a container can."""

    def __init__(self, written: list[str]) -> None:
        self.written = written

    def __enter__(self) -> int:
        self.written.append("[")
        return 7

    def __exit__(self, *error: object) -> None:
        self.written.append("]")


@dataclass(frozen=True, slots=True)
class Repeated:
    """An iterator that is made anew whenever it is asked for."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.function(*self.arguments, **self.named))


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of one cell."""

    local_outs: tuple[object, ...]
    global_outs: tuple[object, ...]
    value: object
    written: tuple[str, ...]
    ticks: int


@dataclass
class Stage:
    """Where one script runs: its namespace, and what its cells did by slot path."""

    plan: Plan
    out: Out = field(default_factory=Out)
    replaying: bool = False
    done: dict[Path, Done] = field(default_factory=dict)
    opened: dict[str, types.FunctionType] = field(default_factory=dict)
    by_plain: dict[object, types.FunctionType] = field(default_factory=dict)
    namespace: dict[str, object] = field(default_factory=dict)
    executed: int = 0

    def run(self, code: types.CodeType) -> Outcome:
        glue: dict[str, object] = {
            FRAME: StubFrame(self, ()),
            ABSENT: ABSENT_MARK,
            UNBOUND: NameError,
            SHOW: self.out.write,
        }
        glue[ANY] = BaseException
        # Functions that are put back have these globals.
        self.namespace.clear()
        self.namespace |= {"__name__": "__main__", "out": self.out, "__builtins__": {**vars(builtins), **glue}}
        error, lines = "", NO_LINES
        try:
            exec(code, self.namespace)
        except Exception as raised:  # noqa: BLE001  # whatever the script raises is its outcome
            error, lines = f"{type(raised).__name__}: {raised}", lines_of(raised)
        return Outcome(tuple(self.out.written), plain_names(self.namespace), error, lines)


class StubFrame:
    """The protocol of `flowc_runtime.frame.Frame`, as small as it can be."""

    def __init__(self, stage: Stage, path: Path) -> None:
        self.stage = stage
        self.path = path
        self.out: tuple[object, ...] = ()
        self.values: dict[Path, object] = {}
        self.outer: dict[int, Path] = {}
        self.begun: dict[Path, int] = {}
        self.rounds: dict[int, int] = {}
        self.held: dict[str, object] = {}

    def go(self, cell: int, local_values: tuple[object, ...] = ()) -> bool:
        plan, key = self.stage.plan.cells[cell], (*self.path, cell)
        assert len(local_values) == len(plan.local_reads)
        done = self.stage.done.get(key) if self.stage.replaying else None
        if done is None:
            self.stage.executed += 1
            self.begun[key] = len(self.stage.out.written)
            return True
        self.out, self.values[key] = done.local_outs, done.value
        self.stage.out.written.extend(done.written)
        self.stage.out.ticks = done.ticks
        for name, value in zip(plan.global_writes, done.global_outs, strict=True):
            if value is ABSENT_MARK:
                self.stage.namespace.pop(name, None)
            else:
                self.stage.namespace[name] = value
        return False

    def put(self, cell: int, value: object) -> None:
        self.values[*self.path, cell] = value

    def done(self, cell: int, local_outs: tuple[object, ...] = ()) -> tuple[object, ...]:
        plan, key = self.stage.plan.cells[cell], (*self.path, cell)
        assert len(local_outs) == len(plan.local_writes)
        bound = dict(zip(plan.local_writes, local_outs, strict=True))
        assert all(bound[name] is not ABSENT_MARK for name in plan.certain & bound.keys())
        outs = tuple(self.stage.namespace.get(name, ABSENT_MARK) for name in plan.global_writes)
        written = tuple(self.stage.out.written[self.begun[key] :])
        self.stage.done[key] = Done(local_outs, outs, self.values.get(key), written, self.stage.out.ticks)
        return local_outs

    def value(self, cell: int) -> object:
        return self.values[*self.path, cell]

    def iterate(self, cell: int) -> Iterator[object]:
        outer = self.outer[cell] = self.path
        value = self.values[*outer, cell]
        for ordinal, item in enumerate(iter(cast("Iterable[object]", value))):
            self.path = (*outer, cell, ordinal)
            yield item
        self.path = outer

    def unpacked(
        self,
        called: Callable[..., object],
        args: tuple[tuple[bool, object], ...],
        words: tuple[tuple[str | None, object], ...],
    ) -> tuple[object, tuple[object, ...], dict[str, object]]:
        found = unpacked(args, words)
        if found is None:
            # There is no closed form here: Python itself tells what is wrong.
            texts = [f"{'*' * starred}args[{at}][1]" for at, (starred, _) in enumerate(args)]
            texts += [f"{f'{word}=' if word else '**'}words[{at}][1]" for at, (word, _) in enumerate(words)]
            eval(f"called({', '.join(texts)})", {"called": called, "args": args, "words": words})
            raise AssertionError("Python sees nothing wrong with it")
        return called, *found

    def recipe(self, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> Repeated:
        function(*arguments, **named)
        return Repeated(function, arguments, named)

    def unloop(self, cell: int) -> None:
        self.path = self.outer[cell]

    def loop(self, cell: int) -> None:
        self.outer[cell], self.rounds[cell] = self.path, 0

    def step(self, cell: int) -> bool:
        if self.rounds[cell] < 0:
            self.path = self.outer[cell]
        return self.rounds[cell] >= 0

    def holds(self, cell: int) -> bool:
        if not self.values[*self.path, cell]:
            self.rounds[cell] = -1
            return False
        self.path = (*self.outer[cell], cell, self.rounds[cell])
        self.rounds[cell] += 1
        return True

    def attempt(self, key: int) -> None:
        self.outer[key] = self.path

    def left(self, key: int) -> None:
        self.path = self.outer[key]

    back = left

    def jump(self, cell: int, code: int, value: object = None) -> object:
        self.put(cell, (code, value))
        return value

    def landed(self, cell: int, local_outs: tuple[object, ...] = ()) -> None:
        if self.value(cell) is not ABSENT_MARK:
            self.done(cell, local_outs)

    def jumped(self, cell: int, code: int) -> bool:
        return cast("tuple[int, object]", self.value(cell))[0] == code

    def landing(self, cell: int) -> object:
        return cast("tuple[int, object]", self.value(cell))[1]

    def transparent(self, cell: int) -> bool:
        return isinstance(self.values[*self.path, cell], Box)

    def opened(self, cell: int) -> types.FunctionType:
        return self.stage.by_plain[self.packed(cell)[0]]

    def positional(self, cell: int) -> object:
        return self.packed(cell)[1]

    def named(self, cell: int) -> dict[str, object]:
        named = self.packed(cell)[2]
        assert isinstance(named, dict)
        return {**named, FRAME: StubFrame(self.stage, (*self.path, cell, "call"))}

    def packed(self, cell: int) -> tuple[object, ...]:
        packed = self.values[*self.path, cell]
        assert isinstance(packed, tuple)
        return cast("tuple[object, ...]", packed)

    def settle(self, value: object) -> object:
        return value

    def keep(self, name: str, function: types.FunctionType) -> None:
        self.stage.opened[name] = function

    def share(self, name: str, plain: types.FunctionType) -> None:
        opened = self.stage.opened[name]
        opened.__defaults__, opened.__kwdefaults__ = plain.__defaults__, plain.__kwdefaults__
        self.stage.by_plain[plain] = opened


def compiled(text: str) -> Program:
    return compile_script(SourceText(PATH, text))


def execute(text: str) -> Outcome:
    return started(text)[0]


def started(text: str) -> tuple[Outcome, Stage, types.CodeType]:
    """The outcome of executing every cell, and what a replay needs."""
    program = compiled(text)
    assert program.code is not None, program.failure
    stage = Stage(program.plan)
    return stage.run(program.code), stage, program.code


def replay(stage: Stage, code: types.CodeType) -> tuple[Outcome, int]:
    """The outcome of putting back what `stage` wrote down, and how many cells executed all the same."""
    stage.out.written.clear()
    stage.out.ticks = 0
    again = Stage(stage.plan, stage.out, replaying=True, done=dict(stage.done), namespace=stage.namespace)
    return again.run(code), again.executed


def plain(text: str) -> Outcome:
    out = Out()
    namespace: dict[str, object] = {"__name__": "__main__", "out": out}
    namespace["__builtins__"] = {**vars(builtins), SHOW: out.write}
    error, lines = "", NO_LINES
    try:
        exec(compile(magic(parse(SourceText(PATH, text))).tree, PATH, "exec", dont_inherit=True), namespace)
    except Exception as raised:  # noqa: BLE001  # whatever the script raises is its outcome
        error, lines = f"{type(raised).__name__}: {raised}", lines_of(raised)
    return Outcome(tuple(out.written), plain_names(namespace), error, lines)


def lines_of(error: BaseException) -> Lines:
    """The script's own part of a traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    return tuple((frame.lineno or 0, frame.name) for frame in frames if frame.filename == PATH)


def plain_names(namespace: Mapping[str, object]) -> dict[str, str]:
    """The script's globals as they print, without functions, classes and what was given to it."""
    shown = {name: repr(value) for name, value in namespace.items() if not name.startswith("__")}
    return {name: text for name, text in shown.items() if not text.startswith("<")}
