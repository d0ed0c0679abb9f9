"""A script on disk -> its program, and the process around it as a script expects it.

Here is all of a session's contact with files: the script, the local modules beside it, what changed. Local modules are
Python's own and shared by the process; the program is compiled here.
"""

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from flowc_compiler.diagnostics.find import diagnose
from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.kept import KEPT, compiled
from flowc_compiler.libraries import LIBRARIES
from flowc_compiler.modules import NOTHING_CLOSED, Closed
from flowc_compiler.opening import SCRIPT
from flowc_compiler.passes.magic import USUAL, Magic
from flowc_compiler.passes.parse import read_source
from flowc_runtime.declared import declared
from flowc_runtime.heap.territory import Territory
from flowc_runtime.page_files import FOLDER_SCRIPT, PageFiles


def local_modules(folder: Path) -> frozenset[str]:
    """Names that a script in `folder` can import from beside itself."""
    modules = {path.stem for path in folder.glob("*.py")}
    return frozenset(modules | {path.parent.name for path in folder.glob("*/__init__.py")})


_LEARNED: Final[dict[tuple[str, str], Closed]] = {}
"""What runs of the process found better left closed, by path and text: other sessions begin with it."""
_MOST_LEARNED: Final = 1_000
_REMARKS: Final[dict[int, tuple[Program, tuple[str, ...]]]] = {}
"""By the identity of a program, which is held beside them: as many as programs are kept."""


class Folder:
    """The folder of a script, as a place where modules are found by dotted name."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, name: str) -> SourceText | None:
        """The source of a module; None where there is none, or it cannot be read."""
        place = self.path.joinpath(*name.split("."))
        for path in (place / "__init__.py", place.with_name(f"{place.name}.py")):
            try:
                if path.is_file():
                    return read_source(path)
            except (OSError, ValueError, SyntaxError):
                return None
        return None


class Project:
    """`program` is the latest; `kept_closed` grows with what runs find better left closed."""

    def __init__(self, script: Path, argv: tuple[str, ...] = (), rules: Magic = USUAL) -> None:
        self.script = script.resolve()
        self.argv = argv
        self.rules = rules
        self.local_modules: frozenset[str] = frozenset()
        self.libraries = LIBRARIES
        self.folder = Folder(self.script.parent)
        self.kept_closed: Closed = NOTHING_CLOSED
        self.pages = PageFiles(self.script, self._compiled)
        self.program = self._load()

    def remarks(self) -> tuple[str, ...]:
        """Errors and warnings about the program, for the page; found once for all sessions that share it."""
        known = _REMARKS.get(id(self.program))
        if known is None or known[0] is not self.program:
            found = diagnose(self.program, self.script.parent)
            known = (self.program, tuple(one.text(self.script.name) for one in found if one.severity != "note"))
            while len(_REMARKS) >= KEPT:
                _REMARKS.pop(next(iter(_REMARKS)), None)
            _REMARKS[id(self.program)] = known
        return known[1]

    def load_again(self, territory: Territory) -> None:
        """After an edit: the script is read anew, and local modules are imported anew when they are needed."""
        for module in territory.local_modules():
            for name in [name for name, loaded in sys.modules.items() if loaded is module and name != "__main__"]:
                del sys.modules[name]
        # What tells of a line shows its text, which Python has kept since it first did so.
        linecache.checkcache()
        self.pages.forget()
        self.program = self._load()

    def close(self, places: set[tuple[str, int]]) -> None:
        """Compile again, with what starts at these lines (of modules, "" for the script) closed."""
        self.kept_closed |= {("" if module == SCRIPT else module, line) for module, line in places}
        if len(_LEARNED) < _MOST_LEARNED:
            _LEARNED[str(self.script), self.program.parsed.source.text] = self.kept_closed
        self.program = self._compiled(self.program.parsed.source, self.kept_closed)
        self.pages.close(places)

    def watched_files(self, territory: Territory) -> frozenset[Path]:
        """The script and the local modules that are loaded."""
        modules = (Path(str(module.__file__)) for module in territory.local_modules())
        return frozenset({self.script, *modules, *self.pages.watched()})

    @contextmanager
    def process(self) -> Iterator[None]:
        """`sys.path[0]`, `sys.argv` and `__main__` as if the script had been started; put back afterwards."""
        folder = str(self.script.parent)
        added = folder not in sys.path
        if added:
            sys.path.insert(0, folder)
        argv, main = sys.argv, sys.modules.get("__main__")
        sys.argv = [str(self.script), *self.argv]
        try:
            yield
        finally:
            sys.argv = argv
            if main is not None:
                sys.modules["__main__"] = main
            if added and folder in sys.path:
                sys.path.remove(folder)

    def _load(self) -> Program:
        source = self._read()
        if self.pages.uses_folder(source.text):
            source = FOLDER_SCRIPT
        self.kept_closed = _LEARNED.get((str(self.script), source.text), NOTHING_CLOSED)
        self.local_modules = local_modules(self.script.parent)
        self.libraries = declared(self.script)
        return self._compiled(source, self.kept_closed)

    def _compiled(self, source: SourceText, closed: Closed, page: str = "") -> Program:
        return compiled(
            source,
            local_modules=self.local_modules,
            kept_closed=closed,
            libraries=self.libraries,
            find=self.folder.find,
            page=page,
            rules=USUAL if source.path.startswith("<flowc") else self.rules,
        )

    def _read(self) -> SourceText:
        try:
            return read_source(self.script)
        except SyntaxError as error:
            # It cannot be decoded: the page shows the reason as it would any exception.
            return SourceText(str(self.script), f"raise SyntaxError({error.msg!r})\n")
