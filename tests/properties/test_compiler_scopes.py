"""Scopes against CPython's own `symtable`: which names are bound, local and free; must-bind is proved by running."""

from __future__ import annotations

import ast
import symtable
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from flowc_compiler.scopes import FunctionNode, free_names, locals_of, names_of
from tests.properties.small_programs import programs
from tests.properties.stub_frame import Out

LIBRARY = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))[::4][:40]

SNIPPETS = """
def f(a, /, b: A = B, *c: C, d=D, **e: E) -> R: return a
===
async def f():
    async with x as y: pass
    async for z in w: await z
    return [i async for i in y if await i]
===
def f():
    x: int
    (y): int = 1
    z.a: int = 2
    w[0]: Q
===
def f():
    global a, b
    a = 1
    del b
    import c.d, e.f as g
    from h import i as j, k
===
def f():
    try: a
    except (B, C) as d: e
    except F: g
    else: h
    finally: i
===
def f():
    try: a
    except* B as c: d
===
def f(x):
    match x:
        case {"a": a, **rest}: b
        case [c, *d] | (c, d): e
        case G(h, i=j) as k: l
        case m if m > n: o
        case A.B: p
===
def f():
    return [a for a in b for c in a if d], {e: g for e, g in h}, {i for i in i}, (j for j in k)
===
def f():
    return [[x for x in y] for y in x]
===
def f():
    return [last := a for a in b], ((w := c) for c in d), [(lambda: (inner := e)) for e in g]
===
def f():
    def g(a=b):
        nonlocal c
        c = d
        return e
    c = 1
    e = 2
    return g
===
def f(a):
    class B(C, metaclass=D):
        e = a
        def g(self): return h, e, a
        i = [j for j in k]
    return B
===
def f():
    class A:
        global x
        x = 1
        y = 2
    return x, y
===
def f():
    n = 0
    class A:
        nonlocal n
        n = 1
    return n
===
class _Klass:
    __private = 1
    def f(self, __arg): return __private, __arg, __secret
    __used = __outside
===
def f(x):
    for (a, [b, *c]), d.e, g[h] in i: pass
    else: j = 1
    while k: l = 1
    with m as (n, o), p as q.r: s
===
def f():
    a += 1
    b.c += 1
    d[e] += g
    del h, i.j, k[l]
    assert m, n
    raise o from p
===
f = lambda a, *b, c=d, **e: (a, g, (h := i),
    lambda: a + j)
===
@d(e)
def f(a: g = h) -> i:
    @j
    def k(): return a
    return f"{l!r:{m}}"
===
def f():
    yield a
    b = yield from c
    return (*d, *[e]), {**g}, h[i:j, ...]
===
def outer():
    x = 1
    def middle():
        def inner():
            return x
        return inner
    return middle
===
def f(x=(y := 1), *, z=lambda: w): return x
"""


def _scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _scopes(child)


def _functions(tree: ast.Module) -> Iterator[FunctionNode]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node


def _by_place(table: symtable.SymbolTable) -> dict[tuple[str, int], list[symtable.Function]]:
    found: dict[tuple[str, int], list[symtable.Function]] = {}
    for scope in _scopes(table):
        if isinstance(scope, symtable.Function):
            found.setdefault((scope.get_name(), scope.get_lineno()), []).append(scope)
    return found


def _place(node: FunctionNode) -> tuple[str, int]:
    return ("lambda" if isinstance(node, ast.Lambda) else node.name, node.lineno)


def check(text: str) -> int:
    """Compare every scope of a source with CPython's; the number of functions compared."""
    tree = ast.parse(text)
    table = symtable.symtable(text, "source.py", "exec")
    _check_module(tree, table)
    compared = 0
    places = _by_place(table)
    for node in _functions(tree):
        scopes = places.get(_place(node), [])
        if len(scopes) == 1:
            _check_function(node, scopes[0])
            compared += 1
    return compared


def _check_module(tree: ast.Module, table: symtable.SymbolTable) -> None:
    found = names_of(tree.body)
    symbols = table.get_symbols()
    bound = {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
    assert bound - set(_of_inlined(tree)) <= found.binds | found.deletes | found.annotated
    assert {symbol.get_name() for symbol in symbols if symbol.is_referenced()} <= found.reads | found.deletes
    assert found.must_bind <= found.binds


def _check_function(node: FunctionNode, scope: symtable.Function) -> None:
    # Private names of methods are mangled in the one and not in the other.
    own = {name for name in scope.get_locals() if not name.startswith((".", "_"))}
    mine = {name for name in locals_of(node) if not name.startswith("_")}
    inlined = set(_of_inlined(node))
    assert mine - inlined == own - inlined, _place(node)
    outside = {*scope.get_globals(), *scope.get_frees()} - {"__class__"}
    assert {name for name in outside if not name.startswith("_")} <= free_names(node), _place(node)


def _of_inlined(node: ast.AST) -> Iterator[str]:
    """Names of comprehensions, which from Python 3.12 on lie in the frame around them, and mean nothing there."""
    for inner in ast.walk(node) if sys.version_info >= (3, 12) else ():
        if isinstance(inner, ast.ListComp | ast.SetComp | ast.DictComp):
            targets = [part for one in inner.generators for part in ast.walk(one.target)]
            yield from (part.id for part in targets if isinstance(part, ast.Name))


@pytest.mark.parametrize("text", [text.strip("\n") for text in SNIPPETS.split("===")])
def test_snippets_of_every_construct(text: str) -> None:
    assert check(text) == len(list(_functions(ast.parse(text))))


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")
def test_files_of_the_standard_library(path: Path) -> None:
    text = path.read_text("utf-8")
    check(text)


def test_the_sample_of_the_standard_library_is_one() -> None:
    assert len(LIBRARY) == 40
    assert sum(check(path.read_text("utf-8")) for path in LIBRARY[:5]) > 50


@given(programs())
def test_generated_programs(text: str) -> None:
    check(text)


SINGLE = {
    "x = 1": {"x"},
    "x, (y, *z) = a": {"x", "y", "z"},
    "x = y = 1": {"x", "y"},
    "x: int": set[str](),
    "x: int = 1": {"x"},
    "x.a = 1": set[str](),
    "x += 1": {"x"},
    "import a.b, c as d": {"a", "d"},
    "from a import b as c, *": None,
    "def f(): y = 1": {"f"},
    "class C: y = 1": {"C"},
    "(x := 1)": set[str](),
    "if a: x = 1\nelse: x = y = 2": {"x"},
    "if a: x = 1": set[str](),
    "if a:\n    x = 1\n    del x\nelse: x = 2": set[str](),
    "if a:\n    x = 1\n    if b: del x\nelse: x = 2": set[str](),
    "if a:\n    x = 1\n    try: pass\n    except E as x: pass\nelse: x = 2": set[str](),
    "for x in a: y = 1": set[str](),
    "with a as x: y = 1": set[str](),
    "try: x = 1\nexcept E as e: pass": set[str](),
    "while a: x = 1": set[str](),
    "del x": set[str](),
}


@pytest.mark.parametrize(("text", "expected"), SINGLE.items())
def test_what_a_statement_surely_binds(text: str, expected: set[str] | None) -> None:
    if expected is None:
        with pytest.raises(SyntaxError):
            ast.parse(text)
        return
    assert names_of(ast.parse(text).body).must_bind == expected


@given(programs())
def test_what_surely_binds_is_bound_when_a_statement_ends(text: str) -> None:
    """Run a generated script statement by statement; each that ends has bound what it must."""
    namespace: dict[str, object] = {"out": Out()}
    for statement in ast.parse(text).body:
        found = names_of([statement])
        before = dict(namespace)
        try:
            exec(compile(ast.Module([statement], []), "script.py", "exec"), namespace)
        except Exception:  # noqa: BLE001  # many generated programs end with one
            return
        assert found.must_bind <= namespace.keys()
        changed = {name for name in {*before, *namespace} if before.get(name, ...) is not namespace.get(name, ...)}
        assert changed - {"__builtins__", "__annotations__"} <= found.binds | found.deletes
