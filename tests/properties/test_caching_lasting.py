"""Cached results beyond one run: on disk, of one session alone, bounded by size, refreshed in the background."""

from __future__ import annotations

import pickle
import sys
import textwrap
import types
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from flowc.testing import AppTest
from flowc_runtime.blobs import BlobStore
from flowc_runtime.cache.caches import Caches
from flowc_runtime.cache.disk import Disk, results_folder
from flowc_runtime.elements.node import Node
from flowc_runtime.events import ClearCache, Event, Interact, Rerun
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Mode, Session
from flowc_shims.streamlit.caching import cache_data
from flowc_shims.streamlit.host import CacheEntry

MODES: tuple[Mode, ...] = ("reuse", "full_rerun")
in_both_modes = pytest.mark.parametrize("mode", MODES)


@dataclass
class Server:
    """A process's caches and blobs, and the sessions of a script in it. `now` stands still unless it is moved."""

    folder: Path
    text: str
    mode: Mode = "reuse"
    now: float = 0.0
    caches: Caches = field(init=False)
    blobs: BlobStore = field(default_factory=BlobStore)

    def __post_init__(self) -> None:
        self.caches = Caches(Disk(self.folder / "results"))
        (self.folder / "app.py").write_text(textwrap.dedent(self.text))

    def visit(self) -> Session:
        return Session(
            self.folder / "app.py",
            sink=QuietSink(),
            mode=self.mode,
            caches=self.caches,
            blobs=self.blobs,
            clock=lambda: self.now,
        )


def shown(session: Session, event: Event | None = None) -> list[str]:
    """The texts of the page, after an event."""
    session.handle(event or Rerun(1))
    return list(texts(session.page.main))


def texts(node: Node) -> list[str]:
    own = [str(getattr(node.props, "body", getattr(node.props, "message", "")))] if not node.children else []
    return own + [text for child in node.children for text in texts(child)]


LASTING = """
    import pandas as pd
    import streamlit as st

    @st.cache_data(persist="disk", show_spinner=False)
    def load(x):
        print("computing")
        st.dataframe(pd.DataFrame({"a": [x]}))
        return [x, x + 1]

    @st.cache_data(show_spinner=False)
    def forgets(x):
        print("computing")
        return x

    st.text(load(1))
    st.text(forgets(1))
    """


@in_both_modes
def test_a_result_on_disk_survives_the_process_with_what_it_showed(
    tmp_path: Path, mode: Mode, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(Server(tmp_path, LASTING, mode).visit())[1:] == ["[1, 2]", "1"]
    assert capsys.readouterr().out == "computing\n" * 2
    server = Server(tmp_path, LASTING, mode)
    session = server.visit()
    assert shown(session)[1:] == ["[1, 2]", "1"]
    assert capsys.readouterr().out == "computing\n", "only what is not on disk"
    table = session.page.main.children[0].props
    blob = server.blobs.get(table.data.digest, table.data.mime)  # type: ignore[attr-defined]  # it is a dataframe
    assert blob is not None
    assert len(blob.content) > 100


def test_a_file_that_is_damaged_or_not_from_here_is_ignored_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    shown(Server(tmp_path, LASTING).visit())
    (file,) = (tmp_path / "results").rglob("*.result")
    good = file.read_bytes()
    for bad in (b"", good[:-1], good[:40] + b"x" + good[41:], b"\0" * 32 + pickle.dumps((b"", ()))):
        file.write_bytes(bad)
        caplog.clear()
        capsys.readouterr()
        session = Server(tmp_path, LASTING).visit()
        assert shown(session)[1:] == ["[1, 2]", "1"]
        assert "computed anew" in caplog.text
        assert capsys.readouterr().out == "computing\n" * 2
        assert file.read_bytes()[:32] != b"\0" * 32


@in_both_modes
def test_what_does_not_fit_this_process_is_computed_anew(
    tmp_path: Path, mode: Mode, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The class of a result has gone meanwhile, as with another version of a library."""
    text = """
        import streamlit as st
        import caching_kinds

        @st.cache_data(persist="disk", show_spinner=False)
        def load(x):
            return caching_kinds.make(x)

        st.text(load(1).x)
        """
    kinds = types.ModuleType("caching_kinds")
    monkeypatch.setitem(sys.modules, "caching_kinds", kinds)
    kept = type("Kept", (types.SimpleNamespace,), {"__module__": "caching_kinds"})
    vars(kinds).update(Kept=kept, make=lambda x: kept(x=x))
    assert shown(Server(tmp_path, text, mode).visit()) == ["1"]
    del vars(kinds)["Kept"]
    vars(kinds)["make"] = lambda x: types.SimpleNamespace(x=x + 1)
    session = Server(tmp_path, text, mode).visit()
    assert shown(session) == ["2"]
    assert "computed anew" in caplog.text
    caplog.clear()
    assert shown(session) == ["2"]
    assert caplog.text == ""


def test_one_file_cannot_stand_in_for_another(tmp_path: Path) -> None:
    disk, blobs = Disk(tmp_path / "results"), BlobStore()
    for arguments in ("a", "b"):
        disk.store("cache_data:f:1", arguments, CacheEntry(arguments.encode(), (), 0.0), blobs)
    one, other = sorted((tmp_path / "results").rglob("*.result"))
    one.write_bytes(other.read_bytes())
    found = [disk.load("cache_data:f:1", arguments, blobs, 5.0) for arguments in ("a", "b")]
    assert sorted(entry is None for entry in found) == [False, True]
    assert [entry.stored_at for entry in found if entry is not None] == [5.0]


def test_the_key_is_the_user_s_own(tmp_path: Path) -> None:
    Disk(tmp_path / "results").store("cache_data:f:1", "a", CacheEntry(b"", (), 0.0), BlobStore())
    assert (tmp_path / "results.key").stat().st_mode & 0o777 == 0o600
    assert Disk(tmp_path / "results").load("cache_data:f:1", "a", BlobStore(), 0.0) is not None


def test_clearing_reaches_the_disk(tmp_path: Path) -> None:
    disk, blobs = Disk(tmp_path / "results"), BlobStore()
    caches = Caches(disk)

    def store() -> None:
        for function in ("cache_data:f:1", "cache_data:g:1"):
            for arguments in ("a", "b"):
                disk.store(function, arguments, CacheEntry(b"", (), 0.0), blobs)

    def left() -> int:
        return len(list((tmp_path / "results").rglob("*.result")))

    for prefix, one, remain in (
        ("cache_data:f:1", "a", 3),
        ("cache_data:f", None, 2),
        ("cache_data:", None, 0),
        ("cache_resource:", None, 4),
        ("", None, 0),
    ):
        store()
        caches.clear(prefix, one)
        assert left() == remain, prefix


def test_c_clears_the_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server = Server(tmp_path, LASTING)
    session = server.visit()
    shown(session)
    shown(session, ClearCache(2))
    assert capsys.readouterr().out == "computing\n" * 4


def test_where_results_lie_can_be_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FLOWC_CACHE_DIR", str(tmp_path))
    assert results_folder() == tmp_path
    monkeypatch.delenv("FLOWC_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert results_folder() == tmp_path / "flowc" / "results"


OWN = """
    import streamlit as st

    @st.cache_data(scope="session", show_spinner=False)
    def mine(x):
        st.session_state.made = st.session_state.get("made", 0) + 1
        return st.session_state.made

    @st.cache_resource(scope="session", show_spinner=False, on_release=lambda pool: print("released"))
    def pool():
        return [0]

    if st.button("clear", key="clear"):
        mine.clear()
    pool().append(1)
    st.text(f"{mine(1)} {len(pool())}")
    """


@in_both_modes
def test_a_session_has_results_of_its_own(tmp_path: Path, mode: Mode, capsys: pytest.CaptureFixture[str]) -> None:
    server = Server(tmp_path, OWN, mode)
    one, two = server.visit(), server.visit()
    assert [shown(one)[-1], shown(one)[-1], shown(two)[-1]] == ["1 2", "1 3", "1 2"]
    button = one.page.main.children[0].props
    clear = Interact(2, {button.id: True})  # type: ignore[attr-defined]  # it is a button
    assert [shown(one, clear)[-1], shown(two)[-1]] == ["2 4", "1 3"]
    one.close()
    assert capsys.readouterr().out == "released\n"
    assert shown(two)[-1] == "1 4"


SIZED = """
    import streamlit as st

    @st.cache_data(max_size="2kb", show_spinner=False)
    def load(x):
        print(x)
        return bytes(x)

    for x in (900, 901, 900, 902, 901, 5000, 5000, 901):
        st.text(len(load(x)))
    """


@in_both_modes
def test_a_size_bounds_the_results_of_a_function(
    tmp_path: Path, mode: Mode, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    shown(Server(tmp_path, SIZED, mode).visit())
    assert capsys.readouterr().out == "900\n901\n902\n901\n5000\n901\n"
    assert caplog.text.count("larger than max_size") == 1


@in_both_modes
@pytest.mark.parametrize("kind", ["cache_data", "cache_resource"])
def test_a_stale_result_is_given_out_while_it_is_refreshed(tmp_path: Path, kind: str, mode: Mode) -> None:
    (tmp_path / "count.txt").write_text("0")
    text = f"""
    import pathlib
    import streamlit as st

    @st.{kind}(ttl=10, refresh_mode="background", show_spinner=False)
    def load(x):
        path = pathlib.Path({str(tmp_path / "count.txt")!r})
        path.write_text(str(int(path.read_text()) + 1))
        st.text("shown while it computes")
        return path.read_text()

    st.text(load(1))
    """
    server = Server(tmp_path, text, mode)
    session = server.visit()
    assert shown(session) == ["shown while it computes", "1"]
    assert shown(session) == ["1"], "what it shows does not come back"
    server.now = 10.0
    assert shown(session) == ["1"], "stale, but there"
    server.caches.settled()
    assert shown(session) == ["2"]
    server.now = 30.0
    assert shown(session) == ["shown while it computes", "3"], "too old to be given out"


def test_what_fails_in_the_background_is_not_tried_again_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = """
    import streamlit as st

    tried = st.session_state.setdefault("tried", [])

    @st.cache_data(ttl=100, refresh_mode="background", show_spinner=False)
    def load(x, _tried=tried):
        _tried.append(x)
        if len(_tried) > 1:
            raise OSError("gone")
        return x

    st.text(load(1))
    """
    server = Server(tmp_path, text)
    session = server.visit()
    for now, tries in ((0.0, 1), (101.0, 2), (102.0, 2), (162.0, 3)):
        server.now = now
        assert shown(session) == ["1"]
        server.caches.settled()
        assert len(session.state.get("tried")) == tries  # type: ignore[arg-type]  # it is a list
    assert caplog.text.count("failed while it was refreshed") == 2


def test_a_test_clears_caches_where_no_script_runs() -> None:
    script = """
        import streamlit as st

        @st.cache_data(show_spinner=False)
        def load():
            st.session_state.made = True
            return 1

        load()
        st.text("made" in st.session_state)
        """
    assert AppTest.from_string(script).run().text.values == ["True"]
    assert AppTest.from_string(script).run().text.values == ["False"]
    cache_data.clear()
    assert AppTest.from_string(script).run().text.values == ["True"]
