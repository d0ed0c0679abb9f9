"""What audit events tell of a piece of code: which files it reads, and what else it does to the world."""

from __future__ import annotations

import glob
import json
import linecache
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from logging import LogRecord
from pathlib import Path
from warnings import WarningMessage

import numpy as np
import pandas as pd
import pytest

from flowc_shims.stdlib import audit
from flowc_shims.stdlib.files import Look
from flowc_shims.stdlib.observer import Stream, observe
from flowc_shims.stdlib.patterns import is_seen_whole


@dataclass
class Heard:
    reads: list[tuple[str, Look]] = field(default_factory=list[tuple[str, Look]])
    effects: list[str] = field(default_factory=list[str])

    def touched_world(self, kind: str, what: str) -> None:
        self.effects.append(f"{kind}: {what}")

    def read_file(self, path: str, look: Look) -> None:
        self.reads.append((Path(path).name, look))

    def noted(self, kind: str, value: object) -> object:
        return value

    def logged(self, record: LogRecord) -> None:
        pass

    def unsaid(self, stream: Stream, text: str) -> str:
        return text

    def printed(self, stream: Stream, text: str, *, logged: bool) -> None:
        pass

    def warned(self, stream: Stream, text: str, warning: WarningMessage) -> bool:
        return True

    def filters_changed(self) -> None: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n")
    (tmp_path / "a.json").write_text("[1]")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.csv").write_text("x\n1\n")
    np.save(tmp_path / "a.npy", np.arange(3))
    monkeypatch.chdir(tmp_path)
    audit.install()
    return tmp_path


def heard(code: Callable[[], object]) -> Heard:
    found = Heard()
    with observe(found):
        code()
    return found


def _load_json() -> object:
    with open("a.json") as file:
        return json.load(file)


def _missing() -> None:
    with pytest.raises(FileNotFoundError):
        Path("none.txt").read_text()


READS: list[tuple[str, Callable[[], object], list[tuple[str, Look]]]] = [
    ("open", lambda: open("a.csv").close(), [("a.csv", "content")]),
    ("bytes", lambda: open(b"a.csv", "rb").close(), [("a.csv", "content")]),
    ("descriptor", lambda: os.close(os.open("a.csv", os.O_RDONLY)), [("a.csv", "content")]),
    ("missing", _missing, [("none.txt", "content")]),
    ("json", _load_json, [("a.json", "content")]),
    ("read_text", lambda: Path("a.csv").read_text(), [("a.csv", "content")]),
    ("read_csv", lambda: pd.read_csv("a.csv"), [("a.csv", "content")]),
    ("read_csv by pyarrow", lambda: pd.read_csv("a.csv", engine="pyarrow"), [("a.csv", "content")]),
    ("numpy", lambda: np.load("a.npy"), [("a.npy", "content")]),
    ("fromfile", lambda: np.fromfile("a.csv", dtype="u1"), [("a.csv", "content")]),
    ("listdir", lambda: os.listdir("sub"), [("sub", "names")]),
    ("scandir", lambda: os.scandir("sub").close(), [("sub", "entries")]),
    ("iterdir", lambda: list(Path("sub").iterdir()), [("sub", "names" if sys.version_info < (3, 13) else "entries")]),
    ("glob", lambda: glob.glob("sub/*.csv"), [("sub", "entries")]),
    ("walk", lambda: list(os.walk("sub")), [("sub", "entries")]),
]


@pytest.mark.parametrize(("name", "code", "reads"), READS, ids=[name for name, _, _ in READS])
def test_a_read_is_told(folder: Path, name: str, code: Callable[[], object], reads: list[tuple[str, Look]]) -> None:
    found = heard(code)
    assert (sorted(set(found.reads)), found.effects) == (reads, [])


def test_rglob_tells_of_all_listings(folder: Path) -> None:
    found = heard(lambda: list(folder.rglob("*.csv")))
    assert found.effects == []
    assert {name for name, _ in found.reads} == {folder.name, "sub"}


WRITES: list[tuple[str, Callable[[], object]]] = [
    ("write", lambda: open("new.txt", "w").close()),
    ("append", lambda: open("a.csv", "a").close()),
    ("update", lambda: open("a.csv", "r+").close()),
    ("write_text", lambda: Path("new.txt").write_text("x")),
    ("source text", lambda: Path("new.py").write_text("x = 1")),
    ("to_csv", lambda: pd.DataFrame({"x": [1]}).to_csv("new.csv")),
    ("remove", lambda: Path("a.csv").unlink()),
    ("rename", lambda: Path("a.csv").rename("b.csv")),
    ("mkdir", lambda: Path("made").mkdir()),
    ("rmtree", lambda: shutil.rmtree("sub")),
    ("copy", lambda: shutil.copy("a.csv", "b.csv")),
    ("link", lambda: Path("link").symlink_to("a.csv")),
    ("times", lambda: os.utime("a.csv", (1, 1))),
    ("truncate", lambda: os.truncate("a.csv", 1)),
    ("temporary", lambda: tempfile.TemporaryFile().close()),
    ("by descriptor", lambda: open(os.open("a.csv", os.O_RDONLY)).close()),
    ("listing by descriptor", lambda: os.listdir(os.open(".", os.O_RDONLY))),
    ("a literal after a wildcard", lambda: glob.glob("*/b.csv")),
    ("working directory", lambda: os.chdir("sub")),
    ("variable", lambda: os.environ.__setitem__("FLOWC_TEST_AUDIT", "1")),
    ("process", lambda: subprocess.run(["/bin/true"], check=True)),
]


@pytest.mark.parametrize(("name", "code"), WRITES, ids=[name for name, _ in WRITES])
def test_anything_else_is_an_effect(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: Callable[[], object]
) -> None:
    monkeypatch.setenv("FLOWC_TEST_AUDIT", "0")
    assert heard(code).effects != []


def test_source_lines_of_a_traceback_are_not_told(folder: Path) -> None:
    linecache.checkcache(__file__)
    linecache.cache.pop(__file__, None)
    found = heard(lambda: linecache.getline(__file__, 1))
    assert (found.reads, found.effects) == ([], [])


@pytest.mark.parametrize(
    ("pattern", "recursive", "whole"),
    [
        ("data/*.csv", False, True),
        ("/a/b/*.csv", False, True),
        ("*", False, True),
        ("data/*/x.csv", False, False),
        ("data/*/*.csv", False, True),
        ("**/x.csv", True, True),
        ("**/x.csv", False, False),
        ("**/a/x.csv", True, False),
        ("data/x.csv", False, False),
        ("data/*/", False, False),
    ],
)
def test_patterns(pattern: str, *, recursive: bool, whole: bool) -> None:
    assert is_seen_whole(pattern, recursive=recursive) is whole
