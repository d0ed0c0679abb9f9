"""A script -> the local modules that it imports, directly or not, and what the calls in each file stand for.

Only texts are read: `find` gives the source of a module by its dotted name. What cannot be read or parsed is left out,
and its functions stay closed. Which function a call reaches is what the imports of a file say, wherever they stand;
names may be bound again while running, so the run time checks that the call reaches that very function.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from flowc_compiler.ir.source import Diagnostic, Parsed, SourceText
from flowc_compiler.mentions import imports_in, mentions_of
from flowc_compiler.opening import Around, Opening, Thing, find_opening, methods_of
from flowc_compiler.parts import walk
from flowc_compiler.passes.parse import parse
from flowc_compiler.remembered import remembered_anywhere
from flowc_compiler.scopes import names_of
from flowc_compiler.showing import names_streamlit, shows_in, text_of
from flowc_compiler.travelling import used_as_values, variables

Find: TypeAlias = Callable[[str], SourceText | None]
"""The source of a local module by dotted name; None where there is none."""
MOST: Final = 500
"""Files that are followed; a folder may hold far more than an application."""

Closed: TypeAlias = frozenset[tuple[str, int]]
"""First lines of what runs found better left closed, each with its module ("" for the script)."""
NOTHING_CLOSED: Final[Closed] = frozenset()

Place: TypeAlias = tuple[str, str]
"""A module ("" for the script) and a name at its top."""


def nothing(name: str) -> SourceText | None:
    """Find no module."""


@dataclass(frozen=True, slots=True)
class File:
    """`name`: dotted, "" for the script. `aliases`: names that imports bind, with the dotted path they stand for.
    `things`: functions and classes at the top. `calls`: the texts of names that are called (`show`, `charts.show`)."""

    name: str
    parsed: Parsed
    aliases: Mapping[str, str]
    things: Mapping[str, Thing]
    calls: frozenset[str]
    starred: frozenset[str] | None = frozenset()
    """Names that `from … import *` binds; None: nobody knows."""


@dataclass(frozen=True, slots=True)
class Files:
    """The script (under "") and the modules that could be read, by name."""

    by_name: Mapping[str, File]
    diagnostics: tuple[Diagnostic, ...]

    def called(self, file: File) -> dict[str, Place]:
        """For each text that is called in a file, the function or class of a followed file that it stands for."""
        found = {text: self._place(file, text, set()) for text in file.calls}
        return {text: place for text, place in found.items() if place is not None}

    def thing(self, place: Place) -> Thing:
        return self.by_name[place[0]].things[place[1]]

    def _place(self, file: File, text: str, seen: set[Place]) -> Place | None:
        if (file.name, text) in seen:
            return None
        seen.add((file.name, text))
        first, _, rest = text.partition(".")
        if first in file.aliases:
            return self._in_modules(".".join(part for part in (file.aliases[first], rest) if part), seen)
        return (file.name, text) if text in file.things else None

    def _in_modules(self, path: str, seen: set[Place]) -> Place | None:
        parts = path.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            inside = self.by_name.get(".".join(parts[:cut]))
            if inside is not None:
                return self._place(inside, ".".join(parts[cut:]), seen)
        return None


def follow(script: Parsed, find: Find) -> Files:
    """The script is given as the `magic` pass leaves it; modules have no magic."""
    found: dict[str, File] = {}
    missing: set[str] = set()
    diagnostics: list[Diagnostic] = []
    todo: list[tuple[str, Parsed]] = [("", script)]
    while todo:
        name, parsed = todo.pop()
        found[name] = _file(name, parsed)
        for wanted, line in _wanted(name, parsed):
            if wanted in found or wanted in missing or len(found) + len(todo) > MOST:
                continue
            source = find(wanted)
            read = None if source is None else parse(source)
            if read is not None and read.failure is None:
                found[wanted] = _file(wanted, read)
                todo.append((wanted, read))
                continue
            missing.add(wanted)
            if read is not None and read.failure is not None and not name:
                said = f"{wanted} cannot be parsed: {read.failure.msg}, line {read.failure.lineno}"
                diagnostics.append(Diagnostic("FC010", "note", line, 0, said))
    return Files(with_stars(found), tuple(diagnostics))


def open_files(files: Files, local_modules: frozenset[str], kept_closed: Closed) -> dict[str, Opening]:
    """What is opened in each file, by module."""
    called = {name: files.called(file) for name, file in files.by_name.items()}
    showing = _showing(files, called, local_modules)
    recursive = _recursive(files, called)
    found: dict[str, Opening] = {}
    for name, file in files.by_name.items():
        around = Around(
            showing=frozenset(text for text, place in called[name].items() if place in showing)
            | _methods_among(showing)
            | frozenset(_unknown(file, files, local_modules)),
            recursive=frozenset(own for module, own in recursive if module == name),
            starred=file.starred,
        )
        closed = frozenset(line for module, line in kept_closed if module == name)
        found[name] = find_opening(file.parsed.tree, around=around, kept_closed=closed)
    method_names = {method.partition(".")[2] for opening in found.values() for method in opening.methods}
    method_names |= {function for name, opening in found.items() if name for function in opening.functions}
    if any(_has_pages(file.parsed.tree) for file in files.by_name.values()):
        # The page that `st.navigation` gave: which code that is, the run time knows.
        method_names.add("run")
    functions = {function for opening in found.values() for function in opening.functions}
    travel = any(used_as_values(file.parsed.tree, functions) for file in files.by_name.values())
    for name, opening in found.items():
        opening.method_names.update(method_names)
        if travel:
            file = files.by_name[name]
            opening.variables.update(variables(file.parsed.tree) - file.things.keys() - file.aliases.keys())
        for text, (module, own) in called[name].items():
            function = found[module].functions.get(own) if module != name or text != own else None
            if function is not None:
                opening.elsewhere[text] = (f"{module}.{own}" if module else own, function)
    return found


def _has_pages(tree: ast.Module) -> bool:
    """Whether it calls `st.navigation`, under whatever name."""
    return any(map(_names_navigation, tree.body))


@remembered_anywhere
def _names_navigation(statement: ast.stmt) -> bool:
    names = (getattr(part, "attr", getattr(part, "name", "")) for part in walk(statement))
    return not {"navigation", "folder_navigation"}.isdisjoint(names)


def with_stars(files: Mapping[str, File]) -> dict[str, File]:
    """The files, which know what their `from … import *` bind. Stars pass on what stars have bound."""
    found = dict(files)
    for _ in found:
        before = dict(found)
        for name, file in before.items():
            bases = [
                _base(name, file.parsed, node)
                for node in imports_in(file.parsed.tree)
                if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
            ]
            if not bases:
                continue
            names = {base: _public(found[base]) if base in found else None for base in bases}
            known = {one: f"{base}.{one}" for base, those in names.items() for one in those or ()}
            starred = None if any(those is None for those in names.values()) else frozenset(known)
            found[name] = replace(file, aliases={**known, **file.aliases}, starred=starred)
        if all(found[name].starred == file.starred for name, file in before.items()):
            break
    return found


def _public(file: File) -> frozenset[str] | None:
    """What a star import takes from a module; None where nobody knows."""
    bound = names_of(file.parsed.tree.body).binds
    if file.starred is None:
        return None
    if "__all__" not in bound:
        return frozenset(name for name in bound | file.starred if not name.startswith("_"))
    texts = [
        node.value
        for node in file.parsed.tree.body
        if isinstance(node, ast.Assign) and any(text_of(target) == "__all__" for target in node.targets)
    ]
    mentions = sum(isinstance(part, ast.Name) and part.id == "__all__" for part in walk(file.parsed.tree))
    if len(texts) != 1 or mentions != 1 or not isinstance(texts[0], ast.List | ast.Tuple):
        return None
    names = [part.value if isinstance(part, ast.Constant) else None for part in texts[0].elts]
    return frozenset(name for name in names if isinstance(name, str)) if all(names) else None


def _file(name: str, parsed: Parsed) -> File:
    things: dict[str, Thing] = dict(methods_of(parsed.tree))
    things.update((node.name, node) for node in parsed.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    aliases = dict(names_imported(name, parsed))
    return File(name, parsed, aliases, things, mentions_of(parsed.tree).calls - {""})


def _base(name: str, parsed: Parsed, node: ast.ImportFrom) -> str | None:
    """What an import starts from: absolute, or relative to the module's package. None: it cannot work."""
    if not node.level:
        return node.module or ""
    is_package = parsed.source.path.endswith("__init__.py")
    parts = name.split(".") if name else []
    kept = len(parts) - node.level + is_package
    if kept <= 0:
        return None
    return ".".join([*parts[:kept], *([node.module] if node.module else [])])


def names_imported(name: str, parsed: Parsed) -> Iterator[tuple[str, str]]:
    """Each name that the imports of the module `name` bind, with the dotted path that it stands for."""
    for node in imports_in(parsed.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (first, first)
            continue
        base = _base(name, parsed, node)
        if base is not None:
            for alias in node.names:
                if alias.name != "*":
                    yield alias.asname or alias.name, f"{base}.{alias.name}"


def _wanted(name: str, parsed: Parsed) -> Iterator[tuple[str, int]]:
    """Dotted names of modules that the imports of a file may load, with the line."""
    for node in imports_in(parsed.tree):
        if isinstance(node, ast.Import):
            paths = [alias.name for alias in node.names]
        else:
            base = _base(name, parsed, node)
            paths = [] if not base else [f"{base}.{alias.name}" for alias in node.names]
        for path in paths:
            parts = path.split(".")
            yield from ((".".join(parts[:count]), node.lineno) for count in range(1, len(parts) + 1))


def _showing(files: Files, called: Mapping[str, Mapping[str, Place]], local_modules: frozenset[str]) -> set[Place]:
    """Functions and classes that may show: their own code does, or calls one that does (a fixpoint)."""
    surfaces = {name: names_streamlit(file.parsed.tree) for name, file in files.by_name.items()}
    unknown = {name: frozenset(_unknown(file, files, local_modules)) for name, file in files.by_name.items()}
    showing: set[Place] = set()
    while True:
        more: set[Place] = set()
        for name, file in files.by_name.items():
            texts = unknown[name] | {text for text, place in called[name].items() if place in showing}
            texts |= _methods_among(showing)
            for own, node in file.things.items():
                if (name, own) not in showing and shows_in(node, surfaces[name], texts):
                    more.add((name, own))
        if not more:
            return showing
        showing |= more


def _methods_among(showing: set[Place]) -> frozenset[str]:
    """`.run` for each method that shows: what is called so may be it."""
    return frozenset(f".{name.partition('.')[2]}" for _, name in showing if "." in name)


def _unknown(file: File, files: Files, local_modules: frozenset[str]) -> Iterator[str]:
    """Names from local modules of which nothing is known: what they give may show."""
    for name, path in file.aliases.items():
        if path.split(".")[0] in local_modules and not _is_known(path, files):
            yield name


def _is_known(path: str, files: Files) -> bool:
    """A module that was read, or a function or class of one."""
    module, _, own = path.rpartition(".")
    inside = files.by_name.get(module)
    return path in files.by_name or (inside is not None and (own in inside.things or own in inside.aliases))


def _recursive(files: Files, called: Mapping[str, Mapping[str, Place]]) -> set[Place]:
    """Functions that may come to call themselves, across files too."""
    edges: dict[Place, set[Place]] = {}
    for name, file in files.by_name.items():
        for own, node in file.things.items():
            texts = _called_in(node)
            edges[name, own] = {called[name][text] for text in texts if text in called[name]}
    return {place for place in edges if _comes_back(place, edges)}


@remembered_anywhere
def _called_in(node: Thing) -> frozenset[str]:
    return frozenset(text_of(part.func) for part in walk(node) if isinstance(part, ast.Call))


def _comes_back(place: Place, edges: Mapping[Place, set[Place]]) -> bool:
    seen: set[Place] = set()
    todo = list(edges[place])
    while todo:
        at = todo.pop()
        if at == place:
            return True
        if at not in seen:
            seen.add(at)
            todo.extend(edges.get(at, ()))
    return False


@dataclass
class Folder:
    """Finds modules among texts by dotted name; for tests and tools that hold sources in memory."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])

    def __call__(self, name: str) -> SourceText | None:
        for path in (f"{name.replace('.', '/')}.py", f"{name.replace('.', '/')}/__init__.py"):
            if path in self.texts:
                return SourceText(path, self.texts[path])
        return None
