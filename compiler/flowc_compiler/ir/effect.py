"""What a cell may do: a closed vocabulary, and the summary of one cell in it.

An effect is a static claim and an over-approximation: a cell does at most this. `Read`/`Write`/… speak of names as
the cell's own scope sees them; effects of called script functions are already folded in, with their names global.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from flowc_compiler.ir.cell import CellId, Cells

WorldKind: TypeAlias = Literal["clock", "randomness", "file", "environment", "network", "process", "thread", "plot"]


GlobalGenerator: TypeAlias = Literal["random", "numpy.random"]
Place: TypeAlias = tuple[int, int, int, int]
"""Where an expression stands: lines and columns of its ends."""


@dataclass(frozen=True, slots=True)
class Seeding:
    """A statement that does nothing but set a global generator of random numbers. `path`: the function that does so,
    as the script writes it: `("np", "random", "seed")`."""

    generator: GlobalGenerator
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Read:
    """`path`: the part of the object that is read, `['a']` or `.rows`; "" is all of it."""

    name: str
    path: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Write:
    """`certain` is False where the cell may also complete without binding the name."""

    name: str
    certain: bool


@dataclass(frozen=True, slots=True, order=True)
class Delete:
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Mutate:
    """The object that the name refers to, or something reachable from it, may change in place; with a `path`, only
    what that part of it leads to. `own`: the object itself alone, nothing that it holds."""

    name: str
    path: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """The object that `name` refers to may be the one that `of` refers to, or share parts with it. `part`: it is held
    by that one, and no more."""

    name: str
    of: str
    part: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Capture:
    """A nested function or generator takes a local name of the opened function along."""

    name: str


@dataclass(frozen=True, slots=True, order=True)
class Show:
    """The cell may write to the page; `what` is the command where it is known."""

    what: str


@dataclass(frozen=True, slots=True, order=True)
class Widget:
    what: str


@dataclass(frozen=True, slots=True, order=True)
class ReadsState:
    """A session-state key; "*" is any key."""

    key: str


@dataclass(frozen=True, slots=True, order=True)
class WritesState:
    key: str


@dataclass(frozen=True, slots=True, order=True)
class ReadsSetting:
    """A library's setting, or its hidden state: `pandas.options`, `matplotlib.pyplot`."""

    place: str


@dataclass(frozen=True, slots=True, order=True)
class WritesSetting:
    place: str


@dataclass(frozen=True, slots=True, order=True)
class TouchesWorld:
    """The cell may reach the outside world: it is volatile, unless what it does there is `seen` while it runs (files
    that it reads, the environment): then the run time tells whether it may be reused."""

    kind: WorldKind
    what: str
    seen: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Unknown:
    """The cell cannot be analysed (a barrier), with the reason."""

    reason: str


Effect: TypeAlias = (
    Read
    | Write
    | Delete
    | Mutate
    | Alias
    | Capture
    | Show
    | Widget
    | ReadsState
    | WritesState
    | ReadsSetting
    | WritesSetting
    | TouchesWorld
    | Unknown
)


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """What the body of a function of a user's file may do when called, for the run time to look up by code object
    (`line`, `name`): functions travel as values, and then only the object itself tells which code it is."""

    line: int
    name: str
    world: frozenset[TouchesWorld]
    barrier: str | None
    sets_attributes_of: frozenset[str] = frozenset()
    """Names on whose objects the code sets or deletes attributes; one of them may be a module."""
    generators: frozenset[str] = frozenset()
    """Global generators of random numbers whose state it may look at, or set, without moving it."""


@dataclass(frozen=True, slots=True)
class Effects:
    """Effects of every cell. Holds: `of` has an entry for each cell of `cells`."""

    cells: Cells
    of: Mapping[CellId, tuple[Effect, ...]]
    code: tuple[CodeFacts, ...]
