"""`st.secrets`: who asks for one depends on that one, and no value of any gets to anybody but the script."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flowc_runtime.cache.caches import Caches
from flowc_runtime.configuration import Configuration, Given
from flowc_runtime.elements.node import Node
from flowc_runtime.events import Rerun, RunReport
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Mode, Session
from flowc_runtime.trace import FactRead

SOURCE = """\
import streamlit as st
token = st.secrets["token"]
st.text(len(token))
st.text(st.secrets.db.user)
st.text(st.secrets["db"]["ports"][0])
st.text(f"{'gone' in st.secrets} {st.secrets.get('gone', 'none')}")
st.text(str(sorted(st.secrets)))
"""
FIRST = 'token = "sesame-open"\n[db]\nuser = "ida"\nports = [1, 2]\n'


class Tab:
    def __init__(self, folder: Path, source: str, *, mode: Mode = "reuse", files: tuple[str, ...] = ()) -> None:
        script = folder / "app.py"
        script.write_text(source)
        self.file = folder / "secrets.toml"
        configuration = Configuration({"secrets.files": Given(files or (str(self.file),), "a test")})
        self.session = Session(script, sink=QuietSink(), mode=mode, caches=Caches(), configuration=configuration)
        self.report: RunReport = self.session.handle(Rerun(0))

    def says(self, text: str) -> list[str]:
        self.file.write_text(text)
        self.report = self.session.handle(Rerun(1))
        return [slot.cell for slot in self.report.executed]

    @property
    def texts(self) -> list[str]:
        return [str(getattr(node.props, "body", "")) for node in below(self.session.page.main)]


def below(node: Node) -> list[Node]:
    return [one for child in node.children for one in (child, *below(child))]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())


@pytest.mark.parametrize("mode", ["reuse", "full_rerun"])
def test_secrets_by_key_and_by_attribute(tmp_path: Path, mode: Mode) -> None:
    (tmp_path / "secrets.toml").write_text(FIRST)
    tab = Tab(tmp_path, SOURCE, mode=mode)
    assert tab.texts == ["11", "ida", "1", "False none", "['db', 'token']"]


def test_only_who_asks_for_a_secret_executes_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").write_text(FIRST)
    tab = Tab(tmp_path, SOURCE)
    assert tab.says(FIRST.replace("sesame-open", "sesame-open!")) == ["L2", "L3", "L7"]
    assert tab.says(FIRST.replace("ida", "eva")) == ["L2", "L3", "L4", "L5", "L7"]
    assert tab.says("gone = 1\n" + FIRST.replace("ida", "eva")) == ["L6", "L7"]
    assert tab.says("gone = 1\n" + FIRST.replace("ida", "eva")) == []
    assert tab.file in tab.session.watched_files()


def test_no_secret_gets_into_traces_reports_or_answers(tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").write_text(FIRST)
    tab = Tab(tmp_path, SOURCE)
    tab.says(FIRST.replace("sesame-open", "sesame-shut"))
    told = [repr(tab.report), *(slot.witness.text() for slot in tab.report.executed)]
    answers = [
        repr(door)
        for slot in tab.session.generation.slots()
        if slot.trace is not None
        for door in slot.trace.doors
        if isinstance(door, FactRead)
    ]
    assert answers
    assert not any("sesame" in text for text in (*told, *answers))


def test_missing_and_unreadable_secrets_are_told(tmp_path: Path) -> None:
    tab = Tab(tmp_path, SOURCE)
    assert "There are no secrets" in str(tab.session.uncaught)
    tab.says("token = \n")
    assert "cannot be read" in str(tab.session.uncaught)
    tab.says("other = 1\n")
    assert 'no key "token"' in str(tab.session.uncaught)


def test_a_script_cannot_change_secrets(tmp_path: Path) -> None:
    for line in ("st.secrets['a'] = 1", "st.secrets.a = 1", "del st.secrets['a']", "st.secrets.db.user = 1"):
        (tmp_path / "secrets.toml").write_text(FIRST)
        tab = Tab(tmp_path, f"import streamlit as st\n{line}\n")
        assert isinstance(tab.session.uncaught, TypeError), line


def test_a_folder_of_secrets_and_plain_ones_in_the_environment(tmp_path: Path) -> None:
    folder = tmp_path / "mounted"
    for name, content in (("plain/value", "one"), ("pair/user", "ida"), ("pair/word", "zwei")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    shows = ("st.secrets.plain", "st.secrets.pair.user", "os.environ['plain']")
    text = "\n".join(["import os", "import streamlit as st", *(f"st.text({one})" for one in shows)])
    tab = Tab(tmp_path, text, files=(str(folder),))
    assert tab.texts == ["one", "ida", "one"]
