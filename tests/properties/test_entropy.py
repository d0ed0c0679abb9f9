"""A generator of numpy that is made in a function is heard when it asks the operating system for a seed."""

from __future__ import annotations

import random
from pathlib import Path
from textwrap import dedent

import pytest

from flowc_compiler.seeds import _HEARD
from flowc_runtime.cache.caches import Caches
from flowc_runtime.events import Rerun
from flowc_runtime.oracle import QuietSink, comparable
from flowc_runtime.session import Session
from flowc_shims.stdlib import entropy

SCRIPT = """\
    import numpy as np
    import streamlit as st
    def walk(seed):
        return float(np.random.default_rng(seed).random())
    make = np.random
    def hidden(seed):
        first = make.Generator(make.PCG64(
            seed
        ))
        return float(first.random())
    def legacy():
        return float(np.random.RandomState(7).random())
    st.write(walk({seed}), hidden({seed}), legacy())
"""


def shown_twice(folder: Path, seed: str) -> tuple[bool, int]:
    """Whether a second run shows the same, and how many slots executed in it."""
    script = folder / "app.py"
    script.write_text(dedent(SCRIPT.format(seed=seed)))
    session = Session(script, sink=QuietSink(), mode="reuse", caches=Caches())
    session.handle(Rerun(1))
    before = comparable(session.page)
    report = session.handle(Rerun(2))
    return comparable(session.page) == before, len(report.executed)


@pytest.mark.parametrize("seed", ["7", "[1, 2]", "len(st.__name__)"])
def test_a_seed_decides(seed: str, tmp_path: Path) -> None:
    assert shown_twice(tmp_path, seed) == (True, 0)


def test_without_one_each_run_has_other_numbers(tmp_path: Path) -> None:
    assert shown_twice(tmp_path, "None") == (False, 1)


def test_who_does_not_hear_shows_old_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above fails when nobody listens."""
    monkeypatch.setattr(random, "_urandom", getattr(random._urandom, "__wrapped__", random._urandom))  # type: ignore[attr-defined]
    monkeypatch.setattr(entropy, "install", lambda: None)
    assert shown_twice(tmp_path, "None") == (True, 0)


def test_who_is_heard_is_who_the_compiler_leaves_to_it() -> None:
    assert {f"numpy.random.{name}" for name in entropy.TELLING} == _HEARD


def test_importing_is_not_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draws_once.py").write_text("import numpy as np\nnumbers = np.random.default_rng(None).random(3)\n")
    (tmp_path / "app.py").write_text("import streamlit as st\nimport draws_once\nst.write(draws_once.numbers.sum())\n")
    monkeypatch.syspath_prepend(tmp_path)
    session = Session(tmp_path / "app.py", sink=QuietSink(), mode="reuse", caches=Caches())
    session.handle(Rerun(1))
    assert session.handle(Rerun(2)).executed == ()
