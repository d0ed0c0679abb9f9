"""The glue that emitted code calls: one frame for the script, one for each call of an opened function.

A frame knows the block of slots it stands in; a loop moves it from one iteration's block to the next. All decisions
are the run's (`run.py`); here is only which slot is meant.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias, cast

from flowc_compiler.glue import FRAME
from flowc_compiler.ir.plan import CellPlan
from flowc_runtime.draws import note_seed
from flowc_runtime.fragment_bodies import KEPT, opened_call
from flowc_runtime.iterables import can_be_stepped_again, ingredients, is_harmless_iterator, prepared, recipe
from flowc_runtime.opened import all_positional, fits, function_of, is_plain, unpacked, with_defaults
from flowc_runtime.page_space import file_of, function_called, opened_page, page_called
from flowc_runtime.raised import caught
from flowc_runtime.signals import Close
from flowc_runtime.trace import Block, Slot, slots_in
from flowc_runtime.values import ABSENT
from flowc_shims.streamlit.app_page import Page
from flowc_shims.streamlit.delta_generator import DeltaGenerator
from flowc_shims.streamlit.elements.spinner import Spinner
from flowc_shims.streamlit.fragment import kept_of

if TYPE_CHECKING:
    from flowc_runtime.run import Run

Packed: TypeAlias = tuple[object, tuple[object, ...], dict[str, object]]
"""The value of an opened call's arguments: the function, positional arguments, named arguments."""

LOOP_LIMIT: Final = 2_000
"""Iterations after which a loop is worth more closed than opened."""
CHEAP_LOOP: Final = 25
CHEAP_SLOT: Final = 0.03
"""So many iterations, whose slots take so many milliseconds each (half of that is keeping account of them), are worth
more closed, too."""


_MAKES_A_SPINNER: Final = re.compile(r"(\w+\.)*spinner\(")
"""Of one that was made elsewhere, using it twice is an error, and stays one."""


class Frame:
    """See the module's docstring. `out` holds the local names of the slot that was just emulated. `cells` are the plans
    of the file that the code stands in, `space` are its globals."""

    __slots__ = ("active", "block", "cells", "held", "out", "outer", "rounds", "run", "space")

    def __init__(self, run: Run, block: Block, cells: tuple[CellPlan, ...], space: dict[str, object]) -> None:
        self.run = run
        self.block = block
        self.cells = cells
        self.active: frozenset[str] = frozenset()
        """The opened functions that are going on."""
        self.space = space
        self.out: tuple[object, ...] = ()
        self.held: dict[str, object] = {}
        """The temporaries of the script itself; those of a function are local names."""
        self.outer: dict[int, Block] = {}
        """The block around each loop, by its header, and around each `try`, by a number below zero."""
        self.rounds: dict[int, int] = {}
        """How many rounds of each `while` have begun; below zero: its test did not hold."""

    def again(self) -> Callable[[Run], Frame]:
        """Makes a frame that stands where this one stands now, for another run."""
        block, cells, space, active = self.block, self.cells, self.space, self.active

        def made(run: Run) -> Frame:
            frame = Frame(run, block, cells, space)
            frame.active = active
            return frame

        return made

    # --- cells
    def go(self, cell: int, local_values: tuple[object, ...] = ()) -> bool:
        """True: the cell must execute now. False: its outcome is in place."""
        slot = self.slot(cell)
        if self.run.reuse(slot, local_values):
            assert slot.trace is not None
            self.out = slot.trace.local_outs
            return False
        self.run.begin(slot, local_values)
        return True

    def put(self, cell: int, value: object) -> None:
        self.block[cell].value = value

    def seeded(self, value: object) -> object:
        """The seed that the executing cell gives to a generator of random numbers."""
        if self.run.current is not None:
            note_seed(self.run.current, value)
        return value

    def done(self, cell: int, local_outs: tuple[object, ...] = ()) -> tuple[object, ...]:
        """What the cell's local names are to hold from now on."""
        return self.run.finish(self.block[cell], local_outs).local_outs

    def value(self, cell: int) -> object:
        return self.block[cell].value

    def slot(self, cell: int) -> Slot:
        slot = self.block.get(cell)
        if slot is None or slot.plan is not self.cells[cell]:
            # Ids are those of one file: the call may have reached a function of another one before.
            slot = self.block[cell] = self.run.new_slot(self.cells[cell], self.block.where)
        # A module that was imported anew has other globals.
        slot.space = self.space
        return slot

    # --- structure
    def recipe(self, function: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> object:
        """`enumerate(…)` and its like in a loop's header."""
        return recipe(function, args, kwargs)

    def iterate(self, cell: int) -> object:
        """The items of a loop; what has none is given back, so that the error is the user's own."""
        value = self.block[cell].value
        if hasattr(type(value), "__iter__") or hasattr(type(value), "__getitem__"):
            return self._items(cell)
        return value

    def _items(self, cell: int) -> Iterator[object]:
        """Before each, the frame moves to that iteration's block."""
        slot, outer = self.block[cell], self.block
        self.outer[cell] = outer
        containers = _structure_of(ingredients(self._checked(slot)), slot)
        for ordinal, item in enumerate(self._stepping(slot.value, containers)):
            if ordinal == len(slot.loops):
                slot.loops.append(Block(f"{outer.where}[{ordinal}]"))
                if ordinal == LOOP_LIMIT:
                    self.run.close_later(slot.plan)
            self.block = slot.loops[ordinal]
            yield item
        self.block = outer
        if len(slot.loops) >= CHEAP_LOOP and self._is_cheap(slot):
            self.run.close_later(slot.plan)

    def _is_cheap(self, header: Slot) -> bool:
        """All of the loop has executed in this run, and its slots cost no more than keeping account of them."""
        traces = [slot.trace for block in header.loops for slot in slots_in(block)]
        ours = [trace.milliseconds for trace in traces if trace is not None and trace.run == self.run.number]
        return len(ours) == len(traces) > 0 and sum(ours) < CHEAP_SLOT * len(ours)

    def _stepping(self, value: object, containers: list[object]) -> Iterator[object]:
        # First: an iterator over a dict or a set that changes afterwards is broken.
        self.run.settle_all(containers)
        iterator = iter(cast(Iterable[object], prepared(value)))  # the user's own error if it is none
        while True:
            # The body may have changed, or been emulated to have changed, what is iterated over.
            self.run.settle_all(containers)
            try:
                item = next(iterator)
            except StopIteration:
                return
            yield item

    def _checked(self, slot: Slot) -> object:
        """An iterable that runs no user code when it is stepped; anything else closes the loop."""
        value = slot.value
        if can_be_stepped_again(value):
            return value
        if not is_harmless_iterator(value) and hasattr(type(value), "__iter__"):
            self.close(Close(slot.plan.module, slot.plan.lines[0]))
        # An iterator is used up by this run, so the header makes a new one in the next.
        self.run.use_once(slot)
        return value

    def close(self, close: Close) -> NoReturn:
        """Something has no exact open form: as with a restart, no code of the user may keep that from going on."""
        self.run.closing, self.run.doors.doomed = close, True
        raise close

    def unloop(self, cell: int) -> None:
        self.block = self.outer[cell]

    def loop(self, cell: int) -> None:
        """A `while` begins."""
        self.outer[cell] = self.block
        self.rounds[cell] = 0

    def step(self, cell: int) -> bool:
        """Whether the test is to be evaluated (again). Its slot stands in the block of the round before."""
        done, outer = self.rounds[cell], self.outer[cell]
        header = outer.get(cell)
        if done < 0:
            self.block = outer
            if header is not None and len(header.loops) >= CHEAP_LOOP and self._is_cheap(header):
                self.run.close_later(header.plan)
            return False
        if done > 0 and header is not None:
            self.block = header.loops[done - 1]
        return True

    def holds(self, cell: int) -> bool:
        """The test's answer; where it is yes, the frame moves to the block of the round that begins."""
        if not self.block[cell].value:
            self.rounds[cell] = -1
            return False
        ordinal, outer = self.rounds[cell], self.outer[cell]
        header = outer[cell]
        if ordinal == len(header.loops):
            header.loops.append(Block(f"{outer.where}[{ordinal}]"))
            if ordinal == LOOP_LIMIT:
                self.run.close_later(header.plan)
        self.block = header.loops[ordinal]
        self.rounds[cell] = ordinal + 1
        return True

    # --- what fails, and what jumps
    def attempt(self, key: int) -> None:
        """A `try` begins."""
        self.outer[key] = self.block

    def left(self, key: int) -> None:
        """Its body, or a part of it, was left by an exception: the slot that was executing has ended with it."""
        self.block = self.outer[key]
        error = sys.exception()
        assert error is not None
        caught(self.run, error)

    def back(self, key: int) -> None:
        """`finally` begins, wherever it comes from."""
        self.block = self.outer[key]

    def jump(self, cell: int, code: int, value: object = None) -> object:
        """How the closed statement is being left (`jumps.py`)."""
        self.block[cell].value = (code, value)
        return value

    def landed(self, cell: int, local_outs: tuple[object, ...] = ()) -> None:
        """The closed statement has been left, unless it failed."""
        slot = self.block[cell]
        if slot.value is not ABSENT:
            self.run.finish(slot, local_outs)

    def jumped(self, cell: int, code: int) -> bool:
        return self._landing(cell)[0] == code

    def landing(self, cell: int) -> object:
        """What the reused statement returns."""
        return self._landing(cell)[1]

    def _landing(self, cell: int) -> tuple[int, object]:
        return cast("tuple[int, object]", self.block[cell].value)

    def transparent(self, cell: int) -> bool:
        """Whether a context manager is one of ours that only moves the current container."""
        slot = self.block[cell]
        ours = bool(getattr(type(slot.value), "__flowc_transparent__", False))
        if isinstance(slot.value, Spinner) and _MAKES_A_SPINNER.match(slot.plan.source):
            slot.value = slot.value.__flowc_again__()
        elif not isinstance(slot.value, DeltaGenerator):
            self.run.use_once(slot)
        return ours

    # --- opened calls
    def opened(self, cell: int) -> types.FunctionType:
        """The opened form of the function that is called here."""
        packed, args, words = self._packed(cell)
        called = function_called(packed)
        page = page_called(packed)
        apart = None if args or words else self._page_apart(packed)
        if apart is not None:
            return self._page(apart, packed)
        opened, plan, kept = self.run.opened_form(called), self.block[cell].plan, kept_of(called)
        expected = self.run.session.generation.called_by(plan)
        if (
            opened is None
            or opened.name in self.active
            or (expected and opened.name != expected)
            or not (expected or fits(called, args, words))
            or (kept is not None and (kept.aside or page is not None))
        ):
            # The name stands for something else than it seems, or for what is going on already: the statement is
            # executed as it is.
            self.close(Close(plan.module, plan.lines[0]))
        inner = with_defaults(opened.function, function_of(called))
        if kept is not None:
            return opened_call(self.run, kept, self.block[cell], inner)
        if page is None:
            return inner
        self.run.doors.begin_page(page._script_hash)
        return opened_page(self.run, page, inner)

    def _page_apart(self, packed: object) -> Page | None:
        """The page that is called, where its cells stand in globals of their own: those of a file, or one cell that
        calls it as a whole."""
        page, called = page_called(packed), function_called(packed)
        if page is None or called is packed:
            return page
        opened = self.run.opened_form(called)
        if opened is None or opened.name in self.active or kept_of(called) is not None or not fits(called, (), {}):
            return page
        return None

    def _page(self, page: Page, packed: object) -> types.FunctionType:
        file, names = file_of(page, packed)
        self.run.doors.begin_page(page._script_hash)
        session = self.run.session
        if not file:
            return opened_page(self.run, page, dict[str, object])
        space = session.generation.page(file, session.page_classes)

        def execute(**words: Frame) -> None:
            space.execute(self.run, words[FRAME], session.generation.glue(), names)

        return opened_page(self.run, page, execute)

    def inner(self, cell: int, opened: types.FunctionType, named: types.FunctionType) -> types.FunctionType:
        """The opened form of a function that is defined in an opened one; `named` is what its name stands for."""
        kept, plain = kept_of(named), function_of(named)
        if not is_plain(plain, opened) or (kept is not None and kept.aside):
            plan = self.block[cell].plan
            self.close(Close(plan.module, plan.lines[0]))
        inner = with_defaults(opened, plain)
        return inner if kept is None else opened_call(self.run, kept, self.block[cell], inner)

    def unpacked(
        self, called: object, args: tuple[tuple[bool, object], ...], words: tuple[tuple[str | None, object], ...]
    ) -> tuple[object, tuple[object, ...], dict[str, object]]:
        """The arguments of a call with stars. Where Python would refuse them, the statement is executed as it is."""
        found = unpacked(args, words)
        if found is None or (self.run.opened_form(called) is not None and not fits(called, *found)):
            return None, (), {}
        return called, *found

    def positional(self, cell: int) -> tuple[object, ...]:
        function, args, _ = self._packed(cell)
        called = function_called(function)
        return () if self._page_apart(function) is not None else all_positional(called, args)

    def named(self, cell: int) -> Mapping[str, object]:
        packed, _, words = self._packed(cell)
        page, function = page_called(packed), function_called(packed)
        which = "" if page is None else page._script_hash
        apart = self._page_apart(packed)
        if apart is not None:
            space = self.run.session.generation.pages.get(file_of(apart, packed)[0])
            names: dict[str, object] = {} if space is None else space.namespace
            inner = Frame(self.run, self._block_of_call(cell, which), () if space is None else space.cells, names)
            inner.active = self.active
            return {FRAME: inner}
        opened = self.run.opened_form(function)
        assert opened is not None
        which = which or (KEPT if kept_of(function) is not None else "")
        frame = Frame(self.run, self._block_of_call(cell, which), opened.cells, opened.function.__globals__)
        frame.active = self.active | {opened.name}
        return {**words, FRAME: frame}

    def named_inside(self, cell: int) -> Mapping[str, object]:
        """For a function that is defined in the one that calls it, or around that."""
        frame = Frame(self.run, self._block_of_call(cell), self.cells, self.space)
        frame.active = self.active
        return {**self._packed(cell)[2], FRAME: frame}

    def _block_of_call(self, cell: int, page: str = "") -> Block:
        """`page`: by its hash, the page that is called; each has a block of its own."""
        slot = self.block[cell]
        if page:
            where = self.run.session.generation.where_of_call(slot)
            slot.call = slot.pages.setdefault(page, Block(where))
        elif slot.call is None or slot.pages:
            slot.call, slot.pages = Block(self.run.session.generation.where_of_call(slot)), {}
        return slot.call

    def _packed(self, cell: int) -> Packed:
        # The emitted code puts it together; see `emit`.
        return cast(Packed, self.block[cell].value)

    def settle(self, value: object) -> object:
        """A value that structure is about to look into (unpacking), in the state that script order says."""
        self.run.settle_all([value])
        return value

    def keep(self, name: str, function: types.FunctionType) -> None:
        """The opened form of a function, just defined."""
        self.run.kept[name] = function

    def share(self, name: str, plain: object) -> None:
        """Tie the opened form to the plain function."""
        opened = self.run.kept[name]
        if isinstance(plain, types.FunctionType):
            self.run.session.generation.opened.add(plain, opened, self.cells)


def _structure_of(parts: list[object], slot: Slot) -> list[object]:
    """What a loop looks into at every step: its iterables, and the objects its header reached."""
    trace = slot.trace
    touched = [record.object for record, _ in trace.touched] if trace is not None else []
    return [*parts, *touched][:1_000]
