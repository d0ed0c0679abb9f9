"""Names -> what of the outside world they reach, from `tables/world.toml`.

Names are resolved through the imports of one source file: `import numpy as np` makes `np.random.rand` the dotted
path `numpy.random.rand`. A receiver that is no import is judged by its method name alone (`path.read_text()`).
"""

from __future__ import annotations

import ast
import builtins
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final, cast, get_args

from flowc_compiler.entries import Table
from flowc_compiler.ir.effect import TouchesWorld, WorldKind
from flowc_compiler.parts import walk
from flowc_compiler.remembered import remembered, remembered_anywhere

_MODULES_THAT_ARE_VALUES = frozenset({"time.sleep"})
"""Listed for completeness of the table, but not volatile: time spent is not observable."""


_NO_TABLE: Final = Table()


@dataclass(frozen=True, slots=True, eq=False)
class Imports:
    """Where the names of a source file come from: name -> dotted path."""

    paths: Mapping[str, str]
    own: Table = field(default_factory=Table)
    """What the user says of functions; it comes before the table."""

    def dotted(self, node: ast.expr) -> str | None:
        """The dotted path of `a.b.c` whose root is imported or a builtin that nothing here hides."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        root = self.paths.get(node.id)
        if root is None:
            if parts or not hasattr(builtins, node.id):
                return None
            root = node.id
        return ".".join([root, *reversed(parts)])


@remembered
def imports_of(tree: ast.AST, own: Table | None = None) -> Imports:
    """All imports of a file, wherever they stand."""
    paths = dict(pair for node in ast.iter_child_nodes(tree) for pair in _imported_in(node))
    return _same_imports(tuple(paths.items()), own or _NO_TABLE)


@remembered_anywhere
def _imported_in(statement: ast.AST) -> tuple[tuple[str, str], ...]:
    paths: list[tuple[str, str]] = []
    for node in walk(statement):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                paths.append((alias.asname or first, alias.name if alias.asname else first))
        elif isinstance(node, ast.ImportFrom) and not node.level:
            paths.extend((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
    return tuple(paths)


@remembered_anywhere
def _same_imports(paths: tuple[tuple[str, str], ...], own: Table) -> Imports:
    """As long as the imports are the same, so is the object: then answers that depend on it stand."""
    return Imports(dict(paths), own)


def world_of(nodes: Iterator[ast.AST], imports: Imports) -> frozenset[TouchesWorld]:
    """What the given syntax nodes may reach; nested functions count where the caller includes them."""
    found: set[TouchesWorld] = set()
    for node in nodes:
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            own = _said_by_user(node, imports)
            touched = _lookup(node, imports) if own is None else None
            if touched is not None:
                found.add(touched)
            found.update(own or ())
    return frozenset(found)


def _said_by_user(node: ast.Attribute | ast.Name, imports: Imports) -> frozenset[TouchesWorld] | None:
    module, _, name = (imports.dotted(node) or "").rpartition(".")
    section = imports.own.functions.get(module or "builtins")
    entry = None if section is None else section.get(name)
    return None if entry is None else frozenset(TouchesWorld(kind, f"{module}.{name}") for kind in entry.world)


def _lookup(node: ast.Attribute | ast.Name, imports: Imports) -> TouchesWorld | None:
    path = imports.dotted(node)
    if path is not None:
        if path in _MODULES_THAT_ARE_VALUES:
            return None
        if path.startswith(_HARMLESS):
            return None
        entry = path if path in _EXACT else _prefix_of(path)
        return TouchesWorld(_EXACT[entry], path, entry in _SEEN) if entry else None
    if isinstance(node, ast.Attribute) and node.attr in _METHODS:
        return TouchesWorld(_METHODS[node.attr], f".{node.attr}", f".{node.attr}" in _SEEN)
    return None


def _prefix_of(path: str) -> str | None:
    """The entry `a.b.*` that stands for `a.b.c`."""
    return next((f"{prefix}*" for prefix in _PREFIXES if path.startswith(prefix)), None)


class _Table:
    """The table, by what is looked up: names (`a.b.*` among them), beginnings of names, methods."""

    def __init__(self, text: str) -> None:
        self.exact: dict[str, WorldKind] = {}
        self.prefixes: list[str] = []
        self.methods: dict[str, WorldKind] = {}
        self.seen: set[str] = set()
        self.harmless: list[str] = []
        for kind, entry in tomllib.loads(text).items():
            if kind not in get_args(WorldKind):
                raise ValueError(f"world.toml names a kind that does not exist: {kind}")
            self._section(cast(WorldKind, kind), entry)

    def _section(self, kind: WorldKind, entry: Mapping[str, list[str]]) -> None:
        seen, seen_methods = entry.get("seen", []), entry.get("seen_methods", [])
        for name in (*entry["names"], *seen):
            self.exact[name] = kind
            if name.endswith(".*"):
                self.prefixes.append(name[:-1])
        self.methods.update(dict.fromkeys((*entry["methods"], *seen_methods), kind))
        self.harmless.extend(entry.get("harmless", []))
        self.seen.update((*seen, *(f".{name}" for name in seen_methods)))


_TABLE: Final = _Table(files("flowc_compiler.tables").joinpath("world.toml").read_text("utf-8"))
_EXACT, _PREFIXES, _METHODS, _SEEN = _TABLE.exact, _TABLE.prefixes, _TABLE.methods, _TABLE.seen
_HARMLESS: Final = tuple(_TABLE.harmless)
