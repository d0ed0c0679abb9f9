"""The files of an app's pages: those of a folder `pages`, and those that `st.Page` names -> a program each.

An app with a folder `pages` has the pages in it, and the main script as the first, unless its script calls
`st.navigation`. Then what is executed is a script of three lines that does so for it. A page that is something to
call, and that flowc cannot look into, has a file of one line that calls it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.modules import NOTHING_CLOSED, Closed
from flowc_compiler.passes.parse import read_source
from flowc_shims.streamlit.app_page import sort_key

FOLDER_SCRIPT: Final = SourceText(
    "<flowc pages>",
    "from flowc_shims.streamlit.navigation import folder_navigation\npage = folder_navigation()\npage.run()\n",
)

_CALLED: Final = "<flowc page "

Compile = Callable[[SourceText, Closed, str], Program]
"""A source, what is closed in it and in modules, and the page's name -> its program."""


def file_that_calls(page: str, name: str) -> str:
    """What stands for the file of a page that is called as a whole, by its path and the name that it is called by."""
    return f"{_CALLED}{page}> {name}"


class PageFiles:
    """Of one project."""

    def __init__(self, script: Path, compiled: Compile) -> None:
        self.script = script
        self._compile = compiled
        self._programs: dict[str, Program] = {}
        self._closed: dict[str, Closed] = {}

    @property
    def folder(self) -> Path:
        return self.script.parent / "pages"

    def uses_folder(self, text: str) -> bool:
        """`text` is the main script's."""
        return self.folder.is_dir() and ".navigation(" not in text and "import navigation" not in text

    def in_folder(self) -> tuple[str, ...]:
        """The main script, and the files of the folder in the order of the menu."""
        try:
            found = list(self.folder.iterdir())
        except OSError:
            found = []
        pages = [one for one in found if one.suffix == ".py" and one.name != "__init__.py" and one.name[0] != "."]
        return (str(self.script), *(str(one) for one in sorted(pages, key=sort_key)))

    def name(self, file: str) -> str:
        """What its cells are called after."""
        if file.startswith(_CALLED):
            return f"page {file.removeprefix(_CALLED).rpartition('>')[0]}"
        path = Path(file)
        inside = path.is_relative_to(self.script.parent)
        return path.relative_to(self.script.parent).as_posix() if inside else path.as_posix()

    def program(self, file: str) -> Program:
        """Compiled when it is needed first."""
        known = self._programs.get(file)
        if known is None:
            source = _call(file) if file.startswith(_CALLED) else _read(Path(file))
            known = self._programs[file] = self._compile(
                source, self._closed.get(file, NOTHING_CLOSED), self.name(file)
            )
        return known

    def close(self, places: set[tuple[str, int]]) -> None:
        """What starts at these lines of pages is closed from now on."""
        for file, program in tuple(self._programs.items()):
            own = {("", line) for module, line in places if module == self.name(file)}
            if own:
                self._closed[file] = self._closed.get(file, NOTHING_CLOSED) | own
                self._programs[file] = self._compile(program.parsed.source, self._closed[file], self.name(file))

    def forget(self) -> None:
        """After an edit."""
        self._programs.clear()
        self._closed.clear()

    def watched(self) -> frozenset[Path]:
        """Those in use, and those of the folder, which may come and go."""
        inside = self.in_folder() if self.folder.is_dir() else ()
        files = (file for file in self._programs if not file.startswith(_CALLED))
        return frozenset(map(Path, (*files, *inside)))


def _call(file: str) -> SourceText:
    return SourceText(file, f"{file.rpartition(' ')[2]}()\n")


def _read(file: Path) -> SourceText:
    try:
        return read_source(file)
    except SyntaxError as error:
        return SourceText(str(file), f"raise SyntaxError({error.msg!r})\n")
    except OSError as error:
        return SourceText(str(file), f"raise FileNotFoundError({str(error)!r})\n")
