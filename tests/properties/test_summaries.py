"""Summaries of functions: the fixpoint is reached, grows with what is known, and the order makes no difference."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterable, Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from flowc_compiler.environment import Env
from flowc_compiler.ir.effect import Effect, Mutate
from flowc_compiler.kinds import Kinds
from flowc_compiler.libraries import LIBRARIES
from flowc_compiler.passes.effects import direct_effects
from flowc_compiler.summaries import Code, Look, Summary, by_name, functions_in, summaries
from flowc_compiler.touching import Key
from flowc_compiler.world import imports_of

_NAMES = ("f", "g", "h", "k")
_STATEMENTS = (
    *("a.append(b)", "b['k'] = a", "return a", "return [a, b]", "G.append(a)", "global H; H = b", "c = a"),
    *("return {0}(b, a)", "{0}(a, G)", "{0}(b=a, a=1)", "x = {0}(a, b); x.append(1)", "unknown(a)", "print(a)"),
    *("o = K(a); o.put(b)", "return K(b)", "for d in a: d.clear()", "z = lambda: {0}(a, a)", "del a[0]", "a += b"),
    *("return None", "c = G; c.append(1)", "o = L(a); o.put(b)", "return L(G)"),
)
_CLASS = (
    "class K:\n def __init__(self, x):\n  self.x = x\n def put(self, y):\n  self.x.append(y)\n  f(self, y)\n"
    "class L(K):\n pass\n"
)


def _bodies() -> st.SearchStrategy[str]:
    line = st.builds(str.format, st.sampled_from(_STATEMENTS), st.sampled_from(_NAMES))
    body = st.lists(line, min_size=1, max_size=3).map(lambda lines: "".join(f"\n    {one}" for one in lines))
    return st.tuples(*(body for _ in _NAMES)).map(_script)


def _script(bodies: Sequence[str]) -> str:
    functions = (f"def {name}(a, b):{body}\n" for name, body in zip(_NAMES, bodies, strict=True))
    return "".join(functions) + "G = []\n" + _CLASS


def _setup(text: str) -> tuple[list[Code], Kinds]:
    tree = ast.parse(text)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    kinds = Kinds(LIBRARIES, imports_of(tree), functions, classes)
    return functions_in(tree, "", lambda node: False), kinds


def _direct(statement: ast.AST) -> Iterator[Effect]:
    return direct_effects(statement, imports_of(statement), in_cell=False)


@settings(max_examples=60, deadline=None)
@given(_bodies(), st.integers(0, 1000))
def test_the_order_makes_no_difference(text: str, seed: int) -> None:
    codes, kinds = _setup(text)
    generator = random.Random(seed)

    def order(keys: Sequence[Key]) -> Sequence[Key]:
        return generator.sample(list(keys), len(keys))

    env = kinds.scope(ast.parse(text).body, Env({}))
    assert summaries(codes, kinds, env, _direct) == summaries(codes, kinds, env, _direct, order)


@settings(max_examples=60, deadline=None)
@given(_bodies())
def test_the_fixpoint_is_reached_and_each_look_is_monotone(text: str) -> None:
    codes, kinds = _setup(text)
    env = kinds.scope(ast.parse(text).body, Env({}))
    least = summaries(codes, kinds, env, _direct)
    nothing = summaries(codes[:0], kinds, env, _direct) | {key: _empty(one) for key, one in least.items()}
    for code in codes:
        look = Look(code, kinds, kinds.scope(code.node.body, env, code.node, code.owner), _direct, by_name(least))
        found, first = (look(known, {key: one.handling for key, one in known.items()}) for known in (least, nothing))
        assert found.within(least[code.key])
        assert first.within(found)


def _empty(one: Summary) -> Summary:
    from flowc_compiler.given import Handling

    return Summary(handling=Handling(one.handling.parameters, one.handling.method))


def _mutated(text: str, name: str) -> set[str]:
    codes, kinds = _setup(text)
    found = summaries(codes, kinds, kinds.scope(ast.parse(text).body, Env({})), _direct)["", name]
    return {one.name + one.path for one in _mutations(found.handling.mutates)}


def _mutations(found: Iterable[Mutate]) -> list[Mutate]:
    return sorted(found)


def test_what_is_only_read_is_not_changed() -> None:
    assert _mutated("def f(rows, n):\n    return sum(rows) + len(n)\n", "f") == set()


def test_a_change_goes_through_recursion_and_other_functions() -> None:
    text = "def f(a, n):\n    return a if n == 0 else g(a, n - 1)\n"
    text += "def g(x: list, n):\n    x.append(n)\n    return f(x, n)\n"
    assert _mutated(text, "f") == {"a"}
    assert _mutated(text, "g") == {"x"}


def test_an_attribute_of_self_is_a_part_of_it() -> None:
    text = "class K:\n    def step(self):\n        self.n = self.n + 1\n    def look(self):\n        return self.n\n"
    assert _mutated(text, "K.step") == {"self.n"}
    assert _mutated(text, "K.look") == set()


def test_a_fresh_result_is_nobodys() -> None:
    text = "def f(rows):\n    mine = sorted([1, 2])\n    mine.append(3)\n    return mine\n"
    assert _mutated(text, "f") == set()
    assert _mutated("def f(rows):\n    mine = rows\n    mine.append(3)\n", "f") == {"rows"}
