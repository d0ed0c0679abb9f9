"""Uploaded files alone: what is held, for how long, and what an `UploadedFile` is."""

from __future__ import annotations

import pickle
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc_runtime.events import Interact, Rerun
from flowc_runtime.heap.state import same_state, shape_of
from flowc_runtime.oracle import QuietSink
from flowc_runtime.record import Recorder
from flowc_runtime.replay import replay
from flowc_runtime.session import Session
from flowc_runtime.shadow import Verdict
from flowc_runtime.tape import Uploaded, Writer, read
from flowc_runtime.uploads import NoRoom, Uploads
from flowc_runtime.values import as_it_is, same_content
from flowc_runtime.watched import Watched
from flowc_shims.streamlit.uploaded_file import FileRecord, UploadedFile, file_types, wire_of


def record(file_id: str = "a", data: bytes = b"0123456789") -> FileRecord:
    return FileRecord(file_id, f"{file_id}.txt", "text/plain", data)


class TestHolding:
    def test_what_a_run_asked_for_goes_when_no_widget_has_it(self) -> None:
        uploads = Uploads()
        for name in "abc":
            uploads.put(record(name))
        assert uploads.get("a") == uploads.get("a")
        uploads.get("b")
        uploads.let_go({"b"})
        assert uploads.get("a") is None
        # Nobody has told of it yet: it may stand in a form.
        assert (uploads.held, uploads.get("b") is None, uploads.get("c") is None) == (20, False, False)
        uploads.let_go(())
        assert uploads.held == 0
        uploads.check_valid()

    def test_the_reader_takes_back_only_what_no_run_knows(self) -> None:
        uploads = Uploads()
        uploads.put(record("a"))
        uploads.put(record("b"))
        uploads.get("b")
        uploads.take_back("a")
        uploads.take_back("b")
        uploads.take_back("never")
        assert uploads.get("a") is None
        assert uploads.get("b") is not None

    def test_there_is_a_limit(self) -> None:
        uploads = Uploads(most_bytes=15)
        uploads.put(record("a"))
        uploads.put(record("a"))
        with pytest.raises(NoRoom):
            uploads.put(record("b"))
        assert uploads.has_room(5)
        assert not uploads.has_room(6)
        uploads.check_valid()

    def test_an_event_tells_of_files(self) -> None:
        uploads = Uploads()
        for name in "abc":
            uploads.put(record(name))
        told = Interact(
            1, {"w": [["a", "a.txt", 10], ["never", "x", 1]], "chat": ["words", [["b", "b.txt", 10]], None]}
        )
        assert [one.file_id for one in uploads.named_in(told)] == ["a", "b"]


class TestUploadedFile:
    def test_bytes_are_shared_until_somebody_writes(self) -> None:
        data = b"x" * 100_000
        file = UploadedFile(record(data=data))
        copy = deepcopy(file)
        assert file.getvalue() is copy.getvalue() is data
        copy.write(b"y")
        assert file.getvalue() is data
        assert copy.getvalue()[:2] == b"yx"
        assert copy == file

    def test_a_copy_is_where_the_file_is(self) -> None:
        file = UploadedFile(record())
        file.read(3)
        for copy in (deepcopy(file), pickle.loads(pickle.dumps(file))):
            assert copy.read(2) == b"34"
            assert (copy.name, copy.size, copy.type) == (file.name, file.size, file.type)
        assert file.tell() == 3

    def test_two_values_are_the_same_where_nothing_tells_them_apart(self) -> None:
        one, other = UploadedFile(record()), UploadedFile(record())
        assert same_content(one, other)
        assert same_content([one], [other])
        noted = as_it_is([one])
        one.read(1)
        assert not same_content(one, other)
        assert not same_content(noted, [one])
        assert same_content(noted, [other])
        one.seek(0)
        one.write(b"!")
        one.seek(0)
        assert not same_content(one, other)
        assert not same_content(other, UploadedFile(record("b")))

    @given(st.lists(st.one_of(st.integers(0, 12), st.binary(max_size=15), st.none()), max_size=6))
    def test_any_state_comes_back(self, steps: list[int | bytes | None]) -> None:
        """Seek, write, close."""
        file, shape = UploadedFile(record()), shape_of(UploadedFile)
        assert shape.restore is not None
        states = [shape.state(file)]
        for step in steps:
            if file.closed:
                break
            if step is None:
                file.close()
            elif isinstance(step, int):
                file.seek(step)
            else:
                file.write(step)
                file.note = step  # type: ignore[attr-defined]
            states.append(shape.state(file))
        for state in reversed(states):
            shape.restore(file, state)
            assert same_state(shape.state(file), state)

    def test_a_file_that_somebody_looks_into_stays(self) -> None:
        file, shape = UploadedFile(record()), shape_of(UploadedFile)
        assert shape.restore is not None
        before = shape.state(file)
        file.write(b"!")
        with file.getbuffer() as _, pytest.raises(BufferError):
            shape.restore(file, before)

    def test_as_the_browser_sends_it(self) -> None:
        assert wire_of(None) == []
        assert wire_of(UploadedFile(record())) == [["a", "a.txt", 10]]
        assert wire_of([UploadedFile(record("b"))]) == [["b", "b.txt", 10]]


@pytest.mark.parametrize(
    ("said", "types"),
    [
        (None, ()),
        ("csv", (".csv",)),
        ([" .JPG ", ""], (".jpg", ".jpeg")),
        (["html"], (".html", ".htm")),
        (["image", "PDF", "text/csv"], ("image/*", "text/csv", ".pdf")),
        (["mp4", "mpeg4"], (".mp4", ".mpeg4")),
    ],
)
def test_types(said: str | list[str] | None, types: tuple[str, ...]) -> None:
    assert file_types(said) == types


SCRIPT = """
import streamlit as st
file = st.file_uploader("file", key="file")
st.write(file and (file.name, file.read()))
"""


def test_a_recording_has_the_files_and_a_replay_and_a_twin_show_them(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(SCRIPT)
    written = tmp_path / "run.flowc"
    recorder = Recorder(Writer.to(written), script, (), "reuse")
    verdicts: list[Verdict] = []
    session = Session(script, sink=QuietSink())
    watched = Watched(session, recorder, lambda _, verdict: verdicts.append(verdict))
    watched.handle(Rerun(0))
    (widget,) = session.state._layers.specs
    for seq, name in enumerate(("a", "b"), 1):
        watched.uploads.put(record(name, name.encode()))
        watched.handle(Interact(seq, {widget: [[name, f"{name}.txt", 1]]}))
    assert not any(verdict.compared.differences for verdict in verdicts)
    assert shown(session) == "`('b.txt', b'b')`"
    watched.close()
    recorder.writer.close()
    files = [entry.content for entry in read(written).entries if isinstance(entry, Uploaded)]
    assert files == [b"a", b"b"]
    assert [one.compared.differences for one in replay(read(written), folder=tmp_path, mode="reuse")] == [(), (), ()]


def shown(session: Session) -> str:
    return str(getattr(session.page.main.children[-1].props, "body", ""))
