"""A page of an app as Python itself executes it: its untouched source from top to bottom, in a fresh namespace."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from flowc_runtime.classes import Classes
from flowc_runtime.generation import SHOWN
from flowc_runtime.oracle_code import oracle_code
from flowc_runtime.page_space import first_names

if TYPE_CHECKING:
    from flowc_runtime.session import Session


def execute_page(session: Session, file: str, *, closed: bool) -> None:
    """`closed`: in a slot, which cannot know what that does."""
    if closed:
        session.fall_back("a page is executed where flowc cannot look into it")
    program = session.project.pages.program(file)
    if program.failure is not None:
        raise program.failure.with_traceback(None)
    classes = session.page_classes.setdefault(file, Classes())
    classes.follow(program.parsed)
    known: dict[str, object] = {**vars(builtins), **SHOWN, "__build_class__": classes.builder(_nobody)}
    exec(oracle_code(program.parsed), first_names(file, known))


def _nobody(kind: type) -> None:
    """Here nobody keeps account of classes."""
