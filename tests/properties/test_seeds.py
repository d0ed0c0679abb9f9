"""What of a statement takes its seed from the operating system, what the run time is told, and what only seeds."""

from __future__ import annotations

import ast

import pytest

from flowc_compiler.passes.effects import code_facts
from flowc_compiler.seeds import LIBRARIES, PERHAPS, arguments, generators_of, seeding, surest, unseeded
from flowc_compiler.world import imports_of

IMPORTS = "import random\nimport numpy as np\nfrom numpy.random import default_rng\n"


def statement(text: str) -> ast.stmt:
    return ast.parse(text).body[0]


def volatile(text: str) -> list[str]:
    imports = imports_of(ast.parse(IMPORTS))
    return sorted(effect.what for effect in unseeded([statement(text)], imports, noted=True))


@pytest.mark.parametrize(
    "text",
    [
        "r = random.Random(3)",
        "r = default_rng(seed=0)",
        "r = np.random.default_rng(n)",
        "r = np.random.Generator(np.random.PCG64(n + 1))",
        "rs = [np.random.default_rng(i) for i in range(3)]",
        "random.seed(f(n))",
        "x = random.random() + np.random.rand()",
        "isinstance(r, np.random.Generator)",
    ],
)
def test_what_a_seed_decides(text: str) -> None:
    assert volatile(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "r = random.Random()",
        "r = default_rng()",
        "r = default_rng(None)",
        "r = default_rng(*args)",
        "r = np.random.default_rng(**options)",
        "random.seed()",
        "random.seed(None)",
        "f = lambda n: random.Random(n)",
        "make = np.random.default_rng",
        "rs = (random.Random(i) for i in range(3))",
    ],
)
def test_what_the_system_decides(text: str) -> None:
    assert volatile(text) != []


def test_in_a_function_only_a_constant_is_a_seed_but_numpy_is_heard() -> None:
    functions = ["random.Random(n)", "random.Random(1)", "default_rng(n)", "default_rng()", "default_rng(None)"]
    text = "".join(f"def f{at}(n):\n    return {call}\n" for at, call in enumerate(functions))
    facts = code_facts(ast.parse(f"{IMPORTS}{text}"))
    assert [bool(one.world) for one in facts] == [True, False, False, True, True]


def test_the_run_time_is_told_of_expressions() -> None:
    imports = imports_of(ast.parse(IMPORTS))
    assert arguments([statement("x = default_rng(n), default_rng(3), random.setstate(s)")], imports) == (
        (1, 16, 1, 17),
        (1, 52, 1, 53),
    )


def test_what_only_seeds() -> None:
    imports = imports_of(ast.parse(IMPORTS))
    found = seeding(statement("np.random.seed(f(3))"), imports)
    assert found is not None and (found.generator, found.path) == ("numpy.random", ("np", "random", "seed"))
    for text in ("x = random.seed(3)", "random.seed()", "random.seed(*a)", "random.seed(random.getstate())"):
        assert seeding(statement(text), imports) is None


def test_what_looks_at_a_generator() -> None:
    imports = imports_of(ast.parse(IMPORTS))
    assert generators_of([statement("s = random.getstate()")], imports) == {"random"}
    assert generators_of([statement("s = something.get_state()")], imports) == {"random", "numpy.random"}
    assert generators_of([statement("s = random.random()")], imports) == frozenset()


def test_a_reason_that_may_be_none_comes_last() -> None:
    imports = imports_of(ast.parse(IMPORTS))
    found = list(unseeded([statement("f(frame.sample(3), default_rng())")], imports, noted=True))
    assert any(effect.what.endswith(PERHAPS) for effect in found) and "polars" in LIBRARIES
    first = surest(found)
    assert first is not None and first.what == "numpy.random.default_rng"
