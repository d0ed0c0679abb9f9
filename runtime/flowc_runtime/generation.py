"""One namespace with everything that belongs to it: its journal, its slots, its opened functions.

A session starts a new generation with a new program, and whenever code of the script got into session state that reads
data among the globals (`heap/old_code.py`): a fresh run would see old values through it, and so it does.
"""

from __future__ import annotations

import builtins
import sys
import types
from collections import Counter
from collections.abc import Iterator
from typing import Final

from flowc_compiler.glue import ABSENT as ABSENT_NAME
from flowc_compiler.glue import ANY, FRAME, NOTE, UNBOUND
from flowc_compiler.ir.plan import CellPlan, Program
from flowc_compiler.opening import SCRIPT
from flowc_compiler.passes.magic import SHOW
from flowc_runtime.classes import Classes
from flowc_runtime.edits import carried_over
from flowc_runtime.frame import Frame
from flowc_runtime.heap.journal import Journal, records_in
from flowc_runtime.heap.territory import Territory
from flowc_runtime.identity import identity
from flowc_runtime.opened import OpenedForms
from flowc_runtime.page_space import PageSpace, first_names
from flowc_runtime.project import Project
from flowc_runtime.run import Run
from flowc_runtime.structure import structure_of
from flowc_runtime.trace import Block, Slot, slots_in
from flowc_runtime.values import ABSENT
from flowc_shims.stdlib.notes import note
from flowc_shims.streamlit.magic_write import magic_write

SHOWN: Final = {SHOW: magic_write}
"""What magic calls, for the builtins of a namespace."""
_GLUE: Final[dict[str, object]] = {ABSENT_NAME: ABSENT, NOTE: note, UNBOUND: NameError, ANY: BaseException}
"""What emitted code names beside its frame; the same for all sessions."""


class Generation:
    """`watched` (names of library modules whose attributes the script sets) is shared by a session's generations,
    `touches` (of shared objects) by all sessions."""

    def __init__(self, project: Project, watched: set[str], touches: dict[int, int]) -> None:
        self.script = str(project.script)
        self.program: Program = project.program
        structure = structure_of(self.program)
        facts = self.program.code_facts
        path = self.program.parsed.source.path
        self.territory = Territory(project.script.parent, path, facts, structure.binds, project.libraries)
        self.project = project
        self.pages: dict[str, PageSpace] = {}
        """By file."""
        self.journal = Journal(self.territory, watched, touches)
        self.module = types.ModuleType("__main__")
        self.namespace: dict[str, object] = vars(self.module)
        self.builtins = dict(vars(builtins))
        self.journal.namespace = self.namespace
        self.journal.apart = {identity(one): one for one in (self.builtins, vars(builtins))}
        self.root = Block()
        self.opened = OpenedForms(dict(self.program.modules))
        # A module's functions find their builtins in the process's own.
        builtins.__dict__.update(_GLUE)
        self.called = structure.called
        self.call_sites = Counter(self.called.values())
        """How many places call each opened function."""
        self.deciding = structure.deciding
        self.bound_here = structure.bound_here
        self.warned: set[str] = set()
        """The warnings about lines of the script that have shown since it began."""
        self.because = ""
        """Why nothing is known of the slots that its first run reaches for the first time."""

    def after_edit(self, project: Project, because: str, reimported: frozenset[str]) -> Generation:
        """The generation of another program of the script: the same namespace and journal, and the slots of unchanged
        cells. `reimported`: local modules that are imported anew."""
        made = Generation(project, self.journal.watched, self.journal.touches)
        made.because = because
        for file, space in self.pages.items():
            made.add_page(file, space.classes)
        pages = [(space.program, made.pages[file].program) for file, space in self.pages.items()]
        root = carried_over(self.root, self.program, made.program, reimported, pages)
        if root is None:
            return made
        made.module, made.namespace, made.builtins = self.module, self.namespace, self.builtins
        made.journal, made.root = self.journal, root
        made.journal.territory = made.territory
        made.warned = self.warned
        for file, space in self.pages.items():
            page = made.pages[file]
            page.module, page.namespace, page.builtins = space.module, space.namespace, space.builtins
        return made

    def page(self, file: str, classes: dict[str, Classes]) -> PageSpace:
        """A page that is about to be executed. `classes`: of the session's pages, by file."""
        known = self.pages.get(file)
        return self.add_page(file, classes.setdefault(file, Classes())) if known is None else known

    def add_page(self, file: str, classes: Classes) -> PageSpace:
        program = self.project.pages.program(file)
        space = self.pages[file] = PageSpace(file, program, classes)
        self.territory.pages[file] = program.code_facts
        self.territory.forget_owners()
        for one in (space.namespace, space.builtins):
            self.journal.apart[identity(one)] = one
        self.journal.spaces[identity(space.namespace)] = space.namespace
        for path, module in program.modules.items():
            if module.name != SCRIPT:
                self.opened.modules.setdefault(path, module)
        name = self.project.pages.name(file)
        structure = structure_of(program, name)
        # Modules that the script imports too are known already, as they were compiled with it.
        self.call_sites.update(function for place, function in structure.called.items() if place not in self.called)
        self.called = {**structure.called, **self.called}
        self.deciding = {**structure.deciding, **self.deciding}
        self.bound_here = {**structure.bound_here, **self.bound_here}
        return space

    def bound_values(self) -> list[object]:
        """What the globals of the script and of its pages hold."""
        spaces = (self.namespace, *(page.namespace for page in self.pages.values()))
        return [value for space in spaces for value in space.values()]

    def space_of(self, file: str) -> dict[str, object] | None:
        """The globals that each run makes anew of the script or the page in this file."""
        page = self.pages.get(file)
        return page.namespace if page is not None else self.namespace if file == self.script else None

    def glue(self) -> dict[str, object]:
        """What emitted code finds among its builtins, beside the frame."""
        return {**_GLUE, **SHOWN}

    def own_space(self, slot: Slot) -> dict[str, object]:
        """The globals that each run makes anew in which the slot stands: the script's, or a page's."""
        return slot.space if identity(slot.space) in self.journal.spaces else self.namespace

    def fresh_namespace(self, run: Run) -> None:
        """What a walk finds in its globals before the first statement; glue and magic are among the builtins."""
        frame = Frame(run, self.root, self.program.plan.cells, self.namespace)
        classes = run.session.classes
        classes.follow(self.program.parsed)
        self.builtins.update({FRAME: frame, **self.glue(), "__build_class__": classes.builder(run.makes_again)})
        self.namespace.clear()
        self.namespace.update(first_names(self.script, self.builtins))
        sys.modules["__main__"] = self.module

    def called_by(self, plan: CellPlan) -> str:
        """The opened function that the call with these arguments stands for."""
        return self.called.get((plan.module, plan.id), "")

    def where_of_call(self, slot: Slot) -> str:
        """Distinguishes the calls of a function that is called from several places."""
        several = self.call_sites[self.called_by(slot.plan)] > 1
        return f"{slot.where}<{slot.plan.label}" if several else slot.where

    def slots(self) -> Iterator[Slot]:
        return slots_in(self.root)

    def forget_traces(self, run: int) -> None:
        """No slot can be reused as it is. What has executed in this run stands until it ends."""
        because = "the script sets attributes of a library's module, which it may use"
        for slot in self.slots():
            if slot.trace is not None and slot.trace.run == run:
                slot.trace.volatile = slot.trace.volatile or because
            else:
                slot.lose(because)

    def tidy(self) -> None:
        """Drop the records that no trace mentions."""
        traces = (slot.trace for slot in self.slots() if slot.trace is not None)
        self.journal.forget_all_but(
            records_in((record for record, _ in (*trace.touched, *trace.made)) for trace in traces)
        )
