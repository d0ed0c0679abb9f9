"""A button is asked for -> does its value go nowhere? Then a click is no input of the slot, only of the callback.

The compiler found a statement that is nothing but the call of something named like a button (`discards`). Here is made
sure that it is Streamlit's command, and that the emitted statement itself has called it: in between, somebody's code
might look at the value.
"""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Final

import flowc_runtime
import flowc_shims
from flowc_compiler.glue import FRAME
from flowc_compiler.ir.plan import CellPlan
from flowc_runtime.values import ABSENT
from flowc_shims.streamlit.delta_generator import DeltaGenerator

_OURS: Final = tuple(str(Path(package.__path__[0])) for package in (flowc_runtime, flowc_shims))


def goes_nowhere(plan: CellPlan) -> bool:
    """Asked from inside the command that registers the button."""
    if not plan.discards:
        return False
    caller: types.FrameType | None = sys._getframe(1)
    while caller is not None and caller.f_code.co_filename.startswith(_OURS):
        caller = caller.f_back
    return caller is not None and _is_statement(caller, plan) and _is_command(caller, plan.discards)


def _is_statement(caller: types.FrameType, plan: CellPlan) -> bool:
    """The frame stands in the emitted statement."""
    first, last = plan.lines
    code = caller.f_code
    return first <= caller.f_lineno <= last and (FRAME in code.co_varnames or code.co_name == "<module>")


def _is_command(caller: types.FrameType, name: tuple[str, ...]) -> bool:
    owner = caller.f_locals.get(name[0], caller.f_globals.get(name[0], ABSENT))
    for attribute in name[1:]:
        if not isinstance(owner, DeltaGenerator | types.ModuleType):
            return False
        owner = getattr(owner, attribute, ABSENT)
    if isinstance(owner, types.MethodType):
        owner = owner.__func__
    return isinstance(owner, types.FunctionType) and owner.__code__.co_filename.startswith(_OURS)
