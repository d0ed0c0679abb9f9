"""Which code is the user's: the script and the local modules beside it, and what the compiler knows of each function.

Library code is looked at from outside only; user code is followed into the globals it reads.
"""

from __future__ import annotations

import dis
import functools
import sys
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import resolve_name
from pathlib import Path
from typing import Final, TypeAlias, cast

from flowc_compiler.ir.effect import CodeFacts
from flowc_compiler.ir.source import SourceText
from flowc_compiler.libraries import LIBRARIES, Libraries
from flowc_compiler.passes.effects import code_facts
from flowc_compiler.passes.parse import parse, read_source
from flowc_shims.stdlib.observer import observe

_INSTALLED: Final = ("site-packages", "dist-packages", "lib/python3", ".venv")


Import: TypeAlias = tuple[int, str, tuple[str, ...]]
"""The level, the module, and the names that are taken from it: none, where the module itself is bound."""


@dataclass(frozen=True, slots=True)
class GlobalNames:
    """Global names that a code object, or one nested in it, may read or bind."""

    reads: frozenset[str]
    binds: frozenset[str]
    imports: frozenset[Import]
    """What it imports when it is called."""


@functools.lru_cache(maxsize=10_000)
def global_names(code: types.CodeType) -> GlobalNames:
    reads: set[str] = set()
    binds: set[str] = set()
    imports: set[Import] = set()
    constants: list[object] = [0, None]
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LOAD_CONST", "LOAD_SMALL_INT"):
            constants = [constants[-1], instruction.argval]
        elif instruction.opname == "IMPORT_NAME":
            level, names = constants
            imports.add((level if isinstance(level, int) else 0, instruction.argval, _texts(names)))
        elif instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"):
            reads.add(instruction.argval)
        elif instruction.opname in ("STORE_GLOBAL", "DELETE_GLOBAL"):
            binds.add(instruction.argval)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            inner = global_names(constant)
            reads |= inner.reads
            binds |= inner.binds
            imports |= inner.imports
    return GlobalNames(frozenset(reads), frozenset(binds), frozenset(imports))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, cast("tuple[object, ...]", value))) if isinstance(value, tuple) else ()


def imported_module(entry: Import, space: Mapping[str, object]) -> str:
    """The full name of the module that an import in these globals loads; "" where it cannot."""
    level, name, _ = entry
    package = space.get("__package__") if level else ""
    if not isinstance(package, str):
        return ""
    try:
        return resolve_name("." * level + name, package)
    except ImportError:
        return ""


@functools.lru_cache(maxsize=1_000)
def bound_names(code: types.CodeType) -> frozenset[str]:
    """Names that a module's code, or code nested in it, may bind among its globals."""
    found = {one.argval for one in dis.get_instructions(code) if one.opname in ("STORE_NAME", "DELETE_NAME")}
    nested = [bound_names(constant) for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return global_names(code).binds.union(found, *nested)


_Local: TypeAlias = tuple[tuple[int, str, object], list[types.ModuleType]]
"""What `sys.modules` looked like, and the local modules in it."""


@dataclass
class Territory:
    """`script` facts come with the program; facts of local modules are read once per file."""

    folder: Path
    script: str
    script_facts: Mapping[tuple[int, str], CodeFacts]
    binds: frozenset[str] | None = None
    """Global names that the script may bind; None: any."""
    libraries: Libraries = LIBRARIES
    pages: dict[str, Mapping[tuple[int, str], CodeFacts]] = field(default_factory=dict)
    """Facts of the app's pages, by file: they are executed as the script is."""
    _modules: dict[str, Mapping[tuple[int, str], CodeFacts]] = field(default_factory=dict)
    _owned: dict[str, bool] = field(default_factory=dict[str, bool])
    _local: _Local | None = None

    def owns_file(self, path: str) -> bool:
        known = self._owned.get(path)
        if known is None:
            known = self._owned[path] = self.is_script(path) or _is_below(path, str(self.folder))
        return known

    def forget_owners(self) -> None:
        """Another file has come to be a page."""
        self._owned.clear()

    def is_script(self, path: str) -> bool:
        """Whether each run executes it anew: the script, or a page."""
        return path == self.script or path in self.pages

    def owns_module(self, module: types.ModuleType) -> bool:
        # Not getattr: a module may answer for names that it does not have.
        path = vars(module).get("__file__")
        return isinstance(path, str) and self.owns_file(path)

    def local_modules(self) -> list[types.ModuleType]:
        """The local modules that are loaded now; the script's own module is none of them.

        The same list until a module was loaded or taken out: the last one tells, since what is loaded comes last."""
        last = next(reversed(sys.modules))
        state = (len(sys.modules), last, sys.modules[last])
        if self._local is not None and self._local[0] == state:
            return self._local[1]
        key = (str(self.folder), self.script)
        known = _LOCAL.get(key)
        if known is None or known[0] != state:
            modules = [module for name, module in list(sys.modules.items()) if name != "__main__"]
            local = [module for module in modules if _is_module(module) and self.owns_module(module)]
            known = _LOCAL[key] = (state, local)
        self._local = known
        return known[1]

    def owns_class(self, kind: type) -> bool:
        # A class body may bind `__module__` to anything.
        name = getattr(kind, "__module__", None)
        if name == "__main__":
            return True
        module = sys.modules.get(name) if isinstance(name, str) else None
        return module is not None and self.owns_module(module)

    def facts(self, code: types.CodeType) -> CodeFacts | None:
        """What the compiler says of a function's code; None where it has never seen it (made by `exec`)."""
        path = code.co_filename
        if path == self.script:
            return self.script_facts.get((code.co_firstlineno, code.co_name))
        page = self.pages.get(path)
        if page is not None:
            return page.get((code.co_firstlineno, code.co_name))
        if path not in self._modules:
            self._modules[path] = _read_facts(path, self.libraries)
        return self._modules[path].get((code.co_firstlineno, code.co_name))


_LOCAL: Final[dict[tuple[str, str], _Local]] = {}
"""The local modules of each script, with what was loaded when they were looked for; all sessions share them."""


@functools.lru_cache(maxsize=10_000)
def _is_below(path: str, folder: str) -> bool:
    """Whether a source file stands in the folder, and is not installed there. A file's place does not change."""
    if not path.endswith(".py"):
        return False
    try:
        inside = Path(path).resolve().is_relative_to(folder)
    except (OSError, ValueError):
        return False
    below = path.removeprefix(folder)
    return inside and not any(part in below for part in _INSTALLED)


def _is_module(value: object) -> bool:
    """Anything may stand in `sys.modules`."""
    return isinstance(value, types.ModuleType)


def _read_facts(path: str, libraries: Libraries) -> Mapping[tuple[int, str], CodeFacts]:
    with observe(None):  # A file is read, and filters of warnings change while it is parsed: nothing of the script's.
        try:
            source = read_source(Path(path))
        except (OSError, SyntaxError):
            source = SourceText(path, "")
        return _facts_of(source, libraries)


@functools.lru_cache(maxsize=1_000)
def _facts_of(source: SourceText, libraries: Libraries) -> Mapping[tuple[int, str], CodeFacts]:
    """By content: every session of an app asks for the same."""
    return {(facts.line, facts.name): facts for facts in code_facts(parse(source).tree, libraries)}
