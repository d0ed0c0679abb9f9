"""A script is compiled again exactly when a text that its program is made of has changed."""

from __future__ import annotations

from pathlib import Path

from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.kept import KEPT, compiled
from flowc_compiler.libraries import LIBRARIES, Libraries
from flowc_compiler.modules import NOTHING_CLOSED, Closed, Folder
from flowc_runtime.project import Project

_SCRIPT = "import streamlit as st\nimport charts\nimport missing\ncharts.show(st.slider('n'))\n"
_CHARTS = "import streamlit as st\n\ndef show(n):\n    st.write(n)\n"


def _program(
    texts: dict[str, str],
    script: str = _SCRIPT,
    closed: Closed = NOTHING_CLOSED,
    libraries: Libraries = LIBRARIES,
    local: tuple[str, ...] = ("charts", "missing"),
) -> Program:
    return compiled(
        SourceText("/kept/app.py", script),
        local_modules=frozenset(local),
        kept_closed=closed,
        libraries=libraries,
        find=Folder(texts),
    )


def test_the_same_texts_give_the_same_program() -> None:
    assert _program({"charts.py": _CHARTS}) is _program({"charts.py": _CHARTS})


def test_whatever_changes_is_compiled() -> None:
    first = _program({"charts.py": _CHARTS})
    others = [
        _program({"charts.py": _CHARTS + "    st.write(n)\n"}),
        _program({"charts.py": _CHARTS, "missing.py": "def late():\n    pass\n"}),
        _program({}),
        _program({"charts.py": _CHARTS}, _SCRIPT + "st.write(1)\n"),
        _program({"charts.py": _CHARTS}, closed=frozenset({("charts", 3)})),
        _program({"charts.py": _CHARTS}, libraries=Libraries()),
        _program({"charts.py": _CHARTS}, local=("charts",)),
    ]
    assert len({id(one) for one in (first, *others)}) == 8
    assert list(others[0].modules) == ["charts.py"]
    assert not others[2].modules


def test_a_module_that_changes_back_and_forth_is_never_told_wrongly() -> None:
    for count in (1, 2, 1):
        program = _program({"charts.py": _CHARTS + "    st.write(n)\n" * count})
        cells = program.modules["charts.py"].plan.cells
        assert len(cells) == 2 + count


def test_only_the_last_are_kept() -> None:
    first = _program({}, "x = 0\n")
    assert _program({}, "x = 0\n") is first
    for number in range(KEPT):
        _program({}, f"y = {number}\n")
    assert _program({}, "x = 0\n") is not first


def test_sessions_of_one_script_share_its_program(tmp_path: Path) -> None:
    script, charts = tmp_path / "app.py", tmp_path / "charts.py"
    script.write_text(_SCRIPT)
    charts.write_text(_CHARTS)
    first = Project(script).program
    assert Project(script).program is first
    charts.write_text(_CHARTS + "    st.write(2)\n")
    again = Project(script).program
    assert again is not first
    assert len(again.modules[str(charts)].plan.cells) == len(first.modules[str(charts)].plan.cells) + 1
