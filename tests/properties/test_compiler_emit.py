"""Emitted code means what the source means: same output, same names, same exceptions on the same lines.

Programs are executed three times: as CPython compiles them, with every cell executed, and with every cell's recorded
outcome put in place.
"""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given

from tests.properties.small_programs import programs
from tests.properties.stub_frame import compiled, execute, plain, replay, started


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


WRONG = {
    "top": """
        a = 1

        b = 1 / 0
        """,
    "a name that is not bound": """
        out.write(1)
        out.write(
            nothing
        )
        """,
    "in an opened function": """
        def f(x):
            out.write(x)
            y = (x +
                 1 / x)
            return y

        f(0)
        """,
    "called over several lines": """
        def f(a,
              b):
            out.write(a)
            return a / b

        x = (
            f(
                1,
                0,
            )
        )
        """,
    "in an argument": """
        def f(a, b):
            out.write(a)

        f(
            1,
            1 / 0,
        )
        """,
    "in a returned value": """
        def f():
            out.write(1)
            return (
                1 / 0
            )

        f()
        """,
    "in a returned call": """
        def g():
            out.write(1)
            raise ValueError("g")

        def f():
            out.write(0)
            return (
                g()
            )

        f()
        """,
    "in a test": """
        if (1 and
                1 / 0):
            out.write(1)
        """,
    "in an elif": """
        if 0:
            out.write(1)
        elif 1 / 0:
            out.write(2)
        """,
    "in an iterable": """
        for i in (
            1 / 0
        ):
            out.write(i)
        """,
    "while stepping": """
        def numbers():
            yield 1
            raise ValueError("empty")

        for i in (
            numbers()
        ):
            out.write(i)
        """,
    "while unpacking": """
        for a, b in (
            [(1, 2), (3,)]
        ):
            out.write(a)
        """,
    "unpacking a result": """
        def f():
            out.write(1)
            return 1

        a, b = (
            f()
        )
        """,
    "in what is counted": """
        for i, x in enumerate(
            5
        ):
            out.write(i)
        """,
    "in a loop's body": """
        for i in range(3):
            out.write(i)
            if i:
                out.write(
                    1 / (i - 1))
        """,
    "in a context": """
        with (
            out.box() as a,
            out.nothing() as b,
        ):
            out.write(1)
        """,
    "under contexts": """
        with out.box() as a, \\
                out.box() as b:
            out.write(1)

            1 / 0
        """,
    "in a closed try": """
        def f():
            try:
                out.write(1)
                1 / 0
            except ZeroDivisionError as e:
                raise KeyError("other") from e

        f()
        """,
    "in a nested function": """
        def f():
            def g(x):
                return 1 / x
            out.write(1)
            return [g(i) for i in (1, 0)]

        f()
        """,
    "too many arguments": """
        def f(a):
            out.write(a)

        f(1, 2, 3)
        """,
    "too few arguments": """
        def f(a, b):
            out.write(a)

        f(1)
        """,
    "a keyword that is not there": """
        def f(a):
            out.write(a)

        f(1, c=2)
        """,
    "an argument given twice": """
        def f(a):
            out.write(a)

        f(1, a=2)
        """,
    "an argument given twice through stars": """
        def f(a):
            out.write(a)

        f(a=1, **{"a": 2})
        """,
    "stars that do not unpack": """
        def f(*a):
            out.write(a)

        f(*5)
        """,
    "a local that is not bound": """
        def f(flag):
            if flag:
                out.write(1)
                x = 1
            out.write(2)
            return x

        f(True)
        f(False)
        """,
    "a deleted global": """
        x = 1
        out.write(x)
        del x
        out.write(x)
        """,
    "in a default": """
        def f(a,
              b=1 / 0):
            out.write(a)

        f(1)
        """,
    "in a decorator": """
        def d(f):
            raise ValueError("d")

        @staticmethod
        @d
        def f():
            out.write(1)
        """,
    "in a class body": """
        class A:
            x = 1
            y = x / 0
        out.write(A)
        """,
    "an assertion": """
        def check(v):
            out.write(v)
            assert v > 1, (
                f"{v} is small")

        check(2)
        check(0)
        """,
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_tracebacks_are_those_of_the_source(text: str) -> None:
    script = textwrap.dedent(text).lstrip()
    expected = plain(script)
    assert expected.error and expected.lines
    assert execute(script) == expected


REFUSED = {
    "a syntax error": "a = 1\nb = (\n",
    "return outside a function": "a = 1\nif a:\n    return a\n",
    "break outside a loop": "a = 1\nout.write(a)\nbreak\n",
    "a late global": "def f():\n    out.write(x)\n    global x\nf()\n",
    "yield outside a function": "out.write(1)\nx = yield\n",
    "nonlocal at the top": "out.write(1)\nnonlocal x\n",
    "a late future import": "out.write(1)\nfrom __future__ import annotations\n",
    "an assigned constant": "def f():\n    out.write(1)\n    None = 1\nf()\n",
    "two parameters of one name": "def f(a, a):\n    out.write(1)\nf(1, 2)\n",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_cpython_refuses_is_a_diagnostic_on_its_line(text: str) -> None:
    program = compiled(text)
    with pytest.raises(SyntaxError) as caught:
        compile(text, "/script.py", "exec", dont_inherit=True)
    assert program.code is None
    assert program.failure is not None
    assert (program.failure.msg, program.failure.lineno) == (caught.value.msg, caught.value.lineno)
    assert [(found.code, found.line) for found in program.diagnostics] == [("FC001", caught.value.lineno)]


def test_deep_nesting_that_cpython_takes_is_taken() -> None:
    loops = "".join(f"{'    ' * depth}for i{depth} in (1,):\n" for depth in range(19))
    same(f"def f():\n{textwrap.indent(loops, '    ')}{'    ' * 20}x = i18\n{'    ' * 20}out.write(x)\nf()\n")


def test_a_long_sum_is_taken() -> None:
    same(f"x = 1\nout.write({' + '.join(['x'] * 900)})\n")


def test_a_long_chain_of_branches_is_taken() -> None:
    """Each `elif` stands one level deeper in the syntax tree."""
    branches = "".join(f"elif x == {number}:\n    out.write({number})\n" for number in range(250))
    same(f"x = 249\nif x < 0:\n    out.write(0)\n{branches}")
