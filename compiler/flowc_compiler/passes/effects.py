"""Cells -> what each may do, in the vocabulary of `ir/effect.py`.

Effects of script functions that a cell may call are folded into the cell through summaries (a fixpoint over the
script's functions by name). A cached function hides what its body reaches: calling it reads the cache, no more.
Local names of an opened function and global names are told apart by Python's scoping rules; the effects of a called
function speak of globals, and a local of the same name hides them.

Before: cells tile the source. After: every cell has an entry. Nothing here looks at the order of cells.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flowc_compiler.definitions import at_once
from flowc_compiler.ir.cell import Block, Cell, CellId, Cells, Context, Definition, Loop, walk_items
from flowc_compiler.ir.effect import (
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
from flowc_compiler.notes import looked_at
from flowc_compiler.opening import CONTAINER_METHODS, FRAME_READERS
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.scopes import Names, locals_of, names_in_query, names_of, query_texts
from flowc_compiler.seeds import can_be_noted, generators_of, unseeded
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
_PURE_BUILTINS = frozenset(
    """abs all any ascii bin bool bytes callable chr complex divmod enumerate float format frozenset hash hex id int
    isinstance issubclass len list max min oct ord pow print range repr reversed round set sorted str sum tuple type
    zip dict filter map""".split()
)


def effects(cells: Cells) -> Effects:
    imports = imports_of(cells.tree)
    functions = {
        node.name: node for node in cells.tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    facts = _Facts(imports, _summaries(functions, imports), _local_names(cells))
    bound = _names_bound_by_structure(cells.body)
    of = {cell.id: facts.of_cell(cell, bound.get(cell.id, frozenset())) for cell in cells.walk()}
    return Effects(cells, of, code_facts(cells.tree))


def code_facts(tree: ast.AST) -> tuple[CodeFacts, ...]:
    """What each function, lambda and generator expression of a user's file may reach when it runs."""
    imports = imports_of(tree)
    found: list[CodeFacts] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            decorators = getattr(node, "decorator_list", [])
            line = min([node.lineno, *(decorator.lineno for decorator in decorators)])
            name = "<lambda>" if isinstance(node, ast.Lambda) else node.name
            body: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
            world = world_of((part for statement in body for part in ast.walk(statement)), imports)
            world |= frozenset(unseeded(body, imports, noted=False))
            stores = attribute_owners(body)
            found.append(
                CodeFacts(
                    line,
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
    for part in (inner for node in nodes for inner in ast.walk(node)):
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


def attribute_owners(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Names on whose objects attributes are set or deleted: `a.b = …`, `del a.b`, `setattr(a, …)`."""
    found: set[str] = set()
    for node in nodes:
        for part in ast.walk(node):
            match part:
                case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                    found.add(name)
                case ast.Call(func=ast.Name(id="setattr" | "delattr"), args=[ast.Name(id=name), *_]):
                    found.add(name)
                case _:
                    pass
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of the whole script while single cells are judged."""

    imports: Imports
    summaries: Mapping[str, frozenset[Effect]]
    locals: Mapping[str, frozenset[str]]

    def of_cell(self, cell: Cell, structure: frozenset[str]) -> tuple[Effect, ...]:
        own_locals = self.locals.get(cell.function, frozenset())
        seen = looked_at(cell.node, self.imports)
        found: set[Effect] = set(direct_effects(cell.node, self.imports, seen))
        found |= {Write(name, certain=True) for name in structure}
        if cell.kind == "definition":
            assert isinstance(cell.node, ast.FunctionDef)
            found = {effect for effect in found if isinstance(effect, Read | Write)}
        else:
            found |= {Capture(name) for name in names_of([cell.node]).captured & own_locals}
            called = {effect.name for effect in found if isinstance(effect, Read)} - own_locals
            if cell.kind == "arguments" and isinstance(cell.node, ast.Call) and isinstance(cell.node.func, ast.Name):
                # What the opened function does is said by its own cells.
                called -= {cell.node.func.id}
            called -= _only_called_back(cell.node)
            for name in called & self.summaries.keys():
                found |= {effect for effect in self.summaries[name] if _name_in(effect) not in own_locals}
        return tuple(sorted(found, key=lambda effect: (type(effect).__name__, repr(effect))))


def _only_called_back(node: ast.AST) -> frozenset[str]:
    """Functions that a cell only registers as callbacks: they run before the next run, not in the cell."""
    registered: set[ast.Name] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Call):
            for word in part.keywords:
                if word.arg in _CALLBACKS and isinstance(word.value, ast.Name):
                    registered.add(word.value)
    elsewhere = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and part not in registered}
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
    for part in (inner for top in executed for inner in ast.walk(top)):
        if part not in noted:
            yield from world_of(iter((part,)), imports)
        else:
            yield from (replace(one, what=f"path of {one.what}", seen=True) for one in world_of(iter((part,)), imports))
        if isinstance(part, ast.ImportFrom) and part.names[0].name == "*":
            yield Unknown("import *")
        reason = _looks_into_frames(part, imports)
        if reason is not None:
            yield Unknown(reason)
        yield from _part_effects(part, found, imports)


def bound_by_functions_in(node: ast.AST) -> set[str]:
    """Globals that functions defined inside a compound statement declare: it may also call them. A plain definition
    calls nothing; what its function binds is found where it is called."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return set()
    return {name for part in ast.walk(node) if isinstance(part, ast.Global) for name in part.names}


def _part_effects(part: ast.AST, names: Names, imports: Imports) -> Iterator[Effect]:
    match part:
        case ast.Call(func=ast.Name(id=name)) if name == SHOW:
            yield Show("magic")
        case ast.Call(func=ast.Attribute(attr=name)) if name in WIDGETS:
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
    known = names.reads | names.deletes
    yield from (Mutate(name) for name in _mutated(part, imports) if name in known)


def _mutated(part: ast.AST, imports: Imports) -> Iterator[str]:
    """Names whose object a syntax node may change in place: attribute and item stores, methods, unknown calls."""
    match part:
        case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()):
            yield from _root(part)
        case ast.AugAssign(target=ast.Name(id=name)):
            yield name
        case ast.Call(func=func):
            known = isinstance(func, ast.Name) and func.id in _PURE_BUILTINS | {SHOW}
            shows = isinstance(func, ast.Attribute) and func.attr in CONTAINER_METHODS
            if isinstance(func, ast.Attribute) and not shows and imports.dotted(func) is None:
                # A function of an imported module changes its arguments at most.
                yield from _root(func)
            if not known and not shows:
                for argument in (*part.args, *(keyword.value for keyword in part.keywords)):
                    yield from _root(argument)
        case _:
            pass


def _root(node: ast.expr) -> Iterator[str]:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
        if isinstance(node, ast.Attribute) and node.attr == "session_state":
            return  # its entries have effects of their own
    if isinstance(node, ast.Name):
        yield node.id


def _summaries(
    functions: Mapping[str, ast.FunctionDef | ast.AsyncFunctionDef], imports: Imports
) -> dict[str, frozenset[Effect]]:
    """What calling each function by name may do to globals, state, page and world: the least fixpoint."""
    own: dict[str, frozenset[Effect]] = {}
    calls: dict[str, frozenset[str]] = {}
    for name, node in functions.items():
        hidden = locals_of(node)
        body = [effect for part in node.body for effect in direct_effects(part, imports, in_cell=False)]
        if is_cached(node, imports):
            body = []
        own[name] = frozenset(
            effect for effect in body if not isinstance(effect, Capture) and _name_in(effect) not in hidden
        )
        calls[name] = frozenset(e.name for e in own[name] if isinstance(e, Read)) & functions.keys()
    while True:
        wider = {name: own[name].union(*(own[called] for called in calls[name])) for name in own}
        if wider == own:
            return own
        own = wider


def is_cached(node: ast.FunctionDef | ast.AsyncFunctionDef, imports: Imports) -> bool:
    """Decorated with `st.cache_data` or `st.cache_resource`, called or not."""
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if (imports.dotted(target) or "").rsplit(".", 1)[-1] in {"cache_data", "cache_resource"}:
            return True
    return False


def _name_in(effect: Effect) -> str | None:
    return effect.name if isinstance(effect, Read | Write | Delete | Mutate | Capture) else None


def _local_names(cells: Cells) -> dict[str, frozenset[str]]:
    return {item.node.name: locals_of(item.node) for item in cells.body if isinstance(item, Definition)}


def _names_bound_by_structure(block: Block) -> dict[CellId, frozenset[str]]:
    """Loop targets and `as` names: bound by the region itself, told as writes of its header cell."""
    bound: dict[CellId, frozenset[str]] = {}
    for item in walk_items(block):
        match item:
            case Loop():
                bound[item.iterable.id] = frozenset(_stored(item.node.target))
            case Context():
                target = item.node.items[0].optional_vars
                bound[item.manager.id] = frozenset(_stored(target)) if target is not None else frozenset()
            case _:
                pass
    return bound


def _stored(target: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
