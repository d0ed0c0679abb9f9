"""Cells -> what each may do, in the vocabulary of `ir/effect.py`.

Effects of script functions that a cell may call are folded into the cell through `summaries.py`. A cached function
hides what its body reaches: calling it reads the cache, no more. What is changed in place, and through which other
names that shows, is found by `touching.py` with what the libraries' tables say. Local names of an opened function and
global names are told apart by Python's scoping rules; the effects of a called function speak of globals, and a local of
the same name hides them.

Of all this the run time relies on `Capture`, `TouchesWorld`, `Unknown` and `CodeFacts` alone: what really changed it
looks at itself. The rest tells people, and draws the graph.

Before: cells tile the source. After: every cell has an entry. Nothing here looks at the order of cells.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flowc_compiler.definitions import at_once
from flowc_compiler.environment import Env
from flowc_compiler.groups import MOST, Groups
from flowc_compiler.ir.cell import (
    Block,
    Call,
    Cell,
    CellId,
    Cells,
    Context,
    Definition,
    Loop,
    Repeat,
    walk_cells,
    walk_items,
)
from flowc_compiler.ir.effect import (
    Alias,
    Capture,
    CodeFacts,
    Delete,
    Effect,
    Effects,
    Mutate,
    Read,
    ReadsState,
    Show,
    Unknown,
    Widget,
    Write,
    WritesState,
)
from flowc_compiler.kinds import FunctionNode, Kinds
from flowc_compiler.libraries import LIBRARIES, Libraries
from flowc_compiler.nested import local_names
from flowc_compiler.notes import looked_at
from flowc_compiler.opening import FRAME_READERS
from flowc_compiler.owners import attribute_owners
from flowc_compiler.parts import walk
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.paths import read_paths
from flowc_compiler.remembered import remembered_anywhere
from flowc_compiler.scopes import locals_of, names_in_query, names_of, query_texts
from flowc_compiler.seeds import can_be_noted, generators_of, unseeded
from flowc_compiler.showing import CONTAINER_METHODS, reports
from flowc_compiler.summaries import Summary, functions_in, named, summaries
from flowc_compiler.touching import Key, Touching
from flowc_compiler.world import Imports, imports_of, world_of

BARRIERS = FRAME_READERS - {"super", "__class__", "dir"}
WIDGETS = frozenset(
    """button checkbox toggle radio selectbox multiselect slider select_slider text_input text_area number_input
    date_input time_input datetime_input color_picker file_uploader chat_input data_editor pills segmented_control
    feedback download_button form_submit_button camera_input audio_input menu_button pagination""".split()
)
_FRAME_PATHS = frozenset({"sys._getframe", "inspect.currentframe", "inspect.stack", "numexpr.evaluate"})
"""duckdb too: it finds tables by the names of variables."""
_CALLBACKS = frozenset({"on_click", "on_change", "on_submit", "on_select", "on_dismiss"})


def effects(cells: Cells, libraries: Libraries = LIBRARIES) -> Effects:
    facts = _facts(cells, libraries)
    bound = facts.bound_by_structure(cells.body)
    of = {cell.id: facts.of_cell(cell, bound.get(cell.id, frozenset())) for cell in cells.walk()}
    return Effects(cells, _through_aliases(cells, of, facts), code_facts(cells.tree, libraries))


def _facts(cells: Cells, libraries: Libraries) -> _Facts:
    body = cells.tree.body
    imports = imports_of(cells.tree, libraries.own)
    functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    kinds = Kinds(libraries, imports, functions, {node.name: node for node in body if isinstance(node, ast.ClassDef)})
    outer = kinds.scope(body, Env({}))

    def direct(statement: ast.AST) -> Iterator[Effect]:
        return iter(_in_function(statement, imports))

    codes = functions_in(cells.tree, "", lambda node: is_cached(node, imports))
    known = summaries(codes, kinds, outer, direct)
    touching = Touching(kinds, {key: one.handling for key, one in known.items()})
    envs = {"": outer}
    for item in walk_items(cells.body):
        if isinstance(item, Definition):
            envs[item.name] = kinds.scope(item.node.body, envs[item.outer], item.node)
    return _Facts(imports, known, local_names(cells.body), touching, envs)


def code_facts(tree: ast.AST, libraries: Libraries = LIBRARIES) -> tuple[CodeFacts, ...]:
    """What each function, lambda and generator expression of a user's file may reach when it runs."""
    imports = imports_of(tree, libraries.own)
    return tuple(
        replace(facts, line=facts.line + getattr(node, "lineno", 0))
        for node in ast.iter_child_nodes(tree)
        for facts in _code_facts_in(node, imports)
    )


@remembered_anywhere
def _code_facts_in(statement: ast.AST, imports: Imports) -> tuple[CodeFacts, ...]:
    """With lines that count from that of the statement."""
    found: list[CodeFacts] = []
    for node in walk(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            decorators = getattr(node, "decorator_list", [])
            line = min([node.lineno, *(decorator.lineno for decorator in decorators)])
            name = "<lambda>" if isinstance(node, ast.Lambda) else node.name
            body: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
            world = world_of((part for one in body for part in walk(one)), imports)
            world |= frozenset(unseeded(body, imports, noted=False))
            stores = attribute_owners(body)
            found.append(
                CodeFacts(
                    line - getattr(statement, "lineno", 0),
                    name,
                    world,
                    _frame_reading(body, locals_of(node), imports),
                    stores,
                    generators_of(body, imports),
                )
            )
    return tuple(found)


def _frame_reading(nodes: Sequence[ast.AST], own: frozenset[str], imports: Imports) -> str | None:
    """Why code reads names that do not stand in it as names, or None. `own`: names that a query may read, since they
    are the code's own."""
    used = names_of(nodes).reads & BARRIERS
    if used:
        return f"{min(used)}()"
    for part in (inner for node in nodes for inner in walk(node)):
        if isinstance(part, ast.Call) and names_in_query(part) - own:
            return "a query that reads names"
        reason = _looks_into_frames(part, imports)
        if reason is not None:
            return reason
    return None


def _looks_into_frames(part: ast.AST, imports: Imports) -> str | None:
    """Calls that read the variables of whoever calls them."""
    if isinstance(part, ast.Call) and has_computed_query(part):
        return "a query with a computed text"
    if isinstance(part, ast.Attribute | ast.Name):
        path = imports.dotted(part) or ""
        if path in _FRAME_PATHS or path.startswith("duckdb."):
            return path
    return None


def has_computed_query(node: ast.Call) -> bool:
    """The text of a query is not known before it runs; it may read any name."""
    return any(not isinstance(text, ast.Constant) for text in query_texts(node)[:1])


@dataclass(frozen=True)
class _Facts:
    """What is known of the whole script while single cells are judged. `envs`: the types of names by function."""

    imports: Imports
    summaries: Mapping[Key, Summary]
    locals: Mapping[str, frozenset[str]]
    touching: Touching
    envs: Mapping[str, Env]
    looped: set[CellId] = field(default_factory=set[CellId])
    """Cells that may execute several times, so that what comes later in the script may come before."""

    def of_cell(self, cell: Cell, structure: frozenset[Effect]) -> tuple[Effect, ...]:
        own_locals = self.locals.get(cell.function, frozenset())
        env = self.envs[cell.function]
        executed = tuple(at_once(cell.node, self.imports))
        found: set[Effect] = set(_in_cell(cell.node, self.imports))
        if cell.kind == "definition":
            assert isinstance(cell.node, ast.FunctionDef)
            return _in_order(effect for effect in found if isinstance(effect, Read | Write))
        found = _with_paths(found, read_paths(executed, self.touching.kinds, env))
        found |= structure
        found |= {Capture(name) for name in names_of([cell.node]).captured & own_locals}
        names = names_of(executed)
        own = names.reads | names.binds | names.deletes
        # What is local to lambdas and comprehensions is nobody's outside.
        touched = frozenset(one for one in self.touching.of(executed, env) if env.has(_names_in(one) - own))
        called = {effect.name for effect in found if isinstance(effect, Read)} - own_locals
        if cell.kind == "arguments" and isinstance(cell.node, ast.Call) and isinstance(cell.node.func, ast.Name):
            # What the opened function does is said by its own cells.
            called -= {cell.node.func.id}
        called -= _only_called_back(cell.node)
        for name in called:
            summary = self.summaries.get(("", name)) or self.summaries.get(("", f"{name}.__init__"))
            if summary is not None:
                found |= {effect for effect in summary.effects if named(effect) not in own_locals}
        for key in self.touching.methods_called(executed, env):
            found |= {effect for effect in self.summaries[key].effects if named(effect) not in own_locals}
        return _in_order(found | touched)

    def bound_by_structure(self, block: Block) -> dict[CellId, frozenset[Effect]]:
        """Loop targets, `as` names and results of opened calls: bound by the region itself, told as effects of its
        header cell."""
        bound: dict[CellId, frozenset[Effect]] = {}
        for item in walk_items(block):
            match item:
                case Repeat():
                    self.looped.update(cell.id for cell in walk_cells((item,)))
                case Loop():
                    bound[item.iterable.id] = self._bound(item.iterable, item.node.target, loop=True)
                    self.looped.update(cell.id for cell in walk_cells((item,)))
                case Context():
                    target = item.node.items[0].optional_vars
                    if target is not None:
                        bound[item.manager.id] = self._bound(item.manager, target)
                case Call():
                    for target in getattr(item.node, "targets", ()):
                        aliases = self._bound(item.arguments, target)
                        bound[item.arguments.id] = frozenset(one for one in aliases if isinstance(one, Alias))
                case _:
                    pass
        return bound

    def _bound(self, cell: Cell, target: ast.expr, *, loop: bool = False) -> frozenset[Effect]:
        env = self.envs[cell.function]
        assert isinstance(cell.node, ast.expr)
        names = {part.id for part in walk(target) if isinstance(part, ast.Name)}
        aliases = (self.touching.elements if loop else self.touching.bound)(target, cell.node, env)
        return frozenset({*(Write(name, certain=True) for name in names), *aliases})


def _names_in(effect: Effect) -> frozenset[str]:
    match effect:
        case Alias(name, other):
            return frozenset({name, other})
        case Mutate(name):
            return frozenset({name})
        case _:
            return frozenset()


def _in_order(found: Iterable[Effect]) -> tuple[Effect, ...]:
    return _sorted(frozenset(found))


@remembered_anywhere
def _sorted(found: frozenset[Effect]) -> tuple[Effect, ...]:
    return tuple(sorted(found, key=lambda effect: (type(effect).__name__, repr(effect))))


def _with_paths(found: Iterable[Effect], paths: Mapping[str, frozenset[str]]) -> set[Effect]:
    """Reads of parts in the place of reads of the whole, where only parts are read."""
    made: set[Effect] = set()
    for effect in found:
        if isinstance(effect, Read):
            made |= {Read(effect.name, path) for path in paths.get(effect.name, {""})}
        else:
            made.add(effect)
    return made


def _through_aliases(
    cells: Cells, of: Mapping[CellId, tuple[Effect, ...]], facts: _Facts
) -> dict[CellId, tuple[Effect, ...]]:
    """What is changed shows through every name that may lead to it."""
    made: dict[CellId, tuple[Effect, ...]] = {}
    in_order = sorted(cells.walk(), key=lambda cell: cell.id)
    whole = Groups((one for cell in in_order if not cell.function for one in of[cell.id]), MOST)
    groups = {function: Groups((), MOST, whole) for function in facts.envs if function}
    groups[""] = whole
    for cell in in_order:
        if cell.function:
            groups[cell.function].add(of[cell.id])
    so_far = Groups((), MOST)
    for cell in in_order:
        if not cell.function:
            so_far.add(of[cell.id])
        straight = not cell.function and cell.id not in facts.looped
        same = so_far if straight else groups[cell.function]
        mutations = [one for one in of[cell.id] if isinstance(one, Mutate)]
        names = frozenset(name for one in mutations for name in same.shown_by(one))
        others = frozenset[Effect](Mutate(name) for name in names - {one.name for one in mutations})
        made[cell.id] = _in_order({*of[cell.id], *others}) if others else of[cell.id]
    return made


def _only_called_back(node: ast.AST) -> frozenset[str]:
    """Functions that a cell only registers as callbacks: they run before the next run, not in the cell."""
    registered: set[ast.Name] = set()
    for part in walk(node):
        if isinstance(part, ast.Call):
            called = part.func.attr if isinstance(part.func, ast.Attribute) else None
            # Its file may be made when the reader asks for it.
            given = [*part.args[1:2]] if called == "download_button" else []
            words = _CALLBACKS | {"data"} if called == "download_button" else _CALLBACKS
            given += [word.value for word in part.keywords if word.arg in words]
            registered.update(one for one in given if isinstance(one, ast.Name))
    elsewhere = {part.id for part in walk(node) if isinstance(part, ast.Name) and part not in registered}
    return frozenset(name.id for name in registered) - elsewhere


def direct_effects(
    node: ast.AST, imports: Imports, noted: frozenset[ast.expr] = frozenset(), *, in_cell: bool = True
) -> Iterator[Effect]:
    """The effects of the code itself, without those of functions it calls, or of functions it only defines.
    `noted`: functions of which a note tells what they look at."""
    whole = names_of([node])
    executed = tuple(at_once(node, imports))
    found = names_of(executed)
    yield from (Read(name) for name in found.reads)
    yield from (Write(name, certain=name in whole.must_bind) for name in whole.binds)
    yield from (Write(name, certain=False) for name in sorted(bound_by_functions_in(node) - whole.binds))
    yield from (Delete(name) for name in whole.deletes)
    yield from (Unknown(f"{name}()") for name in sorted(found.reads & BARRIERS))
    yield from unseeded(executed, imports, noted=in_cell and can_be_noted(node))
    for part in (inner for top in executed for inner in walk(top)):
        if part not in noted:
            yield from world_of(iter((part,)), imports)
        else:
            yield from (replace(one, what=f"path of {one.what}", seen=True) for one in world_of(iter((part,)), imports))
        if isinstance(part, ast.ImportFrom) and part.names[0].name == "*":
            yield Unknown("import *")
        reason = _looks_into_frames(part, imports)
        if reason is not None:
            yield Unknown(reason)
        yield from _part_effects(part)


@remembered_anywhere
def _in_cell(node: ast.AST, imports: Imports) -> frozenset[Effect]:
    return frozenset(direct_effects(node, imports, looked_at(node, imports)))


@remembered_anywhere
def _in_function(statement: ast.AST, imports: Imports) -> frozenset[Effect]:
    return frozenset(direct_effects(statement, imports, in_cell=False))


def bound_by_functions_in(node: ast.AST) -> set[str]:
    """Globals that functions defined inside a compound statement declare: it may also call them. A plain definition
    calls nothing; what its function binds is found where it is called."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return set()
    return {name for part in walk(node) if isinstance(part, ast.Global) for name in part.names}


def _part_effects(part: ast.AST) -> Iterator[Effect]:
    match part:
        case ast.Call(func=ast.Name(id=name)) if name == SHOW:
            yield Show("magic")
        case ast.Call(func=ast.Attribute(attr=name)) if name in WIDGETS:
            yield Widget(name)
            yield Show(name)
        case ast.Call(func=ast.Attribute(attr=name)) if reports(part):
            yield Widget(name)
            yield Show(name)
        case ast.Call(func=ast.Attribute(attr=name)) if name in CONTAINER_METHODS:
            yield Show(name)
        case ast.Attribute(value=ast.Attribute(attr="session_state"), attr=key):
            yield ReadsState(key) if isinstance(part.ctx, ast.Load) else WritesState(key)
        case ast.Subscript(value=ast.Attribute(attr="session_state"), slice=ast.Constant(value=str() as key)):
            yield ReadsState(key) if isinstance(part.ctx, ast.Load) else WritesState(key)
        case ast.Subscript(value=ast.Attribute(attr="session_state")):
            yield ReadsState("*") if isinstance(part.ctx, ast.Load) else WritesState("*")
        case ast.Compare(left=ast.Constant(value=str() as key), comparators=[ast.Attribute(attr="session_state")]):
            yield ReadsState(key)
        case ast.AugAssign(target=ast.Attribute(value=ast.Attribute(attr="session_state"), attr=key)):
            yield ReadsState(key)
        case _:
            pass


def is_cached(node: FunctionNode, imports: Imports) -> bool:
    """Decorated with `st.cache_data` or `st.cache_resource`, called or not."""
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if (imports.dotted(target) or "").rsplit(".", 1)[-1] in {"cache_data", "cache_resource"}:
            return True
    return False
