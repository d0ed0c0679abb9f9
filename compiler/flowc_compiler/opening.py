"""Which functions and compound statements are opened into regions, and why the others stay closed.

A statement is worth opening when it shows: it names Streamlit, holds a shown bare expression, calls a method that
containers have, or calls a function of the script (or of a local module) that may show. Opening is neutral in
meaning, so the answer may be generous. An `if` that jumps out of itself (`return`) is opened whether it shows or not,
which costs less than a closed statement that jumps (`emit.py`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

from flowc_compiler.ir.closed import Closed
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.remembered import remembered
from flowc_compiler.scopes import names_of

SURFACES = frozenset({"streamlit", "flowc"})
CONTAINER_METHODS = frozenset(
    """write markdown text title header subheader caption code divider latex json metric dataframe table line_chart
    bar_chart area_chart scatter_chart altair_chart vega_lite_chart button checkbox toggle radio selectbox multiselect
    slider select_slider text_input text_area number_input date_input time_input columns container expander tabs empty
    progress success info warning error exception image audio video plotly_chart pyplot map data_editor form
    form_submit_button popover status chat_message chat_input toast html badge pills segmented_control feedback
    download_button link_button color_picker file_uploader""".split()
)
Compound: TypeAlias = ast.If | ast.For | ast.While | ast.With | ast.Try | ast.TryStar | ast.Match
"""What may become a region."""
COMPOUND: Final = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.TryStar, ast.Match)
FRAME_READERS = frozenset({"locals", "vars", "dir", "eval", "exec", "globals", "super", "__class__"})
"""Names that see the frame or the namespace they run in; a function that uses one keeps its own frame."""


@dataclass(frozen=True, slots=True)
class Opening:
    """`functions`: the opened functions by name. `closed`: why each other function of the script is not."""

    functions: Mapping[str, ast.FunctionDef]
    closed: Mapping[str, Closed]
    surface_names: frozenset[str]
    showing: frozenset[str]
    kept_closed: frozenset[int]
    imported: frozenset[str]

    def shows(self, node: ast.AST) -> bool:
        return _shows(node, self.surface_names, self.showing)

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
                return Closed.CLASS
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
        for part in ast.walk(node):
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in self.showing:
                name = part.func.id
                yield Closed.IN_EXPRESSION if name in self.functions else self.closed.get(name, Closed.OTHER_MODULE)


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
    tree: ast.Module, *, local_modules: frozenset[str] = frozenset(), kept_closed: frozenset[int] = frozenset()
) -> Opening:
    """`kept_closed`: first lines of statements and functions that run-time evidence asked to keep closed."""
    surface_names = frozenset(_surface_names(tree))
    definitions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    showing = _showing_functions(tree, definitions, surface_names, local_modules)
    imported = frozenset(_imported_names(tree))
    partial = Opening({}, {}, surface_names, showing, kept_closed, imported)
    opened: dict[str, ast.FunctionDef] = {}
    closed: dict[str, Closed] = {}
    once = _bound_once(tree)
    for name, node in definitions.items():
        reason = _reason_to_stay_closed(node, partial, definitions, once)
        if reason is None:
            opened[name] = node
        else:
            closed[name] = reason
    return Opening(opened, closed, surface_names, showing, kept_closed, imported)


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


@remembered
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
    inside = names_of(node.body)
    own = [part for part in walk_own(node) if part is not node]
    if node.name not in opening.showing:
        return Closed.SHOWS_NOTHING
    if node.lineno in opening.kept_closed:
        return Closed.EVIDENCE
    if node.decorator_list:
        return Closed.DECORATED
    if node.name not in bound_once:
        return Closed.REBOUND
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
    if _reaches(node.name, definitions):
        return Closed.RECURSIVE
    return None


def walk_own(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a function body, without the bodies of functions and classes nested in it."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield from walk_own(child)


def _reaches(name: str, definitions: Mapping[str, ast.FunctionDef]) -> bool:
    seen: set[str] = set()
    todo = [name]
    while todo:
        reads = names_of(definitions[todo.pop()].body).reads & definitions.keys()
        if name in reads:
            return True
        todo.extend(reads - seen)
        seen |= reads
    return False


def _imported_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)


def _bound_once(tree: ast.Module) -> frozenset[str]:
    """Names that one statement of the script binds and nothing else could rebind."""
    counts: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            for name in node.names:
                counts[name] = counts.get(name, 0) + 2
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            return frozenset()
    for statement in tree.body:
        found = names_of([statement])
        for name in found.binds:
            counts[name] = counts.get(name, 0) + 1
        for name in found.deletes:
            counts[name] = counts.get(name, 0) + 2
    return frozenset(name for name, count in counts.items() if count == 1)


def _surface_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in SURFACES:
                    yield alias.asname or alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in SURFACES:
            for alias in node.names:
                yield alias.asname or alias.name


def _showing_functions(
    tree: ast.Module,
    definitions: Mapping[str, ast.FunctionDef],
    surface_names: frozenset[str],
    local_modules: frozenset[str],
) -> frozenset[str]:
    """Functions that may show: their own body does, or they call one that does (a fixpoint), or they come from a
    local module, of which nothing is known here."""
    showing = set(_names_from_local_modules(tree, local_modules))
    marks = {name: _marks_of(node.body) for name, node in definitions.items()}
    users: dict[str, list[str]] = {}
    for name, found in marks.items():
        for called in found.called:
            users.setdefault(called, []).append(name)
    todo = [*showing, *(name for name, found in marks.items() if found.show(surface_names, frozenset()))]
    while todo:
        name = todo.pop()
        showing.add(name)
        todo.extend(user for user in users.get(name, ()) if user not in showing)
    return frozenset(showing)


def _names_from_local_modules(tree: ast.Module, local_modules: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in local_modules:
                    yield alias.asname or alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            if node.level or (node.module or "").split(".")[0] in local_modules:
                for alias in node.names:
                    yield alias.asname or alias.name


def _shows(node: ast.AST, surface_names: frozenset[str], showing: frozenset[str]) -> bool:
    return _marks(node).show(surface_names, showing)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What of a piece of code tells whether it shows. `outright`: it shows a bare expression, or calls a method that
    containers have. `names` are all it mentions, `called` those that it calls, or whose methods it calls."""

    outright: bool
    names: frozenset[str]
    called: frozenset[str]

    def show(self, surface_names: frozenset[str], showing: frozenset[str]) -> bool:
        return self.outright or not (self.names.isdisjoint(surface_names) and self.called.isdisjoint(showing))


@remembered
def _marks(node: ast.AST) -> _Marks:
    """Statements are asked for one by one, so that of nested ones nothing is walked twice."""
    names, called, outright = set[str](), set[str](), False
    inside: list[_Marks] = []
    todo: list[ast.AST] = [node]
    while todo:
        part = todo.pop()
        match part:
            case ast.stmt() if part is not node:
                inside.append(_marks(part))
                continue
            case ast.Name(id=name):
                names.add(name)
            case ast.Call(func=ast.Name(id=name)):
                called.add(name)
                outright = outright or name == SHOW
            case ast.Call(func=ast.Attribute(attr=method, value=receiver)):
                outright = outright or method in CONTAINER_METHODS
                if isinstance(receiver, ast.Name):
                    called.add(receiver.id)
            case _:
                pass
        todo.extend(ast.iter_child_nodes(part))
    return _joined([_Marks(outright, frozenset(names), frozenset(called)), *inside])


def _marks_of(body: list[ast.stmt]) -> _Marks:
    return _joined([_marks(statement) for statement in body])


def _joined(found: list[_Marks]) -> _Marks:
    # An `elif` often names nothing new: then the same set serves a thousand of them.
    names = max((one.names for one in found), key=len, default=frozenset[str]())
    called = max((one.called for one in found), key=len, default=frozenset[str]())
    if any(not one.names <= names for one in found):
        names = names.union(*(one.names for one in found))
    if any(not one.called <= called for one in found):
        called = called.union(*(one.called for one in found))
    return _Marks(any(one.outright for one in found), names, called)
