"""Exceptions of emitted code: the lines and functions of the user's source, and CPython's own words when it refuses."""

from __future__ import annotations

import textwrap

import pytest

from tests.properties.stub_frame import compiled, execute, plain

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
