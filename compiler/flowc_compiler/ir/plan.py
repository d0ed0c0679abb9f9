"""What the run time must know of each cell, and the program that is executed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import CodeType

from flowc_compiler.glances import Glance
from flowc_compiler.ir.cell import CellId, CellKind
from flowc_compiler.ir.effect import CodeFacts, Place, Seeding, TouchesWorld
from flowc_compiler.ir.graph import Graph
from flowc_compiler.ir.source import Diagnostic, Parsed


@dataclass(frozen=True, slots=True)
class CellPlan:
    """`local_reads` are handed over by the emitted code in this order, `local_writes` come back in this order;
    global names are looked up in the session's namespace. A name that is written but not `certain`ly is also read.

    `volatile`: why the cell executes in every run, or None. `barrier`: it may touch everything in the namespace.
    `captures`: it may make a closure over locals of the opened function."""

    id: CellId
    kind: CellKind
    label: str
    lines: tuple[int, int]
    function: str
    local_reads: tuple[str, ...]
    local_writes: tuple[str, ...]
    certain: frozenset[str]
    global_reads: tuple[str, ...]
    global_writes: tuple[str, ...]
    volatile: str | None
    barrier: bool
    captures: bool
    source: str
    sets_attributes_of: frozenset[str] = frozenset()
    """Names on whose objects the cell sets or deletes attributes."""
    hidden: tuple[TouchesWorld, ...] = ()
    """What of the world it may look at, while the run time sees it do so."""
    generators: frozenset[str] = frozenset()
    """Global generators of random numbers whose state it may look at, or set, without moving it."""
    seeding: Seeding | None = None
    may_set: bool = True
    """It may change settings of libraries: it calls more than Streamlit's commands, sets parts or imports."""
    calls_libraries: bool = True
    """It may call code that only the run time knows, which may do anything to a generator."""
    feels_settings: bool = True
    """It computes something, which settings of libraries may change."""
    seeds: tuple[Place, ...] = ()
    """Expressions that are seeds: the emitted code tells the run time what they give."""
    discards: tuple[str, ...] = ()
    """The dotted name of a button that is all of the statement: its value goes nowhere."""
    glances: tuple[Glance, ...] = ()
    """Names of whose objects it looks at parts only."""
    only_shows: bool = False
    """It does nothing but call commands that show, with plain arguments (see `only_shows.py`)."""
    sees_error: bool = True
    """It may look at the exception that is being handled: by what it calls, or because it raises another one."""
    binds_early: bool = False
    """It may have bound local names when it fails: those are not known then."""
    module: str = ""
    """The local module that it is part of; "" for the script. Its global names are those of the module."""
    imports: tuple[tuple[int, str, tuple[str, ...]], ...] = ()
    """What `from … import …` in it takes from modules: level, module, names."""
    callee: tuple[str, ...] = ()
    """Of arguments: the name by which the function is called (`show`, `charts.show`)."""
    callee_only: bool = False
    """Nothing else in the arguments reads the first part of that name."""
    passes_on: bool = False
    """Of arguments: all that it does is to read names and to write down constants."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Holds: `cells[i].id == i`."""

    graph: Graph
    cells: tuple[CellPlan, ...]


@dataclass(frozen=True, slots=True)
class ModuleProgram:
    """The opened functions of a local module, by name: `opened` is their code; `plain` is the code that Python itself
    makes of them, by which the run time tells that a function is the one that was compiled."""

    name: str
    plan: Plan
    opened: Mapping[str, CodeType]
    plain: Mapping[str, CodeType]


@dataclass(frozen=True, slots=True)
class Program:
    """An executable script. `code` runs in a namespace whose builtins offer the glue names of `emit`.

    `failure`: the script does not compile; then `code` is None and the error is what the page shows."""

    parsed: Parsed
    plan: Plan
    code: CodeType | None
    opened: frozenset[str]
    code_facts: Mapping[tuple[int, str], CodeFacts]
    diagnostics: tuple[Diagnostic, ...]
    failure: SyntaxError | None
    modules: Mapping[str, ModuleProgram] = field(default_factory=dict[str, ModuleProgram])
    """Local modules with opened functions, by the path of their file."""
