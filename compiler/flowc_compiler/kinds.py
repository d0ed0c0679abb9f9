"""Expressions -> the types that they surely have, as far as a light inference over names can tell.

A name has a type where everything that is bound to it in its scope has that one. Types are the libraries' names
(`pandas.DataFrame`), or of a class of the script its name after a dot (`.Model`). "" is an unknown type. An annotation
is believed: types decide how precise an effect is told, never whether a slot is reused.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from flowc_compiler.environment import UNKNOWN, Env
from flowc_compiler.libraries import Libraries
from flowc_compiler.parts import walk_to
from flowc_compiler.remembered import remembered
from flowc_compiler.scopes import parameters_of
from flowc_compiler.world import Imports

Bound: TypeAlias = dict[str, list[ast.expr | ast.AugAssign | str]]
"""What is bound to each name: expressions, types, or what is added to it."""
FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

ITERATOR: Final = "builtins.iterator"
_ATOMS: Final = frozenset(
    f"builtins.{name}"
    for name in ("int", "float", "complex", "bool", "str", "bytes", "NoneType", "ellipsis", "atom", "range")
)
IMMUTABLE: Final = _ATOMS | frozenset(
    """datetime.date datetime.datetime datetime.time datetime.timedelta datetime.timezone pandas.Timestamp
    pandas.Timedelta pathlib.Path pathlib.PurePath re.Pattern re.Match polars.Expr pyarrow.Table
    pyarrow.Array""".split()
)
_NUMBERS: Final = frozenset({"builtins.int", "builtins.float", "builtins.bool", "builtins.complex", "builtins.atom"})
_SPREADS: Final = (
    "numpy.ndarray",
    "pandas.Series",
    "pandas.DataFrame",
    "polars.Expr",
    "polars.Series",
    "polars.DataFrame",
)
"""An operation with one of these gives one of these; the later wins."""
_DISPLAYS: Final[Mapping[type[ast.expr], str]] = {
    ast.List: "builtins.list",
    ast.ListComp: "builtins.list",
    ast.Dict: "builtins.dict",
    ast.DictComp: "builtins.dict",
    ast.Set: "builtins.set",
    ast.SetComp: "builtins.set",
    ast.Tuple: "builtins.tuple",
    ast.JoinedStr: "builtins.str",
    ast.GeneratorExp: ITERATOR,
}
_UNPACKED: Final[Mapping[str, tuple[str, ...]]] = {
    "matplotlib.FigureAndAxes": ("matplotlib.Figure", "matplotlib.Axes"),
    "streamlit.Columns": ("streamlit.Container",),
}
_BUILTIN_ANNOTATIONS: Final = frozenset("int float str bool bytes complex list dict set frozenset tuple range".split())


@dataclass(frozen=True)
class Kinds:
    """`functions` and `classes`: the script's own, at its top level."""

    libraries: Libraries
    imports: Imports
    functions: Mapping[str, FunctionNode]
    classes: Mapping[str, ast.ClassDef]
    _results: dict[str, str] = field(default_factory=dict[str, str])

    def scope(self, nodes: Iterable[ast.AST], outer: Env, function: FunctionNode | None = None, owner: str = "") -> Env:
        """The types of the names that the nodes bind, over those around them. `owner`: the class of a method."""
        bound: Bound = {}
        if function is not None:
            for name in parameters_of(function):
                bound.setdefault(name, []).append(UNKNOWN)
            for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs):
                if argument.annotation is not None:
                    bound[argument.arg] = [self.annotated(argument.annotation)]
            first = next(iter(parameters_of(function)), None)
            if owner and first is not None and not _is_static(function):
                bound[first] = [f".{owner}"]
        for node in nodes:
            self._bindings(node, bound)
        env = Env(dict.fromkeys(outer.among(bound), UNKNOWN), outer)
        # Twice: a name may take its type from one that is bound further down.
        for _ in range(2):
            env = Env({name: self._one(values, env) for name, values in bound.items()}, outer)
        return env

    def of(self, node: ast.expr, env: Env) -> str:
        if isinstance(node, ast.Name):
            return env.type_of(node.id)
        kind = env.found.get(node)
        if kind is None:
            kind = env.found[node] = self._of(node, env)
        return kind

    def _of(self, node: ast.expr, env: Env) -> str:
        shown = _DISPLAYS.get(type(node))
        if shown is not None:
            return shown
        match node:
            case ast.Constant(value=value):
                return f"builtins.{type(value).__name__}"
            case ast.NamedExpr(value=value):
                return self.of(value, env)
            case ast.IfExp(body=one, orelse=other):
                return _same([self.of(one, env), self.of(other, env)])
            case ast.BoolOp(values=values):
                return _same([self.of(value, env) for value in values])
            case ast.Attribute(value=value, attr=attr):
                return self._attribute(node, value, attr, env)
            case ast.Subscript(value=value, slice=index):
                return self._item(self.of(value, env), index)
            case ast.Call():
                return self._call(node, env)
            case _:
                return self._of_operation(node, env)

    def _of_operation(self, node: ast.expr, env: Env) -> str:
        match node:
            case ast.UnaryOp(op=ast.Not()):
                return "builtins.bool"
            case ast.UnaryOp(operand=operand):
                return self.of(operand, env)
            case ast.BinOp(left=left, right=right):
                return _operation(self.of(left, env), self.of(right, env))
            case ast.Compare(left=left, comparators=[right], ops=[ast.Is() | ast.IsNot() | ast.In() | ast.NotIn()]):
                return "builtins.bool"
            case ast.Compare(left=left, comparators=[right]):
                kind = _operation(self.of(left, env), self.of(right, env))
                return "builtins.bool" if kind in _ATOMS else kind
            case _:
                return UNKNOWN

    def annotated(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                node = ast.parse(node.value, mode="eval").body
            except SyntaxError:
                return UNKNOWN
        if isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.classes:
            return f".{node.id}"
        if isinstance(node, ast.Name) and node.id in _BUILTIN_ANNOTATIONS:
            return f"builtins.{node.id}"
        path = self.imports.dotted(node) or ""
        return path if self.libraries.is_type(path) else UNKNOWN

    def result(self, function: str) -> str:
        """What a function of the script gives, where all its returns agree."""
        if function not in self._results:
            self._results[function] = UNKNOWN  # Recursion.
            self._results[function] = self._result(self.functions[function])
        return self._results[function]

    def path(self, node: ast.expr, env: Env) -> str | None:
        """The dotted path of a library's function; None for what the script itself binds."""
        root = node
        while isinstance(root, ast.Attribute):
            root = root.value
        if isinstance(root, ast.Name) and root.id in env and root.id not in self.imports.paths:
            return None
        path = self.imports.dotted(node)
        return f"builtins.{path}" if path is not None and "." not in path and isinstance(node, ast.Name) else path

    def is_record(self, node: ast.ClassDef) -> bool:
        """A dataclass whose instances do no more at first than to hold what they are given."""
        calls = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
        plain = {self.imports.dotted(one) for one in calls} == {"dataclasses.dataclass"}
        own = {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
        return plain and not node.bases and not own & {"__init__", "__new__", "__post_init__", "__setattr__"}

    def _result(self, node: FunctionNode) -> str:
        if isinstance(node, ast.AsyncFunctionDef):
            return UNKNOWN
        inside = [part for statement in node.body for part in _own_code(statement)]
        if any(isinstance(part, ast.Yield | ast.YieldFrom) for part in inside):
            return ITERATOR
        if node.returns is not None:
            return self.annotated(node.returns)
        env = self.scope(node.body, Env({}), node)
        return _same([self.of(part.value, env) for part in inside if isinstance(part, ast.Return) and part.value])

    def _bindings(self, node: ast.AST, bound: Bound) -> None:
        for part in _own_code(node):
            match part:
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        _bind(target, value, bound)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                    bound.setdefault(name, []).append(self.annotated(annotation) or part.value or UNKNOWN)
                case ast.AugAssign(target=ast.Name(id=name), op=op, value=value):
                    bound.setdefault(name, []).append(ast.AugAssign(target=part.target, op=op, value=value))
                case ast.NamedExpr(target=ast.Name(id=name), value=value):
                    bound.setdefault(name, []).append(value)
                case ast.For(target=target, iter=ast.Call(func=ast.Name(id="range"))):
                    _bind(target, "builtins.int", bound)
                case ast.For(target=target) | ast.AsyncFor(target=target) | ast.comprehension(target=target):
                    _bind(target, UNKNOWN, bound)
                case ast.withitem(context_expr=value, optional_vars=ast.Name(id=name)):
                    kept = isinstance(value, ast.Call) and self.imports.dotted(value.func) == "open"
                    bound.setdefault(name, []).append("io.file" if kept else UNKNOWN)
                case _:
                    # A definition, a handler or a pattern.
                    other: object = getattr(part, "rest", None) or getattr(part, "name", None)
                    if isinstance(other, str):
                        bound.setdefault(other, []).append(UNKNOWN)

    def _one(self, values: Iterable[ast.expr | ast.AugAssign | str], env: Env) -> str:
        plain = [value for value in values if not isinstance(value, ast.AugAssign)]
        kind = _same([value if isinstance(value, str) else self.of(value, env) for value in plain])
        for value in values:
            if isinstance(value, ast.AugAssign):
                kind = _operation(kind, self.of(value.value, env))
        return kind

    def _attribute(self, node: ast.Attribute, value: ast.expr, attr: str, env: Env) -> str:
        path = self.path(node, env)
        if path is not None:
            return self.libraries.variable(path)
        kind = self.of(value, env)
        found = self.libraries.member(kind, attr) if kind else None
        if found is None and kind == "pandas.DataFrame":
            return "pandas.Series"  # A column.
        return found.returns if found is not None else UNKNOWN

    def _item(self, kind: str, index: ast.expr) -> str:
        if kind in ("pandas.DataFrame", "polars.DataFrame"):
            column = isinstance(index, ast.Constant) and isinstance(index.value, str)
            return kind.replace("DataFrame", "Series") if column else kind
        if kind in _UNPACKED and isinstance(index, ast.Constant):
            names = _UNPACKED[kind]
            return names[index.value] if isinstance(index.value, int) and index.value < len(names) else names[-1]
        return kind if kind in ("builtins.str", "numpy.ndarray") else UNKNOWN

    def _call(self, node: ast.Call, env: Env) -> str:
        func = node.func
        if isinstance(func, ast.Name) and func.id in self.classes:
            return f".{func.id}"
        if isinstance(func, ast.Name) and func.id in self.functions:
            return self.result(func.id)
        path = self.path(func, env)
        if path is not None:
            found = self.libraries.function(path)
            return found.returns if found is not None else path if self.libraries.is_type(path) else UNKNOWN
        return self._attribute(func, func.value, func.attr, env) if isinstance(func, ast.Attribute) else UNKNOWN


@remembered
def _own_code(node: ast.AST) -> Iterable[ast.AST]:
    """The node and what stands in it, without the bodies of functions and classes in it."""
    return tuple(walk_to(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)))


def _bind(target: ast.expr, value: ast.expr | str, bound: Bound) -> None:
    match target:
        case ast.Name(id=name):
            bound.setdefault(name, []).append(value)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            values = value.elts if isinstance(value, ast.Tuple | ast.List) else []
            plain = len(values) == len(parts) and not any(isinstance(one, ast.Starred) for one in (*parts, *values))
            for position, part in enumerate(parts):
                _bind(part, values[position] if plain else _item_of(value, position), bound)
        case ast.Starred(value=ast.Name(id=name)):
            bound.setdefault(name, []).append("builtins.list")
        case _:
            pass


def _item_of(value: ast.expr | str, position: int) -> ast.expr | str:
    return ast.Subscript(value, ast.Constant(position), ast.Load()) if isinstance(value, ast.Call) else UNKNOWN


def _same(kinds: Iterable[str]) -> str:
    found = set(kinds)
    if found <= _ATOMS and len(found) > 1:
        return "builtins.atom"
    return found.pop() if len(found) == 1 else UNKNOWN


def _operation(left: str, right: str) -> str:
    for kind in reversed(_SPREADS):
        if kind in (left, right) and UNKNOWN not in (left, right):
            return kind
    if left in _NUMBERS and right in _NUMBERS:
        return left if left == right and left != "builtins.bool" else "builtins.atom"
    if left == "builtins.str":
        return left
    return left if left == right else UNKNOWN


def _is_static(node: FunctionNode) -> bool:
    names = {getattr(one, "id", "") for one in node.decorator_list}
    return bool(names & {"staticmethod", "classmethod"})
