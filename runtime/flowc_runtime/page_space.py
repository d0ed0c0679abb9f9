"""The pages of an app, while it runs: each file has a program, and globals of its own that begin anew in every run.

A page is executed as the script is, cell by cell, below the call of `page.run()`; its slots stay when another page is
shown, and are verified like any other when the reader comes back.
"""

from __future__ import annotations

import builtins
import keyword
import types
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from flowc_compiler.glue import FRAME
from flowc_compiler.ir.plan import CellPlan, Program
from flowc_runtime.classes import Classes
from flowc_runtime.page_files import file_that_calls
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

    def execute(self, run: Run, frame: Frame, glue: Names, names: Names) -> None:
        """The page from top to bottom. `glue`: what its code finds among the builtins; `names`: among its globals.
        Raises what the page raises."""
        if self.program.failure is not None:
            raise self.program.failure.with_traceback(None)
        assert self.program.code is not None
        self.classes.follow(self.program.parsed)
        self.builtins.update({**glue, FRAME: frame, "__build_class__": self.classes.builder(run.makes_again)})
        self.namespace.clear()
        self.namespace.update({**first_names(self.file, self.builtins), **names})
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


def function_called(called: object) -> object:
    """What is called: of a page that is something to call, that."""
    page = page_called(called)
    return called if page is None or page._body is None or isinstance(page._body, Path) else page._body


def file_of(page: Page, called: object) -> tuple[str, Names]:
    """The file of a page that is executed apart, with the names that its globals begin with: "" where it shows nothing,
    and for one that is called as a whole what stands for a file."""
    if function_called(called) is called:
        return (str(page._body) if isinstance(page._body, Path) else ""), {}
    name: object = getattr(page._body, "__name__", "")
    known = isinstance(name, str) and name.isidentifier() and not keyword.iskeyword(name)
    word = str(name) if known else "page"
    return file_that_calls(page._path, word), {word: page._body}


def opened_page(run: Run, page: Page, execute: Callable[..., object]) -> types.FunctionType:
    """What takes the place of `page.run`: `execute`, while the page is the active one."""

    def run_page(*args: object, **words: object) -> None:
        with run.doors.on_page(page._script_hash):
            execute(*args, **words)

    return cast("types.FunctionType", run_page)
