"""Warnings show as in a full rerun. Beside the traps, since pytest keeps the texts of warnings to itself."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flowc_runtime import emulate
from flowc_runtime import run as run_module
from flowc_runtime.run import Run
from flowc_runtime.trace import FiltersChanged, Slot, Trace, Warned
from flowc_runtime.worlds import Worlds
from tests.machines.actions import Action, Again, Click, SetValue
from tests.machines.sessions import Lone, Mismatch, Twin

_SCRIPT = """
import warnings
import streamlit as st

n = st.slider("n", 0, 9, 1)
warnings.warn("at top level")
def shared():
    warnings.warn("in a function")
    return n
for i in range(4):
    if n > i:
        warnings.warn("in a loop")
    st.write(i)
first = shared() if n > 5 else 0
second = shared()
with warnings.catch_warnings():
    quiet = n
third = shared()
st.write(second)
warnings.warn("at top level")
"""


@pytest.fixture(autouse=True)
def texts_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put Python's own way of writing a warning in the place of pytest's."""
    path = warnings.__file__
    spec = importlib.util.spec_from_file_location("warnings", path)
    assert spec is not None
    assert spec.loader is not None
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    monkeypatch.setattr(warnings, "_showwarnmsg_impl", fresh.__dict__["_showwarnmsg_impl"])
    warnings.simplefilter("default")


ACTIONS: tuple[Action, ...] = (Again(), *(SetValue("n", n) for n in (4, 0, 2, 9, 1)), Again())


def play(folder: Path) -> None:
    twin = Twin(folder, _SCRIPT)
    try:
        for action in ACTIONS:
            assert "at top level" in twin.step(action).observed.stdout
    finally:
        twin.close()


def test_each_run_shows_the_warnings_of_the_script(tmp_path: Path) -> None:
    play(tmp_path)


@pytest.mark.parametrize("kind", [Warned, FiltersChanged])
def test_it_shows_when_they_are_not_repeated(kind: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = emulate.emulate

    def weaker(run: Run, slot: Slot, trace: Trace) -> None:
        operations = tuple(one for one in trace.operations if not isinstance(one, kind))
        original(run, slot, replace(trace, operations=operations))

    monkeypatch.setattr(run_module, "emulate", weaker)
    with pytest.raises(Mismatch):
        play(tmp_path)


_PARTS = """
import warnings
import streamlit as st

def shared(who):
    warnings.warn("shared")
    st.session_state.by = who

def only_warns():
    warnings.warn("clicked")

def called_back():
    shared("callback")
    for _ in range(2):
        warnings.warn("in a callback")

@st.fragment
def part():
    k = st.slider("k", 0, 9, 1)
    if k > 2:
        shared("fragment")
    if k > 4:
        warnings.warn("in the fragment")

n = st.slider("n", 0, 9, 1, on_change=called_back)
st.button("b", on_click=only_warns)
if n != 3:
    shared("script")
part()
st.write(st.session_state.get("by"))
"""


def play_parts(folder: Path) -> None:
    twin = Twin(folder, _PARTS)
    expected = (
        (Again(), {"shared"}),
        (Again(), {"shared"}),
        (SetValue("k", 3), set[str]()),
        (SetValue("k", 5), {"in the fragment"}),
        (SetValue("k", 6), set[str]()),
        (SetValue("n", 3), {"in a callback", "shared", "in the fragment"}),
        (SetValue("k", 7), set[str]()),
        (SetValue("n", 3), {"shared", "in the fragment"}),
        (SetValue("k", 1), set[str]()),
        (SetValue("n", 4), {"in a callback", "shared"}),
        (Click("b"), {"clicked", "shared"}),
        (Click("b"), {"clicked", "shared"}),
    )
    try:
        for action, shown in expected:
            stdout = twin.step(action).observed.stdout
            assert {line.partition("Warning: ")[2] for line in stdout.splitlines() if "Warning: " in line} == shown
    finally:
        twin.close()


def test_callbacks_and_fragments_know_what_the_run_before_has_shown(tmp_path: Path) -> None:
    """They run in its module. Whether a slot has executed there or was reused makes no difference."""
    play_parts(tmp_path)


def _each_run_knows_nothing(self: Worlds, run: Run, begin: Callable[[Worlds, Run], None] = Worlds.begin) -> None:
    begin(self, run)
    run.session.generation.warned.clear()


def test_it_shows_when_they_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worlds, "begin", _each_run_knows_nothing)
    with pytest.raises(Mismatch):
        play_parts(tmp_path)


_LOOKED_INTO = """
import warnings
import streamlit as st
import looked_into

@st.fragment
def part():
    st.slider("k", 0, 9, 1)
    warnings.warn("in the fragment")

part()
work = looked_into.work
st.write(work(3))
"""


def test_what_flowc_does_to_the_filters_is_none_of_the_script(tmp_path: Path) -> None:
    """It parses the module, to know what its functions do, after the script has warned."""
    twin = Twin(tmp_path, _LOOKED_INTO, {"looked_into": "def work(x):\n    return [x]\n"})
    try:
        assert "in the fragment" in twin.step(Again()).observed.stdout
        assert "in the fragment" not in twin.step(SetValue("k", 3)).observed.stdout
    finally:
        twin.close()


def test_a_warning_about_a_module_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "warns_once.py").write_text("import warnings\n\n\ndef warn():\n    warnings.warn('from a module')\n")
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nimport warns_once\nwarns_once.warn()\nst.slider('n', 0, 9, 1)\n")
    lone = Lone(script, "reuse")
    assert "from a module" in lone.step(Again()).observed.stdout
    second = lone.step(SetValue("n", 4))
    assert "from a module" not in second.observed.stdout
    assert [slot.cell for slot in second.reports[0].executed] == ["L4"]


def test_filters_are_an_input(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        "import warnings\nimport streamlit as st\nwarnings.warn('heard')\nn = st.slider('n', 0, 9, 1)\n"
        "if n > 5:\n    warnings.filterwarnings('ignore', message='heard')\n"
    )
    lone = Lone(script, "reuse")
    shown = ["heard" in lone.step(action).observed.stdout for action in (Again(), Again(), SetValue("n", 7), Again())]
    assert shown == [True, True, True, False]
