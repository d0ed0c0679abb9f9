"""What is opened into regions, and the reason why each other function stays closed."""

from __future__ import annotations

import ast

import pytest

from flowc_compiler.ir.source import SourceText
from flowc_compiler.opening import Opening, find_opening, is_plain_target, jumps_out
from flowc_compiler.passes.cells import cells
from flowc_compiler.passes.parse import parse


def opening_of(text: str, *, local_modules: frozenset[str] = frozenset()) -> Opening:
    return find_opening(ast.parse(text), local_modules=local_modules)


OPENED = {
    "a fragment": "import streamlit as st\n@st.fragment(run_every=2)\ndef f(a):\n    a.write(1)\n",
    "a fragment that is waited for": (
        "import streamlit as st\n@st.fragment(parallel=False)\ndef f(a):\n    a.write(1)\n"
    ),
    "it names Streamlit": "import streamlit as st\ndef f():\n    st.write(1)\n",
    "it uses a name imported from Streamlit": "from streamlit import write as w\ndef f():\n    w(1)\n",
    "it calls a method that containers have": "def f(box):\n    box.metric('a', 1)\n",
    "it calls a function that shows": "def f():\n    g()\ndef g():\n    h()\ndef h():\n    st.button('x')\n",
    "it holds magic": "def f():\n    __flowc_show__(1)\n",
    "it returns early": "def f(x):\n    if x:\n        return 1\n    x.write(2)\n",
    "it has defaults and every kind of parameter": "def f(a, /, b=1, *c, d=2, **e):\n    a.write(b)\n",
    "it reads locals from a lambda": "def f(a):\n    k = 1\n    a.write(map(lambda x: x + k, a))\n",
    "it returns from a with": "def f(a):\n    with a.container():\n        a.write(1)\n        return 1\n",
    "it returns from a while": "def f(a):\n    while a:\n        a.write(1)\n        return 1\n",
    "it returns from a match": "def f(a):\n    match a:\n        case 1:\n            return a.write(1)\n",
    "it returns from a closed loop": "def f(a):\n    for a.x in a:\n        a.write(1)\n        return 1\n",
    "it returns from a try": "def f(a):\n    try:\n        a.write(1)\n        return 1\n    finally:\n        pass\n",
    "it has a loop that is left": "def f(a):\n    for i in a:\n        a.write(i)\n        if i:\n            break\n",
}


@pytest.mark.parametrize("text", OPENED.values(), ids=OPENED.keys())
def test_a_function_is_opened(text: str) -> None:
    opening = opening_of(text)
    assert "f" in opening.functions, opening.closed
    assert "f" not in opening.closed


CLOSED = {
    "it shows nothing": "def f(x):\n    return x + 1\n",
    "it is decorated": "@d\ndef f(a):\n    a.write(1)\n",
    "it is a fragment that runs beside the script": (
        "import streamlit as st\n@st.fragment(parallel=wanted)\ndef f(a):\n    a.write(1)\n"
    ),
    "its name is bound more than once": "def f(a):\n    a.write(1)\nf = 3\n",
    "it is a generator": "def f(a):\n    a.write(1)\n    yield\n",
    "a nested function rebinds its locals": (
        "def f(a):\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    a.write(n)\n"
    ),
    "it looks at its own frame or namespace": "def f(a):\n    a.write(locals())\n",
    "it is recursive": "def f(a):\n    a.write(1)\n    g(a)\ndef g(a):\n    f(a)\n",
    "a class in it binds globals": "def f(a):\n    class A:\n        global x\n        x = 1\n    a.write(x)\n",
}


@pytest.mark.parametrize(("reason", "text"), CLOSED.items(), ids=CLOSED.keys())
def test_a_function_stays_closed_for_a_reason(reason: str, text: str) -> None:
    opening = opening_of(text)
    assert "f" not in opening.functions
    assert opening.closed["f"] == reason


MORE_CLOSED = {
    "rebound in a branch": ("its name is bound more than once", "def f(a):\n    a.write(1)\nif x:\n    f = 2\n"),
    "deleted": ("its name is bound more than once", "def f(a):\n    a.write(1)\ndel f\n"),
    "rebound by a function": (
        "its name is bound more than once",
        "def f(a):\n    a.write(1)\ndef g():\n    global f\n    f = 2\n",
    ),
    "a loop's target": ("its name is bound more than once", "def f(a):\n    a.write(1)\nfor f in x:\n    pass\n"),
    "an import of everything": ("its name is bound more than once", "def f(a):\n    a.write(1)\nfrom os import *\n"),
    "exec": ("it looks at its own frame or namespace", "def f(a):\n    a.write(1)\n    exec('x = 1')\n"),
    "super in a nested class": (
        "it looks at its own frame or namespace",
        "def f(a):\n    class B(a):\n        def g(self):\n            super().g()\n    a.write(B)\n",
    ),
    "a walrus in a generator": (
        "a nested function rebinds its locals",
        "def f(a):\n    g = ((n := i) for i in a)\n    a.write(g, n)\n",
    ),
}


@pytest.mark.parametrize(("reason", "text"), MORE_CLOSED.values(), ids=MORE_CLOSED.keys())
def test_more_reasons(reason: str, text: str) -> None:
    assert opening_of(text).closed["f"] == reason


def test_what_a_run_showed_keeps_a_function_or_a_statement_closed() -> None:
    tree = ast.parse("def f(a):\n    a.write(1)\nfor i in x:\n    x.write(i)\n")
    kept = find_opening(tree, kept_closed=frozenset({1, 3}))
    assert kept.closed == {"f": "kept closed after what a run showed"}
    assert not kept.opens(tree.body[1])
    assert find_opening(tree).opens(tree.body[1])


def test_functions_of_local_modules_may_show() -> None:
    text = "from helpers import card\nimport views.start as start\ndef f():\n    card()\ndef g():\n    start.page()\n"
    assert set(opening_of(text).functions) == set()
    assert set(opening_of(text, local_modules=frozenset({"helpers", "views"})).functions) == {"f", "g"}


STATEMENTS = {
    "if st.button('x'):\n    y = 1\n": True,
    "if x:\n    y = 1\n": False,
    "with st.sidebar:\n    st.write(1)\n": True,
    "with open('f') as f:\n    y = f.read()\n": False,
    "with st.form('f') as a.b:\n    st.write(1)\n": False,
    "for i in x:\n    st.write(i)\n": True,
    "for a[0] in x:\n    st.write(1)\n": False,
    "for a, (b, c) in x:\n    st.write(b)\n": True,
    "for i in x:\n    total += i\n": False,
    "while x:\n    st.write(1)\n": True,
    "while True:\n    st.write(1)\n": False,
    "while 1:\n    while x:\n        break\n    st.write(1)\n": False,
    "while True:\n    st.write(1)\n    if x:\n        break\n": True,
    "while x:\n    y += 1\n": False,
    "try:\n    st.write(1)\nfinally:\n    pass\n": True,
    "try:\n    st.write(1)\nexcept (A, st.B):\n    pass\n": True,
    "try:\n    st.write(1)\nexcept errors():\n    pass\n": False,
    "try:\n    st.write(1)\nexcept a.B:\n    pass\n": False,
    "try:\n    st.write(1)\nexcept* ValueError:\n    pass\n": True,
    "match x:\n    case 1:\n        st.write(1)\n": True,
    "match x:\n    case 1:\n        y = 1\n": False,
    "for i in x:\n    try:\n        break\n    finally:\n        st.write(1)\n": True,
}


@pytest.mark.parametrize(("text", "opened"), STATEMENTS.items())
def test_which_statements_are_opened(text: str, *, opened: bool) -> None:
    tree = ast.parse("import streamlit as st\n" + text)
    assert find_opening(tree).opens(tree.body[1]) is opened


JUMPS = {
    "if x:\n    break\n": True,
    "if x:\n    return\n": True,
    "for i in x:\n    break\n": False,
    "for i in x:\n    pass\nelse:\n    break\n": True,
    "for i in x:\n    return\n": True,
    "while x:\n    continue\n": False,
    "while x:\n    if y:\n        for i in y:\n            continue\n": False,
    "def f():\n    return 1\n": False,
    "x = lambda: 1\n": False,
    "try:\n    pass\nfinally:\n    continue\n": True,
    "match x:\n    case 1:\n        break\n": True,
}


@pytest.mark.parametrize(("text", "out"), JUMPS.items())
def test_what_jumps_out(text: str, *, out: bool) -> None:
    assert jumps_out(ast.parse(text).body[0]) is out


def test_plain_targets_run_no_user_code() -> None:
    plain = {"a": True, "(a, b)": True, "[a, (b, c)]": True, "a.b": False, "a[0]": False, "(a, b.c)": False}
    for text, expected in plain.items():
        (statement,) = ast.parse(f"{text} = x").body
        assert isinstance(statement, ast.Assign)
        assert is_plain_target(statement.targets[0]) is expected, text


HIDING = {
    "a definition": ("import streamlit as st\n@d\ndef f():\n    st.write(1)\n", ["it is decorated"]),
    "its call": (
        "import streamlit as st\n@d\ndef f():\n    st.write(1)\nf()\n",
        ["it is decorated", "it is decorated"],
    ),
    "a call in an expression": (
        "import streamlit as st\ndef f():\n    st.write(1)\n    return 1\nx = f() + 1\nx = [f() for _ in 'ab']\n",
        ["the call is part of a larger expression"],
    ),
    "a call among arguments": (
        "import streamlit as st\ndef f(x):\n    st.write(x)\nf(f(1))\nf(*[2], f(1))\n",
        ["the call is part of a larger expression"],
    ),
    "a function of another module": ("from helper import f\nf()\n", ["the function comes from another module"]),
    "a class": (
        "import streamlit as st\nclass A:\n    @property\n    def f(self):\n        st.write(1)\n",
        ["it is decorated"],
    ),
    "a loop with another target": (
        "import streamlit as st\nfor a[0] in b:\n    st.write(1)\n",
        ["its target is more than names"],
    ),
    "a with of a library's": (
        "import streamlit as st, os\nwith os.scandir('.') as e:\n    st.write(1)\nwith e:\n    st.write(1)\n",
        ["its context manager is not one of Streamlit's"],
    ),
    "an endless loop": ("import streamlit as st\nwhile True:\n    st.write(1)\n", ["it never ends by itself"]),
    "nested too deeply": (
        "import streamlit as st\n"
        + "".join("    " * n + "while x:\n" for n in range(16))
        + "    " * 16
        + "st.write(1)\n",
        ["it nests more deeply than the opened form could be compiled"],
    ),
    "computed errors": (
        "import streamlit as st\ntry:\n    st.write(1)\nexcept errors():\n    pass\n",
        ["it computes which errors it catches"],
    ),
    "plain statements": ("import streamlit as st\nst.write(1)\nx = 1\nif x:\n    st.write(2)\n", []),
}


@pytest.mark.parametrize(("text", "reasons"), HIDING.values(), ids=HIDING.keys())
def test_a_cell_that_hides_what_it_shows_says_why(text: str, reasons: list[str]) -> None:
    parsed = parse(SourceText("app.py", text))
    cut = cells(parsed, opening=find_opening(parsed.tree, local_modules=frozenset({"helper"})))
    assert [cell.closed_because for cell in cut.walk() if cell.closed_because is not None] == reasons


def test_decorators_that_leave_a_method_as_it_is() -> None:
    text = "import streamlit as st\nclass A:\n" + "".join(
        f"    @{kind}\n    def {kind}_(x):\n        st.write(x)\n"
        for kind in ("staticmethod", "classmethod", "property")
    )
    opening = find_opening(parse(SourceText("app.py", text)).tree)
    assert set(opening.methods) == {"A.staticmethod_", "A.classmethod_"}
