"""Statements with calls in their expressions, and what `lowering.py` makes of them: executing either does the same, in
the same order, whatever fails on the way."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowc_compiler.lowering import Chosen, Gone, Present, lowered
from flowc_compiler.showing import text_of

OPENED = frozenset({"f", "g"})
"""Both bind the global `y`, and change the list `z`."""
STEADY = frozenset({"x", "z", "v", "missing"})
"""Names that nothing binds anew."""


def opens(call: ast.Call) -> bool:
    stars = any(isinstance(part, ast.Starred) for part in call.args) or any(not word.arg for word in call.keywords)
    return text_of(call.func) in OPENED and not stars


def stays(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in STEADY


class Value:
    """Tells of everything that is done to it."""

    def __init__(self, name: str, log: list[str], truth: bool = True) -> None:
        self.name, self.log, self.truth = name, log, truth

    def _made(self, what: str, *, truth: bool | None = None) -> Value:
        self.log.append(what)
        return Value(f"({what})"[-40:], self.log, len(self.log) % 3 > 0 if truth is None else truth)

    def __add__(self, other: object) -> Value:
        return self._made(f"{self.name} + {other}")

    __radd__ = __add__

    def __iadd__(self, other: object) -> Value:
        return self._made(f"{self.name} += {other}")

    def __lt__(self, other: object) -> Value:
        return self._made(f"{self.name} < {other}")

    __gt__ = __lt__

    def __getitem__(self, key: object) -> Value:
        if isinstance(key, int) and key > 1:
            raise IndexError
        return self._made(f"{self.name}[{key}]")

    def __setitem__(self, key: object, value: object) -> None:
        self.log.append(f"{self.name}[{key}] = {value}")

    def __getattr__(self, name: str) -> Value:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._made(f"{self.name}.{name}")

    def __call__(self, *args: object, **words: object) -> Value:
        return self._made(f"{self.name}{len(args)}{sorted(words)}")

    def __format__(self, spec: str) -> str:
        self.log.append(f"format {self.name} {spec}")
        return self.name

    def __bool__(self) -> bool:
        # How often CPython asks in `(x or y) and z` depends on how it optimises jumps.
        if self.log[-1:] != [f"bool {self.name}"]:
            self.log.append(f"bool {self.name}")
        return self.truth

    def __repr__(self) -> str:
        self.log.append(f"repr {self.name}")
        return self.name


def happened(tree: ast.Module, seed: int) -> tuple[list[str], str | None]:
    """What executing it does, and the error that it ends with."""
    log: list[str] = []
    space: dict[str, object] = {}

    def called(name: str) -> Callable[..., object]:
        def function(*args: object, **words: object) -> object:
            log.append(f"call {name} {args} {words}")
            if len(log) % 11 == seed % 11:
                raise ValueError(name)
            space["y"] = Value(f"y{len(log)}", log)
            items = space["z"]
            assert isinstance(items, list)
            items.append(len(log))
            return Value(f"{name}{len(log)}", log, (len(log) + seed) % 2 > 0)

        return function

    for number, name in enumerate("xyo"):
        space[name] = Value(name, log, (seed >> number) % 2 > 0)
    space.update({"f": called("f"), "g": called("g"), "v": called("v"), "z": [1], "note": log.append})
    try:
        # What is odd in these texts is not what is tested.
        with warnings.catch_warnings(action="ignore"):
            code = compile(ast.fix_missing_locations(tree), "<test>", "exec")
        exec(code, space)
    except (AttributeError, IndexError, KeyError, NameError, TypeError, ValueError) as error:
        return _without_addresses(log), f"{type(error).__name__}: {error}"
    return _without_addresses(log), None


def _without_addresses(log: list[str]) -> list[str]:
    return [re.sub("0x[0-9a-f]+>?", "", line) for line in log]


def in_full(block: list[ast.stmt]) -> list[ast.stmt]:
    """Also what is in the blocks that a statement was made into."""
    made: list[ast.stmt] = []
    for node in block:
        for one in lowered(node, opens, stays):
            if isinstance(one, ast.If):
                one = ast.If(one.test, in_full(one.body), in_full(one.orelse))
            made.append(plain(one))
    return made


def plain(node: ast.stmt) -> ast.stmt:
    match node:
        case Present(value=value):
            return ast.Expr(value)
        case Gone(targets=targets):
            return ast.Delete(targets)
        case Chosen(test=test, body=body, orelse=orelse):
            return ast.If(test, body, orelse)
        case _:
            return node


names = st.sampled_from(["x", "y", "z", "o", "missing", "1", "'s'"])
leaves = st.one_of(names, names, st.sampled_from(["f()", "g(1)", "v(2)", "f(x)", "f(g(y))", "v(f(), y)"]))


def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def of(form: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.builds(form.format, *parts)

    two, three = (inner, inner), (inner, inner, inner)
    return st.one_of(
        of("({} + {})", *two),
        of("({} and {})", *two),
        of("({} or {} or {})", *three),
        of("({} if {} else {})", *three),
        of("(not {})", inner),
        of("({} < {})", *two),
        of("({} < {} < {})", *three),
        of("v({}, k={})", *two),
        of("f({}, k={})", *two),
        of("f({}, *{}, k={})", *three),
        of("f(*[{}], **{{'k': {}}})", *two),
        of("o.m({}, *[{}], {})", *three),
        of("o.a[{}]", inner),
        of("o[{}:{}]", *two),
        of("{}[{}]", *two),
        of("[{}, {}]", *two),
        of("({}, *[{}], {})", *three),
        of("{{{}: {}, 'k': {}}}", *three),
        of("{{**{{'a': {}}}, 'b': {}}}", *two),
        of("(w := {})", inner),
        of('f"{{{}}} and {{{}!r:>4}}"', *two),
        of("(lambda: {})()", inner),
        of("[{} for i in {}]", *two),
    )


expressions = st.recursive(leaves, wider, max_leaves=8)


def compiles(text: str) -> bool:
    """Not so: an f-string in an f-string before Python 3.12, a walrus in what a comprehension iterates over."""
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(text, "<test>", "exec")
    except SyntaxError:
        return False
    return True


statements = st.one_of(
    st.builds(
        str.format,
        st.sampled_from(
            [
                *("{}", "a = {}", "x += {}", "y += {}", "missing += {}", "o.a += {}", "o.a.b += {}", "a = b = {}"),
                *("a, b = {}", "o.a = {}", "o[v(1)] = {}", "a: v(3) = {}", "for i in [{}]:\n    note('in')"),
                "if {}:\n    note('yes')\nelse:\n    note('no')",
                "if {}:\n    note('yes')",
                "match {}:\n    case [_]: note('one')\n    case _: note('other')",
            ]
        ),
        expressions,
    ),
    st.builds("o[{}] += {}".format, expressions, expressions),
).filter(compiles)


@settings(max_examples=1500)
@given(statements, st.integers(0, 500))
def test_the_same_happens_in_the_same_order(text: str, seed: int) -> None:
    tree = ast.parse(text)
    assert happened(ast.Module(in_full(tree.body), []), seed) == happened(ast.parse(text), seed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x += f()", "[x] = x; [f()] = f(); [x] += [f()]; x = [x]; del [x], [f()]"),
        ("a = y + f(x)", "[y] = y; [f(x)] = f(x); a = [y] + [f(x)]; del [y], [f(x)]"),
        ("a = g(f(x))", "g; [f(x)] = f(x); a = g([f(x)]); del [f(x)]"),
        ("a = f() + f()", "[f()] = f(); [f()]2 = f(); a = [f()] + [f()]2; del [f()], [f()]2"),
        ("o[1] = f()", "[f()] = f(); o[1] = [f()]; del [f()]"),
        ("if x and f(): pass", "if x:; if f():; pass"),
        ("v(f'{f()} {x}')", "v; [f()] = f(); v(f'{[f()]} {x}'); del [f()]"),
        # The order cannot be kept.
        ("a = v(*y, f())", "a = v(*y, f())"),
        ("a = x < y < f()", "a = x < y < f()"),
        # It stands alone already, or is called later, if at all.
        ("a, b = f()", "a, b = f()"),
        ("a = lambda: f()", "a = lambda: f()"),
        ("a = [f() for i in x]", "a = [f() for i in x]"),
    ],
)
def test_what_becomes_of(text: str, expected: str) -> None:
    made = lowered(ast.parse(text).body[0], opens, stays)
    assert "; ".join(line.strip() for node in made for line in ast.unparse(plain(node)).splitlines()) == expected


def test_a_condition_is_a_statement_of_its_own() -> None:
    made = lowered(ast.parse("a = f() if x else y").body[0], opens, stays)
    assert [type(node) for node in made] == [Chosen]
