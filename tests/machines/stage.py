"""One folder with a script, and two processes that see it: each has its own copy of the folder, its own modules of the
script, its own environment, caches and pyplot figures. They take turns in one real process; `on(side)` makes a side
the present one.

Holds: whichever side is present, its folder stands at the same path (so paths that a script shows are equal), and
nothing that a script did on one side (files, modules, variables) is seen by the other.
"""

from __future__ import annotations

import os
import shutil
import sys
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flowc_runtime.cache import Caches


@dataclass(slots=True)
class Side:
    """What one of the processes has for itself while it is not the present one."""

    away: Path
    caches: Caches
    modules: dict[str, types.ModuleType] = field(default_factory=dict[str, types.ModuleType])
    environment: dict[str, str] | None = None
    figures: dict[object, object] = field(default_factory=dict[object, object])
    """The figures that pyplot keeps."""


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class Stage:
    """See the module's docstring. `files`: name to text of everything beside the script, modules included; `beside`: a
    folder whose files stand there as well."""

    def __init__(
        self,
        folder: Path,
        files: Mapping[str, str],
        caches: tuple[Caches, Caches] | None = None,
        *,
        beside: Path | None = None,
    ) -> None:
        ours, theirs = caches or (Caches(), Caches())
        self.folder = folder.resolve() / "case"
        self.reuse, self.full = Side(folder / "reuse", ours), Side(folder / "full", theirs)
        shipped = [] if beside is None else [path.name for path in beside.iterdir()]
        self.modules = {_module(name) for name in [*files, *shipped] if name.endswith(".py")} - {"app"}
        for side in (self.reuse, self.full):
            side.away.mkdir()
            if beside is not None:
                shutil.copytree(beside, side.away, dirs_exist_ok=True)
        self._present = self.reuse
        self.reuse.away.rename(self.folder)
        for name, text in files.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        for path in self._both(name):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """With no text the file is as it was, only younger."""
        for path in self._both(name):
            with path.open("a", encoding="utf-8") as file:
                file.write(text)
            os.utime(path)

    def remove(self, name: str) -> None:
        for path in self._both(name):
            path.unlink(missing_ok=True)

    def set_variable(self, name: str, text: str) -> None:
        for side in (self.reuse, self.full):
            side.environment = {**(side.environment or os.environ), name: text}

    @contextmanager
    def on(self, side: Side) -> Iterator[None]:
        """Until the block ends, this process is `side`."""
        if side is not self._present:
            self.folder.rename(self._present.away)
            side.away.rename(self.folder)
            self._present = side
        outside, cwd, bytecode = dict(os.environ), Path.cwd(), sys.dont_write_bytecode
        self._take_modules()  # what another test has left is none of this case's
        sys.modules.update(side.modules)
        if side.environment is not None:
            _become(side.environment)
        _swap_figures(side)
        os.chdir(self.folder)
        # Two edits within a second would leave compiled modules that look up to date.
        sys.dont_write_bytecode = True
        try:
            yield
        finally:
            sys.dont_write_bytecode = bytecode
            os.chdir(cwd)
            after = dict(os.environ)
            if after != outside:
                side.environment = after
                _become(outside)
            _swap_figures(side)
            side.modules = self._take_modules()

    def files(self) -> tuple[str, ...]:
        """A line for each file of the present side: what a script left on disk."""
        paths = sorted(path for path in self.folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc"))
        return tuple(f"{path.relative_to(self.folder)}: {path.read_text('utf-8', 'replace')!r}" for path in paths)

    def close(self) -> None:
        shutil.rmtree(self.reuse.away if self._present is self.full else self.full.away, ignore_errors=True)

    def _take_modules(self) -> dict[str, types.ModuleType]:
        return {name: sys.modules.pop(name) for name in self.modules if name in sys.modules}

    def _both(self, name: str) -> list[Path]:
        return [(self.folder if side is self._present else side.away) / name for side in (self.reuse, self.full)]


def _swap_figures(side: Side) -> None:
    """What pyplot keeps and what the side has kept change places."""
    module = sys.modules.get("matplotlib._pylab_helpers")
    if module is not None:
        kept: dict[object, object] = module.Gcf.figs
        now = dict(kept)
        kept.clear()
        kept.update(side.figures)
        side.figures = now


def _become(environment: Mapping[str, str]) -> None:
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    for name, text in environment.items():
        if os.environ.get(name) != text:
            os.environ[name] = text
