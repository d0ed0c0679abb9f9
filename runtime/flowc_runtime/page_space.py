"""The pages of an app, while it runs: each file has a program, and globals of its own that begin anew in every run.

A page is executed as the script is, cell by cell, below the call of `page.run()`; its slots stay when another page is
shown, and are verified like any other when the reader comes back.
"""

from __future__ import annotations

import builtins
import types
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from flowc_compiler.glue import FRAME
from flowc_compiler.ir.plan import CellPlan, Program
from flowc_runtime.classes import Classes
from flowc_shims.streamlit.app_page import Page

if TYPE_CHECKING:
    from flowc_runtime.frame import Frame
    from flowc_runtime.run import Run

Names = dict[str, object]

_RUN: Final = Page.run


class PageSpace:
    """One page's file in one generation."""

    def __init__(self, file: str, program: Program, classes: Classes) -> None:
        self.file = file
        self.program = program
        self.classes = classes
        self.module = types.ModuleType("__main__")
        self.namespace: Names = vars(self.module)
        self.builtins: Names = dict(vars(builtins))

    @property
    def cells(self) -> tuple[CellPlan, ...]:
        return self.program.plan.cells

    def execute(self, run: Run, frame: Frame, glue: Names) -> None:
        """The page from top to bottom. `glue`: what its code finds among the builtins. Raises what the page raises."""
        if self.program.failure is not None:
            raise self.program.failure.with_traceback(None)
        assert self.program.code is not None
        self.classes.follow(self.program.parsed)
        self.builtins.update({**glue, FRAME: frame, "__build_class__": self.classes.builder(run.makes_again)})
        self.namespace.clear()
        self.namespace.update(first_names(self.file, self.builtins))
        exec(self.program.code, self.namespace)


def first_names(file: str, found: Names) -> Names:
    """What the globals of a file hold before its first statement."""
    unset = dict.fromkeys(("__doc__", "__spec__", "__loader__", "__package__"))
    return {**unset, "__name__": "__main__", "__file__": file, "__builtins__": found}


def page_called(called: object) -> Page | None:
    """The page, where this is the `run` of one."""
    if type(called) is not types.MethodType or called.__func__ is not _RUN:
        return None
    return cast("Page", called.__self__)


def file_of(page: Page) -> str:
    """ "" for a function."""
    return str(page._body) if isinstance(page._body, Path) else ""


def function_called(called: object) -> object:
    """What is called: of a page that is a function, that function."""
    page = page_called(called)
    return called if page is None or page._body is None or file_of(page) else page._body


def opened_page(run: Run, page: Page, execute: Callable[..., object]) -> types.FunctionType:
    """What takes the place of `page.run`: `execute`, while the page is the active one."""

    def run_page(*args: object, **words: object) -> None:
        with run.doors.on_page(page._script_hash):
            execute(*args, **words)

    return cast("types.FunctionType", run_page)
