"""Diagnostics: each rule finds its example and nothing in the corrected one, on the user's lines and columns."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Final

import pytest

from flowc_compiler.diagnostics.closed import commands
from flowc_compiler.diagnostics.find import diagnose
from flowc_compiler.diagnostics.rules import rules
from flowc_compiler.ir.source import Diagnostic, SourceText
from flowc_compiler.passes.parse import read_source
from flowc_compiler.pipeline import compile_script
from flowc_runtime.project import local_modules

ROOT: Final = Path(__file__).parents[2]
OF_A_PROJECT: Final = {"FC090"}
"""Rules that no script alone can break."""
OPENED: Final = 0.9


def found(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    path = folder / "app.py"
    path.write_text(text, encoding="utf-8")
    program = compile_script(read_source(path), local_modules=local_modules(folder))
    return diagnose(program, folder)


def codes(text: str) -> list[tuple[str, int]]:
    source = SourceText("/app.py", textwrap.dedent(text).lstrip())
    return [(one.code, one.line) for one in diagnose(compile_script(source), None)]


@pytest.mark.parametrize("code", sorted(rules().keys() - OF_A_PROJECT - {"FC002"}))
def test_a_rule_finds_its_example(code: str, tmp_path: Path) -> None:
    rule = rules()[code]
    if rule.beside[0]:
        (tmp_path / rule.beside[0]).write_text(rule.beside[1], encoding="utf-8")
    said = found(tmp_path, rule.example.lstrip())
    assert code in {one.code for one in said}, said
    assert all(one.severity == rules()[one.code].severity for one in said)
    assert code not in {one.code for one in found(tmp_path, rule.fixed.lstrip())}


@pytest.mark.parametrize("code", sorted(rules()))
def test_a_rule_says_everything(code: str) -> None:
    rule = rules()[code]
    assert rule.title
    assert rule.why
    assert rule.meanwhile
    assert rule.fix
    assert bool(rule.example and rule.fixed) == (code not in OF_A_PROJECT)


PLACES: Final = {
    "a name in an expression": ('x = 1\ny = "é" + eval("x")\n', ("FC101", 2, 10, 2, 14)),
    "a star": ("from os import *\n", ("FC105", 1, 0, 1, 16)),
    "the second key": (
        'import streamlit as st\nst.button("a", key="k")\nst.button("b", key="k")\n',
        ("FC201", 3, 0, 3, 23),
    ),
    "the header of a class": (
        "import streamlit as st\nclass A:\n    st.write(1)\n",
        ("FC104", 2, 0, 2, 8),
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_places_are_the_users(name: str) -> None:
    text, expected = PLACES[name]
    (one,) = diagnose(compile_script(SourceText("/app.py", text)), None)
    assert (one.code, one.line, one.column, one.end_line, one.end_column) == expected


def test_a_reason_in_a_function_is_told_where_it_is_called() -> None:
    text = "import time\ndef inner():\n    return time.time()\ndef outer():\n    return inner()\nx = outer()\n"
    (one,) = diagnose(compile_script(SourceText("/app.py", text)), None)
    assert (one.code, one.line) == ("FC102", 6)
    assert "time.time" in one.message
    assert "outer()" in one.message


NOT_TWICE: Final = {
    "two branches": """
        import streamlit as st
        if st.toggle("t"):
            st.button("a", key="k")
        else:
            st.button("a", key="k")
        """,
    "after a stop": """
        import streamlit as st
        if st.toggle("t"):
            st.button("a", key="k")
            st.stop()
        st.button("a", key="k")
        """,
    "two cases": """
        import streamlit as st
        match st.radio("r", ["a", "b"]):
            case "a":
                st.slider("s")
            case _:
                st.slider("s")
        """,
    "two functions": """
        import streamlit as st
        def one():
            st.button("a", key="k")
        def other():
            st.button("a", key="k")
        """,
    "two containers": """
        import streamlit as st
        st.button("a")
        st.sidebar.button("a")
        with st.sidebar:
            st.button("b")
        st.button("b")
        """,
    "computed keys and labels": """
        import streamlit as st
        for i in range(3):
            st.button("a", key=f"k{i}")
            st.button(f"b{i}")
        """,
    "a loop that is left": """
        import streamlit as st
        for i in range(3):
            st.button("a", key="k")
            break
        """,
}


@pytest.mark.parametrize("name", NOT_TWICE)
def test_widgets_that_are_never_on_one_page(name: str) -> None:
    assert {code for code, _ in codes(NOT_TWICE[name])} <= {"FC104"}


def test_a_key_in_a_loop() -> None:
    text = "import streamlit as st\nfor i in range(3):\n    st.button(f'b{i}', key='k')\n    st.slider('s')\n"
    assert codes(text) == [("FC201", 3), ("FC202", 4)]


STEADY: Final = {
    "a constant": "import streamlit as st\nrate = 3\n@st.cache_data\ndef f():\n    return rate\nst.write(f())\n",
    "a function": "import streamlit as st\ndef g():\n    return 1\n@st.cache_data\ndef f():\n    return g()\nf()\n",
    "a parameter": (
        "import streamlit as st\nrate = st.slider('r')\n@st.cache_data\ndef f(rate):\n    return rate\nf(rate)\n"
    ),
}


@pytest.mark.parametrize("name", STEADY)
def test_a_cached_function_may_read_what_never_changes(name: str) -> None:
    assert codes(STEADY[name]) == []


def test_a_cached_function_reads_through_another() -> None:
    text = """
        import streamlit as st
        rate = st.slider("r") * 2
        def g():
            return rate
        @st.cache_data
        def f():
            return g()
        f()
        """
    assert codes(text) == [("FC203", 7)]


def test_what_can_be_put_back_is_not_told() -> None:
    text = "x = [1]\nx.append(2)\nimport pandas as pd\nframe = pd.DataFrame({'a': [1]})\nframe['b'] = 2\n"
    assert codes(text) == []


def test_a_comment_keeps_a_remark_quiet() -> None:
    assert codes("x = eval('1')  # flowc: ignore[FC101]\n") == []
    assert codes("x = eval('1')  # flowc: ignore\n") == []
    assert codes("x = eval('1')  # flowc: ignore[FC102, FC101]\n") == []
    assert codes("x = eval('1')  # flowc: ignore[FC102]\n") == [("FC101", 1)]
    assert codes("x = (  # flowc: ignore\n") == [("FC001", 1)]


def test_modules_that_import_each_other(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("import other\n", encoding="utf-8")
    (tmp_path / "other.py").write_text("import one\nimport third\n", encoding="utf-8")
    assert found(tmp_path, "import one\n") == ()
    (tmp_path / "third.py").write_bytes(b"# coding: no-such\n")
    (one,) = found(tmp_path, "x = 1\nimport one\n")
    assert (one.code, one.line) == ("FC010", 2)
    assert one.message.startswith("third.py: ")


def scripts() -> list[Path]:
    return sorted([*ROOT.glob("examples/**/*.py"), *ROOT.glob("tests/parity/scripts/**/*.py")])


def test_most_commands_stand_in_opened_regions() -> None:
    """Of the examples and the scripts that are compared with real Streamlit; each other one has its reason."""
    places = [
        place
        for path in scripts()
        for place in commands(compile_script(read_source(path), local_modules=local_modules(path.parent)))
    ]
    opened = sum(place.opened for place in places)
    assert len(places) > 500
    assert opened >= OPENED * len(places), f"{opened} of {len(places)}"
    assert all(place.reason for place in places if not place.opened)


def test_the_examples_are_as_they_should_be() -> None:
    for path in ROOT.glob("examples/**/*.py"):
        program = compile_script(read_source(path), local_modules=local_modules(path.parent))
        assert {one.severity for one in diagnose(program, path.parent)} <= {"note"}, path
