"""Emitted code means what the source means: same output, same names, same exceptions.

Programs are executed three times: as CPython compiles them, with every cell executed, and with every cell's recorded
outcome put in place.
"""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given

from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import compile_script
from tests.properties.small_programs import programs
from tests.properties.stub_frame import plain, replay, started


def same(text: str) -> None:
    """All three executions agree; a replay that ends well executes no cell."""
    expected = plain(text)
    outcome, stage, code = started(text)
    assert outcome == expected, text
    again, executed = replay(stage, code)
    assert again == expected, text
    assert executed == 0 or expected.error, text


@given(programs())
def test_generated_programs(text: str) -> None:
    same(text)


MEANING = {
    "return leaves a loop": """
        def f():
            for i in range(9):
                out.write(i)
                if i == 2:
                    return i * 10
            return -1
        x = f()
        """,
    "break skips else, exhaustion does not": """
        for stop in (1, 9):
            for i in range(3):
                out.write(i)
                if i == stop:
                    break
            else:
                out.write("else")
        """,
    "continue": """
        for i in range(4):
            if i % 2:
                continue
            out.write(i)
        """,
    "a loop in a loop, left from inside": """
        for i in range(3):
            for j in range(3):
                if j == i:
                    break
                out.write(i, j)
            out.write("after", i)
        """,
    "the target stays bound": """
        def f():
            for i, (a, *rest) in enumerate([(1, 2), (3, 4, 5)]):
                out.write(i)
            return i, a, rest
        x = f()
        """,
    "an empty loop leaves its target unbound": """
        def f():
            for i in []:
                out.write(i)
            return i
        f()
        """,
    "a name deleted in one branch": """
        def f(flag):
            x = 1
            if flag:
                out.write("gone")
                del x
            out.write(x)
        f(False)
        f(True)
        """,
    "except unbinds its name": """
        def f():
            e = 1
            try:
                raise ValueError("no")
            except ValueError as e:
                out.write(str(e))
            out.write("after")
            return e
        f()
        """,
    "finally runs before the exception goes on": """
        def f():
            try:
                out.write("try")
                raise KeyError("k")
            finally:
                out.write("finally")
        f()
        """,
    "with binds, inside and after": """
        def f():
            with out.box() as a, out.box() as b:
                out.write(a, b)
                c = a + b
            return a, b, c
        x = f()
        """,
    "somebody else's manager may swallow": """
        def f():
            y = 1
            with out.foreign() as a:
                out.write(a)
                y = 2
                raise ValueError
            return y
        x = f()
        with out.foreign():
            out.write("top")
            raise ValueError
        """,
    "return from a with stays exact": """
        def f():
            with out.box():
                out.write(1)
                return 5
        x = f()
        """,
    "defaults are made once": """
        def f(a, store=[], *, word="w"):
            store.append(a)
            out.write(store, word)
            return store
        x = f(1)
        x = f(2, word="v")
        f(3, [0])
        """,
    "parameters of every kind": """
        def f(a, /, b, *rest, c=3, **more):
            out.write(a, b, rest, c, sorted(more))
        f(1, 2)
        f(1, b=2, a=5)
        f(1, 2, 3, 4, c=5, d=6)
        f(*[1, 2], **{"c": 9})
        """,
    "arguments are evaluated in order": """
        def note(x):
            out.write(x)
            return x
        def f(a, b, c):
            out.write(a, b, c)
        f(note(1), c=note(2), b=note(3))
        """,
    "a global written from an opened function": """
        n = 0
        def f():
            global n
            n += 1
            out.write(n)
        f()
        f()
        """,
    "a closure over locals": """
        def f():
            k = 1
            g = lambda: k
            out.write(g())
            k = 2
            out.write(g())
        f()
        """,
    "a walrus in a condition and in a comprehension": """
        def f(v):
            if (n := v) > 1 and (m := n * 2):
                out.write(n, m)
            found = [last := i for i in range(n)]
            out.write(found)
            return last
        x = f(3)
        """,
    "magic": '''
        """Not shown."""
        1 + 1
        "shown", 2
        def f():
            """Not shown."""
            "shown in f"
        f()
        ''',
    "the truth of a condition belongs to it": """
        class Odd:
            def __bool__(self):
                out.write("asked")
                return False
        if Odd():
            out.write("yes")
        else:
            out.write("no")
        """,
    "opened functions call each other": """
        def inner(a):
            out.write(a)
            return a + 1
        def outer(a):
            b = inner(a)
            return inner(b)
        x, y = (outer(1), 2)
        z = outer(5)
        """,
    "a result is unpacked": """
        def f():
            out.write("f")
            return 1, (2, 3)
        a, (b, c) = f()
        p = q = f()
        r: tuple = f()
        """,
    "match": """
        for v in (1, [2, 3], {"k": 4, "z": 5}, "s"):
            match v:
                case int() as n if n > 0:
                    out.write("int", n)
                case [a, *rest]:
                    out.write(a, rest)
                case {"k": k, **more}:
                    out.write(k, more)
                case _:
                    out.write("other")
        """,
    "annotated, not bound": """
        def f():
            x: int
            out.write("before")
            return x
        f()
        """,
    "a name that is a parameter and a function": """
        def g():
            out.write("the function")
        def f(g):
            out.write("f")
            return g
        x = f(3)
        """,
}


@pytest.mark.parametrize("text", MEANING.values(), ids=MEANING.keys())
def test_meaning_is_kept(text: str) -> None:
    same(textwrap.dedent(text).lstrip())


def test_deep_nesting_that_cpython_takes_is_taken() -> None:
    loops = "".join(f"{'    ' * depth}for i{depth} in (1,):\n" for depth in range(19))
    same(f"def f():\n{textwrap.indent(loops, '    ')}{'    ' * 20}x = i18\n{'    ' * 20}out.write(x)\nf()\n")


def test_a_long_sum_is_taken() -> None:
    same(f"x = 1\nout.write({' + '.join(['x'] * 900)})\n")


def test_a_long_chain_of_branches_is_taken() -> None:
    """Each `elif` stands one level deeper in the syntax tree."""
    branches = "".join(f"elif x == {number}:\n    out.write({number})\n" for number in range(250))
    same(f"x = 249\nif x < 0:\n    out.write(0)\n{branches}")


@pytest.mark.parametrize("levels", [4, 5, 9])
def test_what_nests_as_deeply_as_python_allows_is_taken(levels: int) -> None:
    """The opened form of a `try` has more blocks than the script's."""
    lines = [f"{'    ' * level}try:" for level in range(levels)] + ["    " * levels + "out.write(x)"]
    for level in reversed(range(levels)):
        lines += [
            f"{'    ' * level}{text}"
            for text in ("except ValueError as e:", "    out.write(e)", "finally:", "    x = 1")
        ]
    program = compile_script(SourceText("app.py", "\n".join(lines) + "\n"))
    assert program.failure is None


def test_who_shows_at_the_foot_or_in_the_sidebar_changes_nothing() -> None:
    text = "import streamlit as st\nst.bottom.write(1)\nst.sidebar.text_input('x')\nst.bottom.nothing(1)\n"
    program = compile_script(SourceText("/app.py", text))
    assert [plan.only_shows for plan in program.plan.cells] == [False, True, True, False]
