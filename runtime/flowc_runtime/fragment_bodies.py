"""A call of a fragment or a dialog whose body is opened -> the body as slots below that call.

What the decorator does around the body (its container, the registration, an exception shown in place) is structure: it
is done in every run, by the same code as ever. The body is walked like that of any opened function. The page keeps
with the call what a run of the fragment alone needs to walk it again.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from flowc_compiler.glue import FRAME
from flowc_runtime.raised import caught
from flowc_shims.streamlit.fragment import Kept
from flowc_shims.streamlit.host import Fragment

if TYPE_CHECKING:
    from flowc_runtime.frame import Frame
    from flowc_runtime.generation import Generation
    from flowc_runtime.run import Run
    from flowc_runtime.trace import Block, Slot

KEPT: Final = "fragment"
"""Names the block of such a call: what the same function does when it is called as it is, is another matter."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The opened body of a call. `again` makes a frame where the call's began."""

    generation: Generation
    opened: types.FunctionType
    args: tuple[object, ...]
    words: Mapping[str, object]
    block: Block
    again: Callable[[Run], Frame]

    def walk(self, run: Run) -> object:
        try:
            return self.opened(*self.args, **self.words, **{FRAME: self.again(run)})
        except Exception as error:
            run.restart_if_due()
            caught(run, error)
            raise


def opened_call(run: Run, kept: Kept, slot: Slot, opened: types.FunctionType) -> types.FunctionType:
    """What takes the place of the decorated function, for emitted code to call. `slot`: of the arguments."""

    def call(*args: object, **words: object) -> object:
        frame = cast("Frame", words.pop(FRAME))

        def body(made: Fragment) -> Callable[[], object]:
            walked = Body(run.session.generation, opened, args, words, frame.block, frame.again())
            made.body = walked
            return partial(walked.walk, run)

        run.doors.calling = slot
        try:
            return kept.start((args, words), body)
        finally:
            run.doors.calling = None

    return cast("types.FunctionType", call)
