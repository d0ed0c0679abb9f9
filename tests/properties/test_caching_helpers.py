"""Editing what a cached function calls makes its older results old, too; editing anything else does not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowc_runtime.cache import Caches
from flowc_runtime.events import Rerun
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Mode, Session

_SCRIPT = """
import streamlit as st
import beside_of_a_test

def twice(x):
    return 2 * x

class Scale:
    def by(self, x):
        return inner(x) + 1

def inner(x):
    return x + 10

def aside(x):
    return x

@st.cache_data
def total(x):
    beside_of_a_test.calls.append(x)
    return twice(x) + Scale().by(x) + beside_of_a_test.more(x)

st.text(f"{total(1)} {aside(1)}")
"""
_MODULE = """
calls = []

def more(x):
    return x + 100

def unused(x):
    return x
"""


class App:
    """A script and a module on disk, one session, and what its text is after an edit."""

    def __init__(self, folder: Path, mode: Mode) -> None:
        self.folder = folder
        self.edits = 0
        self.write("app.py", _SCRIPT)
        self.write("beside_of_a_test.py", _MODULE)
        self.session = Session(folder / "app.py", sink=QuietSink(), mode=mode, caches=Caches())

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.edits += 1
        os.utime(path, (self.edits, self.edits))  # Python compares the times of sources in whole seconds

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))
        self.session.reload()

    def text(self) -> str:
        self.session.handle(Rerun(0))
        assert self.session.uncaught is None
        (child,) = self.session.page.main.children
        return str(getattr(child.props, "body"))  # noqa: B009 - whatever kind it is, a text has one

    def calls(self) -> int:
        return len(vars(sys.modules["beside_of_a_test"])["calls"])


@pytest.fixture(params=["reuse", "full_rerun"])
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[App]:
    yield App(tmp_path, request.param)
    sys.modules.pop("beside_of_a_test", None)


@pytest.mark.parametrize(
    ("name", "old", "new", "text"),
    [
        ("app.py", "2 * x", "3 * x", "116 1"),
        ("app.py", "inner(x) + 1", "inner(x) + 2", "116 1"),
        ("app.py", "x + 10", "x + 11", "116 1"),
        ("beside_of_a_test.py", "x + 100", "x + 101", "116 1"),
    ],
)
def test_an_edited_helper_counts(app: App, name: str, old: str, new: str, text: str) -> None:
    assert app.text() == "115 1"
    app.edit(name, old, new)
    assert app.text() == text


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [("return x\n", "return x + 5\n", "115 6"), ("import streamlit", "# a line more\nimport streamlit", "115 1")],
)
def test_an_edit_elsewhere_does_not(app: App, old: str, new: str, text: str) -> None:
    assert app.text() == "115 1"
    assert app.calls() == 1
    app.edit("app.py", old, new)
    assert app.text() == text
    # The module was imported anew by the edit, and the cached function did not run again.
    assert app.calls() == 0
