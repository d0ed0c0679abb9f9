"""A script on disk -> its program, and the process around it as a script expects it.

Here is all of a session's contact with files: the script, the local modules beside it, what changed. Local modules are
Python's own and shared by the process; the program is compiled here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.passes.parse import read_source
from flowc_compiler.pipeline import compile_script
from flowc_runtime.heap.territory import Territory
from flowc_runtime.signals import Close


def local_modules(folder: Path) -> frozenset[str]:
    """Names that a script in `folder` can import from beside itself."""
    modules = {path.stem for path in folder.glob("*.py")}
    return frozenset(modules | {path.parent.name for path in folder.glob("*/__init__.py")})


class Project:
    """`program` is the latest; `kept_closed` grows with what runs find better left closed."""

    def __init__(self, script: Path, argv: tuple[str, ...] = ()) -> None:
        self.script = script.resolve()
        self.argv = argv
        self.kept_closed: frozenset[int] = frozenset()
        self.local_modules: frozenset[str] = frozenset()
        self.program = self._compile()

    def load_again(self, territory: Territory) -> None:
        """After an edit: the script is read anew, and local modules are imported anew when they are needed."""
        for module in territory.local_modules():
            for name in [name for name, loaded in sys.modules.items() if loaded is module and name != "__main__"]:
                del sys.modules[name]
        self.kept_closed = frozenset()
        self.program = self._compile()

    def close(self, lines: set[int]) -> None:
        """Compile again, with what starts at these lines closed."""
        self.kept_closed |= lines
        self.program = self._compile()

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

    def _compile(self) -> Program:
        try:
            source = read_source(self.script)
        except SyntaxError as error:
            # It cannot be decoded: the page shows the reason as it would any exception.
            source = SourceText(str(self.script), f"raise SyntaxError({error.msg!r})\n")
        self.local_modules = local_modules(self.script.parent)
        return compile_script(source, local_modules=self.local_modules, kept_closed=self.kept_closed)
