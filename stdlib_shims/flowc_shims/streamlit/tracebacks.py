"""An exception -> the frames of its traceback, each at the line at which it stood.

CPython 3.11 joins pairs of instructions once a function has been called some times. Where the second of a pair finds
a local name without a value, the error names the line of the first: often the line before, and another one than in
the function's first calls. Holds: an error is told at one and the same line, however often its code has run.
"""

from __future__ import annotations

import dis
import traceback
from types import TracebackType


def frames(error: BaseException) -> traceback.StackSummary:
    """The outermost call first."""
    if not isinstance(error, UnboundLocalError):
        return traceback.extract_tb(error.__traceback__)
    walked = list(traceback.walk_tb(error.__traceback__))
    last = _innermost(error.__traceback__)
    line = None if last is None else _line_of_the_name(last, str(error))
    if line is not None:
        walked[-1] = (walked[-1][0], line)
    return traceback.StackSummary.extract(iter(walked))


def _innermost(raised: TracebackType | None) -> TracebackType | None:
    while raised is not None and raised.tb_next is not None:
        raised = raised.tb_next
    return raised


def _line_of_the_name(raised: TracebackType, message: str) -> int | None:
    """The line of the next instruction, where that one uses the name that `message` tells, and the present does not."""
    instructions = iter(dis.get_instructions(raised.tb_frame.f_code))
    present = next((one for one in instructions if one.offset == raised.tb_lasti), None)
    following = next(instructions, None)
    if present is None or following is None or _uses(present, message) or not _uses(following, message):
        return None
    return following.positions.lineno if following.positions is not None else None


def _uses(instruction: dis.Instruction, message: str) -> bool:
    return "FAST" in instruction.opname and f"'{instruction.argval}'" in message
