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
from flowc_compiler.libraries import LIBRARIES
from flowc_compiler.passes.parse import read_source
from flowc_compiler.pipeline import compile_script
from flowc_runtime.declared import declared
from flowc_runtime.heap.territory import Territory
from flowc_runtime.signals import Close


def local_modules(folder: Path) -> frozenset[str]:
    """Names that a script in `folder` can import from beside itself."""
    modules = {path.stem for path in folder.glob("*.py")}
    return frozenset(modules | {path.parent.name for path in folder.glob("*/__init__.py")})


_LEARNED: Final[dict[tuple[str, str], frozenset[int]]] = {}
"""What runs of the process found better left closed, by path and text: other sessions begin with it."""
_MOST_LEARNED: Final = 1_000


class Project:
    """`program` is the latest; `kept_closed` grows with what runs find better left closed."""

    def __init__(self, script: Path, argv: tuple[str, ...] = ()) -> None:
        self.script = script.resolve()
        self.argv = argv
        self.local_modules: frozenset[str] = frozenset()
        self._remarks: tuple[Program, tuple[str, ...]] | None = None
        self.libraries = LIBRARIES
        self.kept_closed, self.program = self._load()

    def remarks(self) -> tuple[str, ...]:
        """Errors and warnings about the program, for the page; found once, and looked for by no run that needs none."""
        if self._remarks is None or self._remarks[0] is not self.program:
            found = diagnose(self.program, self.script.parent)
            said = tuple(one.text(self.script.name) for one in found if one.severity != "note")
            self._remarks = (self.program, said)
        return self._remarks[1]

    def load_again(self, territory: Territory) -> None:
        """After an edit: the script is read anew, and local modules are imported anew when they are needed."""
        for module in territory.local_modules():
            for name in [name for name, loaded in sys.modules.items() if loaded is module and name != "__main__"]:
                del sys.modules[name]
        # What tells of a line shows its text, which Python has kept since it first did so.
        linecache.checkcache()
        self.kept_closed, self.program = self._load()

    def close(self, lines: set[int]) -> None:
        """Compile again, with what starts at these lines closed."""
        self.kept_closed |= lines
        if len(_LEARNED) < _MOST_LEARNED:
            _LEARNED[str(self.script), self.program.parsed.source.text] = self.kept_closed
        source = self.program.parsed.source
        self.program = self._compiled(source, self.kept_closed)

    def line_of(self, close: Close) -> int:
        """The first line of what a run asked to close."""
        for cell in self.program.plan.cells:
            if close.function and cell.kind == "definition" and cell.source.startswith(f"def {close.function}("):
                return cell.lines[0]
        return close.line

    def watched_files(self, territory: Territory) -> frozenset[Path]:
        """The script and the local modules that are loaded."""
        return frozenset({self.script, *(Path(str(module.__file__)) for module in territory.local_modules())})

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

    def _load(self) -> tuple[frozenset[int], Program]:
        source = self._read()
        learned = _LEARNED.get((str(self.script), source.text), frozenset[int]())
        self.local_modules = local_modules(self.script.parent)
        self.libraries = declared(self.script)
        return learned, self._compiled(source, learned)

    def _compiled(self, source: SourceText, closed: frozenset[int]) -> Program:
        return compile_script(source, local_modules=self.local_modules, kept_closed=closed, libraries=self.libraries)

    def _read(self) -> SourceText:
        try:
            return read_source(self.script)
        except SyntaxError as error:
            # It cannot be decoded: the page shows the reason as it would any exception.
            return SourceText(str(self.script), f"raise SyntaxError({error.msg!r})\n")
