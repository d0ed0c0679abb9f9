"""Which functions and compound statements are opened into regions, and why the others stay closed.

A statement is worth opening when it shows: it names Streamlit, holds a shown bare expression, calls a method that
containers have, or calls a function of the script (or of a local module) that may show. Opening is neutral in
meaning, so the answer may be generous. An `if` that jumps out of itself (`return`) is opened whether it shows or not,
which costs less than a closed statement that jumps (`emit.py`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, cast

from flowc_compiler.decorated import is_kept, is_parallel
from flowc_compiler.ir.closed import Closed
from flowc_compiler.mentions import imports_in, mentions_of
from flowc_compiler.nested import comes_back, showing_in
from flowc_compiler.parts import walk, walk_own
from flowc_compiler.remembered import remembered_anywhere
from flowc_compiler.scopes import names_of
from flowc_compiler.showing import names_streamlit, showing_functions, shows_in, text_of, unpacks

Compound: TypeAlias = ast.If | ast.For | ast.While | ast.With | ast.Try | ast.TryStar | ast.Match
"""What may become a region."""
COMPOUND: Final = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.TryStar, ast.Match)
FRAME_READERS = frozenset({"locals", "vars", "dir", "eval", "exec", "globals", "super", "__class__"})
"""Names that see the frame or the namespace they run in; a function that uses one keeps its own frame."""


_OF_METHODS: Final = frozenset({"staticmethod", "classmethod"})
SCRIPT: Final = "__main__"
"""The script, as the module whose methods are opened: its functions are part of its own code."""

Thing: TypeAlias = ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Around:
    """What other files say of this one. `showing`: texts of names called here that may show (`charts.show`).
    `recursive`: functions of this file that come back to themselves through others."""

    showing: frozenset[str] = frozenset()
    recursive: frozenset[str] = frozenset()
    starred: frozenset[str] | None = None
    """Names that `from … import *` binds here; None: any."""


@dataclass(frozen=True, slots=True)
class Opening:
    """`functions`: the opened functions of the file by name. `closed`: why each other one is not. `elsewhere`:
    opened functions of other files by the text that calls them here, with their dotted name."""

    functions: Mapping[str, ast.FunctionDef]
    closed: Mapping[str, Closed]
    surface_names: frozenset[str]
    showing: frozenset[str]
    kept_closed: frozenset[int]
    imported: frozenset[str]
    methods: Mapping[str, ast.FunctionDef] = field(default_factory=dict[str, ast.FunctionDef])
    """Opened methods of classes at the top of the file (`App.run`)."""
    quiet: frozenset[str] = frozenset()
    """Of all functions, those that only use the session's state. They are opened where the call is a statement; in an
    expression that is evaluated at once, a slot for each step would cost more than it saves."""
    method_names: set[str] = field(default_factory=set[str])
    """Names of opened methods and functions of all files: what is called so on an object may be one."""
    variables: set[str] = field(default_factory=set[str])
    """Names that may hold an opened function; none where no function is used as a value."""
    elsewhere: dict[str, tuple[str, ast.FunctionDef]] = field(default_factory=dict[str, tuple[str, ast.FunctionDef]])

    def called(self, text: str) -> tuple[str, ast.FunctionDef] | None:
        """The opened function that a name stands for (`show`, `charts.show`), and what it is called everywhere."""
        own = self.functions.get(text)
        return (text, own) if own is not None else self.elsewhere.get(text)

    def may_open(self, call: ast.Call) -> bool:
        """True for a call of what may be an opened method, or an opened function that went through a variable, whose
        arguments the run time can match by itself."""
        if unpacks(call):
            return False
        match call.func:
            case ast.Attribute(attr=name):
                return name in self.method_names
            case ast.Name(id=name):
                return name in self.variables
            case ast.Subscript(value=ast.Name(id=name)):
                return bool(self.variables) and name not in self.surface_names
            case _:
                return False

    def shows(self, node: ast.AST) -> bool:
        if shows_in(node, self.surface_names, self.showing):
            return True
        return any(isinstance(part, ast.Call) and self.may_open(part) for part in walk(node))

    def opens(self, node: ast.stmt) -> bool:
        """True when a compound statement becomes a region."""
        wanted = self.shows(node) or (isinstance(node, ast.If) and jumps_out(node))
        return wanted and isinstance(node, COMPOUND) and self._refusal(node) is None

    def why_closed(self, node: ast.stmt | ast.expr) -> Closed | None:
        """Why a statement is one cell, where that hides something it shows; of an expression, why a call in it is not
        opened. (The call whose arguments a cell is, is.)"""
        if not self.shows(node):
            return None
        match node:
            case ast.FunctionDef():
                return self.closed.get(node.name, Closed.NESTED)
            case ast.AsyncFunctionDef():
                return Closed.ASYNC
            case ast.ClassDef():
                return next((one for one in self._in_class(node) if one is not Closed.SHOWS_NOTHING), None)
            case ast.With():
                return self._refusal(node) or (Closed.MANAGER if self._is_foreign(node.items[0]) else None)
            case ast.If() | ast.For() | ast.While() | ast.Try() | ast.TryStar() | ast.Match():
                return self._refusal(node)
            case ast.AsyncFor() | ast.AsyncWith():
                return Closed.ASYNC
            case ast.Call(func=ast.Name(id=name)) if name in self.functions:
                parts = (*node.args, *(word.value for word in node.keywords))
                return next((why for part in parts for why in self._unopened_calls(part)), None)
            case _:
                return next(self._unopened_calls(node), None)

    def opens_nested(self, node: ast.FunctionDef) -> bool:
        """Whether a function in an opened one can be opened, as far as its own text goes."""
        return any(self.shows(part) for part in node.body) and self.reason_of_function(node) is None

    def reason_of_function(self, node: ast.FunctionDef) -> Closed | None:
        return _reason_of_form(node, self, understood=int(is_kept(node, self.surface_names)))

    def _in_class(self, node: ast.ClassDef) -> Iterator[Closed]:
        """Of what is not opened in it."""
        for part in node.body:
            match part:
                case ast.FunctionDef(name=name):
                    yield self.closed.get(f"{node.name}.{name}", Closed.SHOWS_NOTHING)
                case ast.AsyncFunctionDef():
                    yield Closed.ASYNC if self.shows(part) else Closed.SHOWS_NOTHING
                case _:
                    yield Closed.IN_CLASS if self.shows(part) else Closed.SHOWS_NOTHING

    def _refusal(self, node: Compound) -> Closed | None:
        """Why a compound statement that shows is not opened."""
        header = getattr(node, "iter", getattr(node, "test", node))
        if not self.kept_closed.isdisjoint((node.lineno, header.lineno)):
            return Closed.EVIDENCE
        match node:
            case ast.If() | ast.Match():
                return None
            case ast.With():
                if not all(item.optional_vars is None or is_plain_target(item.optional_vars) for item in node.items):
                    return Closed.TARGET
                return Closed.OPENS_A_FILE if _opens_a_file(node) else None
            case ast.For():
                return None if is_plain_target(node.target) else Closed.TARGET
            case ast.While():
                return Closed.ENDLESS if _is_endless(node) else None
            case ast.Try() | ast.TryStar():
                types = [handler.type for handler in node.handlers if handler.type is not None]
                return None if all(self._is_named(part) for part in types) else Closed.COMPUTED_ERROR

    def _is_foreign(self, item: ast.withitem) -> bool:
        """A context manager of a library: the run time will take the closed form. (Of any other only it can tell.)"""
        root = item.context_expr
        while isinstance(root, ast.Attribute | ast.Call):
            root = root.func if isinstance(root, ast.Call) else root.value
        return isinstance(root, ast.Name) and root.id in self.imported - self.surface_names - self.showing

    def _is_named(self, node: ast.expr) -> bool:
        """Looking it up runs no code of the user: a name, an attribute of a module, a tuple of such."""
        if isinstance(node, ast.Tuple):
            return all(self._is_named(part) for part in node.elts)
        while isinstance(node, ast.Attribute):
            node = node.value
            if isinstance(node, ast.Name):
                return node.id in self.imported
        return isinstance(node, ast.Name)

    def _unopened_calls(self, node: ast.AST) -> Iterator[Closed]:
        """Of each call of a function that shows, in code that is one cell."""
        for part in walk(node):
            name = text_of(part.func) if isinstance(part, ast.Call) else ""
            if name in self.showing:
                inside = self.called(name) is not None
                yield Closed.IN_EXPRESSION if inside else self.closed.get(name, Closed.OTHER_MODULE)


def _is_endless(node: ast.While) -> bool:
    """`while True` that no jump leaves: only the end of the run ends it, so no run comes back to its slots."""
    forever = isinstance(node.test, ast.Constant) and bool(node.test.value)
    return forever and not jumps_out(node) and not any(map(_breaks, node.body))


def _breaks(node: ast.stmt) -> bool:
    """True when the statement may break the loop around it."""
    return any(isinstance(jump, ast.Break) for jump in outward_jumps(node))


def _opens_a_file(node: ast.With) -> bool:
    """`with open(…)`: as a whole it can be reused while the file is the same; the open file in it never can."""
    calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
    return any(getattr(call.func, "id", getattr(call.func, "attr", "")) == "open" for call in calls)


def find_opening(
    tree: ast.Module,
    *,
    local_modules: frozenset[str] = frozenset(),
    kept_closed: frozenset[int] = frozenset(),
    around: Around = Around(),
) -> Opening:
    """`kept_closed`: first lines of statements and functions that run-time evidence asked to keep closed.
    `local_modules`: modules of which nothing is known, so their functions may show."""
    surface_names = names_streamlit(tree)
    definitions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    elsewhere = around.showing.difference(definitions).union(_names_from_local_modules(tree, local_modules))
    showing, quiet = showing_functions(definitions, surface_names, elsewhere)
    showing |= around.showing
    imported = mentions_of(tree).imported
    inner = showing_in([*definitions.values(), *(node for _, node in methods_of(tree))], surface_names, showing)
    showing |= inner
    partial = Opening({}, {}, surface_names, showing, kept_closed, imported)
    opened: dict[str, ast.FunctionDef] = {}
    closed = dict.fromkeys(inner, Closed.NESTED)
    once = _bound_once(tree, around.starred)
    for name, node in definitions.items():
        reason = _reason_to_stay_closed(node, partial, definitions, once)
        if reason is None and name in around.recursive:
            reason = Closed.RECURSIVE
        if reason is None:
            opened[name] = node
        else:
            closed[name] = reason
    methods: dict[str, ast.FunctionDef] = {}
    for name, node in methods_of(tree):
        reason = _reason_for_method(node, partial)
        if reason is None:
            methods[name] = node
        else:
            closed[name] = reason
    return Opening(opened, closed, surface_names, showing, kept_closed, imported, methods, quiet=quiet)


def methods_of(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The methods of classes at the top of a file, as `App.run`."""
    for kind in tree.body:
        if isinstance(kind, ast.ClassDef):
            yield from ((f"{kind.name}.{node.name}", node) for node in kind.body if isinstance(node, ast.FunctionDef))


def _reason_for_method(node: ast.FunctionDef, opening: Opening) -> Closed | None:
    if not any(opening.shows(part) for part in node.body):
        return Closed.SHOWS_NOTHING
    if node.name.startswith("__"):
        return Closed.SPECIAL
    # Inside a class such a name is another one.
    names = (getattr(part, "id", getattr(part, "arg", None)) or "" for part in walk(node))
    if any(_is_private(name) for name in names):
        return Closed.PRIVATE
    kinds = {part.id for part in node.decorator_list if isinstance(part, ast.Name)} - opening.imported
    return _reason_of_form(node, opening, understood=len(kinds & _OF_METHODS))


def _is_private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")


def is_plain_target(target: ast.expr) -> bool:
    """Targets that can be bound from a value without running user code: names and tuples of names."""
    if isinstance(target, ast.Tuple | ast.List):
        return all(is_plain_target(element) for element in target.elts)
    return isinstance(target, ast.Name)


def jumps_out(node: ast.stmt) -> bool:
    """True when executing `node` may leave it by `return`, or by `break`/`continue` of a loop around it."""
    return _jumps_out(node, in_loop=False)


def outward_jumps(node: ast.stmt) -> Iterator[ast.AST]:
    """The jumps in a statement that leave it."""
    return _outward_jumps(node, in_loop=False)


def _outward_jumps(node: ast.AST, *, in_loop: bool) -> Iterator[ast.AST]:
    if isinstance(node, ast.Return) or (isinstance(node, ast.Break | ast.Continue) and not in_loop):
        yield node
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        return
    for name, value in ast.iter_fields(node):
        inside = in_loop or (isinstance(node, ast.For | ast.While | ast.AsyncFor) and name == "body")
        for child in cast("list[object]", value) if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _outward_jumps(child, in_loop=inside)


@remembered_anywhere
def _jumps_out(node: ast.AST, *, in_loop: bool) -> bool:
    if isinstance(node, ast.Return) or (isinstance(node, ast.Break | ast.Continue) and not in_loop):
        return True
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.expr):
        return False
    for name, value in ast.iter_fields(node):
        inside = in_loop or (isinstance(node, ast.For | ast.While | ast.AsyncFor) and name == "body")
        for child in cast("list[object]", value) if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and _jumps_out(child, in_loop=inside):
                return True
    return False


def _reason_to_stay_closed(
    node: ast.FunctionDef, opening: Opening, definitions: Mapping[str, ast.FunctionDef], bound_once: frozenset[str]
) -> Closed | None:
    if node.name not in opening.showing:
        return Closed.SHOWS_NOTHING
    if node.name not in bound_once:
        return Closed.REBOUND
    reason = opening.reason_of_function(node)
    return Closed.RECURSIVE if reason is None and comes_back(node.name, definitions) else reason


def _reason_of_form(node: ast.FunctionDef, opening: Opening, understood: int = 0) -> Closed | None:
    """What of the function's own text keeps it closed. `understood`: how many of its decorators leave it as it is."""
    inside = names_of(node.body)
    own = [part for part in walk_own(node) if part is not node]
    if node.lineno in opening.kept_closed:
        return Closed.EVIDENCE
    if len(node.decorator_list) > understood:
        return Closed.PARALLEL if is_parallel(node, opening.surface_names) else Closed.DECORATED
    if any(isinstance(part, ast.Yield | ast.YieldFrom | ast.Await) for part in own):
        return Closed.GENERATOR
    if inside.rebound_by_nested:
        return Closed.REBINDS_LOCALS
    if (inside.reads | inside.captured) & FRAME_READERS:
        return Closed.FRAME
    if any(isinstance(part, ast.ClassDef) and names_of([part]).declared_global for part in own):
        return Closed.CLASS_BINDS_GLOBALS
    if getattr(node, "type_params", None):
        return Closed.TYPE_PARAMETERS
    return None


def _bound_once(tree: ast.Module, starred: frozenset[str] | None) -> frozenset[str]:
    """Names that one statement of the script binds and nothing else could rebind."""
    counts = dict.fromkeys(starred or (), 1)
    mentioned = mentions_of(tree)
    if starred is None and mentioned.stars:
        return frozenset()
    for name in mentioned.declared:
        counts[name] = counts.get(name, 0) + 2
    for statement in tree.body:
        found = names_of([statement])
        for name in found.binds:
            counts[name] = counts.get(name, 0) + 1
        for name in found.deletes:
            counts[name] = counts.get(name, 0) + 2
    return frozenset(name for name, count in counts.items() if count == 1)


def _names_from_local_modules(tree: ast.Module, local_modules: frozenset[str]) -> Iterator[str]:
    for node in imports_in(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in local_modules:
                    yield alias.asname or alias.name.split(".")[0]
        else:
            if node.level or (node.module or "").split(".")[0] in local_modules:
                for alias in node.names:
                    yield alias.asname or alias.name
