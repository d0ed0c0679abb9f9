"""Compiling takes time as the source grows: ratios within one process, so that a busy machine does no harm."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import compile_script
from flowc_compiler.remembered import remembered, remembering

SHOWING: Final = "import streamlit as st\n"
GROWING: Final[dict[str, Callable[[int], str]]] = {
    "assignments": lambda n: "".join(f"x{i} = {i}\n" for i in range(n)),
    "one name again and again": lambda n: "x = 0\n" + "".join(f"x = x + {i}\n" for i in range(n)),
    "one list that grows": lambda n: "x = []\n" + "".join(f"x.append({i})\n" for i in range(n)),
    "widgets": lambda n: SHOWING + "".join(f"w{i} = st.slider('{i}')\nst.write(w{i})\n" for i in range(n // 2)),
    "branches": lambda n: SHOWING + "".join(f"if w:\n    st.write({i})\n    a{i} = {i}\n" for i in range(n // 3)),
    "loops": lambda n: SHOWING + "".join(f"for i in w:\n    st.write(i)\n    a = {i}\n" for i in range(n // 3)),
    "functions": lambda n: (
        SHOWING + "".join(f"def f{i}(a):\n    st.write(a)\n    return a\nf{i}({i})\n" for i in range(n // 4))
    ),
    "calls of one function": lambda n: SHOWING + "def f(a):\n    st.write(a)\n" + "f(1)\n" * n,
    "comments": lambda n: "# nothing\n" * n,
    "a list": lambda n: f"x = [{', '.join(map(str, range(n)))}]\n",
    "a chain of methods": lambda n: f"{SHOWING}st{'.a(1)' * (n // 30)}\n",
    "a sum": lambda n: f"x = {'+'.join(['x'] * (n // 10))}\n",
    "a closed chain of elif": lambda n: "if a:\n    pass\n" + "elif b:\n    x = 1\n" * (n // 10),
}


@pytest.fixture(autouse=True)
def nothing_else_to_collect() -> Iterator[None]:
    """What other tests left in the process is not looked through by the collector while a compilation makes objects."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def seconds(text: str) -> float:
    begun = time.process_time()
    compile_script(SourceText("/script.py", text))
    return time.process_time() - begun


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_as_the_source_does(name: str) -> None:
    """Six times the source may take twelve times as long; what is quadratic takes thirty-six."""
    make = GROWING[name]
    small = min(seconds(make(500)) for _ in range(3))
    large = min(seconds(make(3_000)) for _ in range(2))
    assert large <= 12 * max(small, 0.005), f"{small:.3f} s, then {large:.3f} s"


def test_twenty_thousand_lines() -> None:
    make = GROWING["widgets"]
    small = min(seconds(make(2_000)) for _ in range(2))
    assert seconds(make(20_000)) <= 15 * small


def test_functions_that_call_functions_twice_do_not_double_the_work() -> None:
    calls = "".join(f"def f{i}():\n    f{i - 1}()\n    f{i - 1}()\n    st.write({i})\n" for i in range(1, 60))
    assert seconds(f"{SHOWING}def f0():\n    st.write(0)\n{calls}f59()\n") < 5


def test_an_answer_is_found_once_in_a_compilation_and_not_kept() -> None:
    asked: list[int] = []

    @remembered
    def question(number: int) -> int:
        asked.append(number)
        return number + 1

    assert (question(1), question(1)) == (2, 2)
    assert asked == [1, 1]
    with remembering():
        assert (question(1), question(1), question(2)) == (2, 2, 3)
    assert asked == [1, 1, 1, 2]
    assert question(1) == 2
    assert asked == [1, 1, 1, 2, 1]
