"""Syntax -> which names it binds, reads and deletes in its own scope, by Python's scoping rules.

`names_of(nodes)` answers for statements or expressions that run in one scope (a module or a function body):

- a comprehension is looked through: it runs at once, its targets are its own, a walrus inside it binds outside;
- a lambda, a nested function or a generator expression runs later, perhaps never: what it uses from outside is in
  `captured` (and so in `reads`);
- a class body runs at once, but binds in its own scope.

The answers are over-approximations: `binds` and `reads` may name more than a run touches, `must_bind` never does.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from flowc_compiler.parts import walk
from flowc_compiler.remembered import remembered_anywhere

_AT_NAME: Final = re.compile(r"@\s*([A-Za-z_]\w*)")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True, slots=True)
class Names:
    """What a piece of code does with the names of its scope."""

    reads: frozenset[str]
    binds: frozenset[str]
    must_bind: frozenset[str]
    deletes: frozenset[str]
    captured: frozenset[str]
    declared_global: frozenset[str]
    rebound_by_nested: frozenset[str]
    """Names of this scope that a nested function or generator may bind (`nonlocal`, a walrus)."""
    declared_nonlocal: frozenset[str]
    annotated: frozenset[str]
    """Names that are annotated without a value: not bound, yet local to a function."""


def names_of(nodes: Iterable[ast.AST]) -> Names:
    return _names_of(tuple(nodes))


@remembered_anywhere
def _names_of(nodes: tuple[ast.AST, ...]) -> Names:
    found = _Collector()
    for node in nodes:
        found.visit(node)
    return Names(
        reads=frozenset(found.reads | found.captured),
        binds=frozenset(found.binds),
        must_bind=frozenset(_surely_bound([node for node in nodes if isinstance(node, ast.stmt)]))
        if all(isinstance(node, ast.stmt) for node in nodes)
        else frozenset(_walrus_targets(nodes)),
        deletes=frozenset(found.deletes),
        captured=frozenset(found.captured),
        declared_global=frozenset(found.declared_global),
        rebound_by_nested=frozenset(found.rebound_by_nested),
        declared_nonlocal=frozenset(found.declared_nonlocal),
        annotated=frozenset(found.annotated),
    )


def parameters_of(node: FunctionNode) -> tuple[str, ...]:
    spec = node.args
    plain = [argument.arg for argument in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]
    extra = [argument.arg for argument in (spec.vararg, spec.kwarg) if argument is not None]
    return (*plain, *extra)


def is_temporary(name: str) -> bool:
    """A name that `lowering.py` has made up: local to where it stands, also outside of functions."""
    return name.startswith("[")


def locals_of(node: FunctionNode) -> frozenset[str]:
    """The names that are local to a function: its parameters and what its own body binds."""
    body: Sequence[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else node.body
    inside = names_of(body)
    return _locals_in(node, inside)


def _locals_in(node: FunctionNode, inside: Names) -> frozenset[str]:
    mentioned = frozenset(parameters_of(node)) | inside.binds | inside.deletes | inside.annotated
    return mentioned - inside.declared_global - inside.declared_nonlocal


def free_names(node: FunctionNode) -> frozenset[str]:
    """The names that a function reads from outside itself when it is called."""
    body: Sequence[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else node.body
    inside = names_of(body)
    return (inside.reads | inside.declared_global | inside.declared_nonlocal) - _locals_in(node, inside)


def names_in_query(node: ast.Call) -> frozenset[str]:
    """Variables that a query of pandas reads by name: `frame.query("price > @limit")` looks into its caller's frame."""
    texts = [part.value for part in query_texts(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return frozenset(name for text in texts for name in _AT_NAME.findall(text))


def query_texts(node: ast.Call) -> list[ast.expr]:
    """The expressions that may be the text of a query: what `.query` and `.eval` are given."""
    if isinstance(node.func, ast.Attribute) and node.func.attr in ("query", "eval"):
        return [*node.args, *(word.value for word in node.keywords)]
    return []


@dataclass
class _Collector(ast.NodeVisitor):
    reads: set[str] = field(default_factory=set)
    binds: set[str] = field(default_factory=set)
    deletes: set[str] = field(default_factory=set)
    captured: set[str] = field(default_factory=set)
    declared_global: set[str] = field(default_factory=set)
    rebound_by_nested: set[str] = field(default_factory=set)
    declared_nonlocal: set[str] = field(default_factory=set)
    annotated: set[str] = field(default_factory=set)

    def visit_Name(self, node: ast.Name) -> None:
        match node.ctx:
            case ast.Load():
                self.reads.add(node.id)
            case ast.Store():
                self.binds.add(node.id)
            case _:
                self.deletes.add(node.id)

    def visit_Call(self, node: ast.Call) -> None:
        self.reads.update(names_in_query(node))
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.reads.add(node.target.id)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.annotation)
        if node.value is not None:
            self.visit(node.value)
            self.visit(node.target)
        elif isinstance(node.target, ast.Name):
            self.annotated.add(node.target.id)
        else:
            self.visit(node.target)

    def visit_Global(self, node: ast.Global) -> None:
        self.declared_global.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.declared_nonlocal.update(node.names)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.binds.add(alias.asname or alias.name.split(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.binds.update(alias.asname or alias.name for alias in node.names if alias.name != "*")

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.binds.add(node.name)
            self.deletes.add(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self.binds.add(node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self.binds.add(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.binds.add(node.rest)
        self.generic_visit(node)

    # --- scopes inside
    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._definition(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._definition(node)

    def _definition(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.binds.add(node.name)
        for decorator in node.decorator_list:
            self.visit(decorator)
        self._signature(node.args)
        if node.returns is not None:
            self.visit(node.returns)
        self._nested(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._signature(node.args)
        self._nested(node)

    def _signature(self, spec: ast.arguments) -> None:
        for default in (*spec.defaults, *spec.kw_defaults):
            if default is not None:
                self.visit(default)
        for argument in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg):
            if argument is not None and argument.annotation is not None:
                self.visit(argument.annotation)

    def _nested(self, node: FunctionNode) -> None:
        self.captured.update(free_names(node))
        for inner in walk(node):
            if isinstance(inner, ast.Nonlocal):
                self.rebound_by_nested.update(inner.names)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.binds.add(node.name)
        for outside in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(outside)
        body = _Collector()
        for statement in node.body:
            body.visit(statement)
        self.reads.update(_mangled(node.name, name) for name in body.reads | body.declared_nonlocal)
        self.captured.update(_mangled(node.name, name) for name in body.captured)
        self.rebound_by_nested.update(_mangled(node.name, name) for name in body.rebound_by_nested)
        # A class body runs at once, and may bind outside itself.
        self.rebound_by_nested.update(_mangled(node.name, name) for name in body.declared_nonlocal)
        outside_names = {_mangled(node.name, name) for name in body.declared_global}
        self.declared_global.update(outside_names)
        self.binds.update(outside_names & {_mangled(node.name, name) for name in body.binds})
        self.deletes.update(outside_names & {_mangled(node.name, name) for name in body.deletes})

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._comprehension(node)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        used, walrus = self._comprehension(node)
        self.captured.update(used)
        self.rebound_by_nested.update(walrus)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
    ) -> tuple[set[str], set[str]]:
        """What it uses from outside, and what its walruses bind outside."""
        inner = _Collector()
        inner.generic_visit(node)
        own = {
            name.id
            for generator in node.generators
            for name in walk(generator.target)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
        # No name is both: that is a syntax error.
        walrus = inner.binds - own
        self.binds.update(walrus)
        # The outermost iterable is evaluated outside, so a name that is also a target may still be read there.
        outermost = _Collector()
        outermost.visit(node.generators[0].iter)
        used = ((inner.reads | inner.captured) - own) | outermost.reads | outermost.captured
        self.reads.update(used)
        self.captured.update(inner.captured - own)
        self.rebound_by_nested.update(inner.rebound_by_nested)
        return used, walrus


def _walrus_targets(nodes: Iterable[ast.AST]) -> set[str]:
    """A walrus that is the whole of an expression surely binds; others may be skipped by `and`, `or`, `if`."""
    return {node.target.id for node in nodes if isinstance(node, ast.NamedExpr) and isinstance(node.target, ast.Name)}


def _surely_bound(statements: Sequence[ast.stmt]) -> set[str]:
    return _bound_and_deleted(statements)[0]


def _bound_and_deleted(statements: Sequence[ast.stmt]) -> tuple[set[str], set[str]]:
    """Names that are surely bound at the end, and those that something in there deletes. (Both at once: a chain of
    `elif` would be searched again for every link.)"""
    bound: set[str] = set()
    deleted: set[str] = set()
    for statement in statements:
        match statement:
            case ast.Assign():
                bound |= {name for target in statement.targets for name in _target_names(target)}
            case ast.AnnAssign(value=value) if value is not None:
                bound |= _target_names(statement.target)
            case ast.AugAssign():
                bound |= _target_names(statement.target)
            case ast.Import() | ast.ImportFrom() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                # A class body may delete globals.
                gone = _deleted_in(statement) if isinstance(statement, ast.ClassDef) else set[str]()
                deleted |= gone
                bound = (bound | names_bound_here(statement)) - gone
            case ast.If() if statement.orelse:
                taken, gone = _bound_and_deleted(statement.body)
                other, also_gone = _bound_and_deleted(statement.orelse)
                deleted |= gone | also_gone
                bound = (bound - gone - also_gone) | (taken & other)
            case _:
                gone = _deleted_in(statement)
                deleted |= gone
                bound -= gone
    return bound, deleted


@remembered_anywhere
def _deleted_in(statement: ast.stmt) -> frozenset[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        found = _Collector()
        found.visit(statement)
        return frozenset(found.deletes)
    inside: set[str] = set()
    for part in _parts(statement):
        if isinstance(part, ast.stmt):
            inside |= _deleted_in(part)
        elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Del):
            inside.add(part.id)
        elif isinstance(part, ast.ExceptHandler) and part.name:
            inside.add(part.name)
    return frozenset(inside)


def _parts(statement: ast.stmt) -> Iterator[ast.AST]:
    """What stands in a statement, down to the statements in it. Expressions delete nothing."""
    todo = list(ast.iter_child_nodes(statement))
    while todo:
        part = todo.pop()
        yield part
        if isinstance(part, ast.ExceptHandler | ast.match_case) or isinstance(getattr(part, "ctx", None), ast.Del):
            todo.extend(ast.iter_child_nodes(part))


def _mangled(class_name: str, name: str) -> str:
    """A private name as the code of a class sees it."""
    private = name.startswith("__") and not name.endswith("__")
    stripped = class_name.lstrip("_")
    return f"_{stripped}{name}" if private and stripped else name


def names_bound_here(statement: ast.stmt) -> set[str]:
    found = _Collector()
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    found.visit(statement)
    return found.binds


def _target_names(target: ast.expr) -> set[str]:
    if isinstance(target, ast.Name):
        return {target.id}
    if isinstance(target, ast.Starred):
        return _target_names(target.value)
    if isinstance(target, ast.Tuple | ast.List):
        return {name for element in target.elts for name in _target_names(element)}
    return set()
