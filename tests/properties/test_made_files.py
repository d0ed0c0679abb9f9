"""Files that are made when they are asked for: on which objects, for whom, and what becomes of what a function does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowc_runtime.blobs import BlobStore
from flowc_runtime.cache import Caches
from flowc_runtime.elements.node import Node
from flowc_runtime.events import Interact, Rerun
from flowc_runtime.made_files import NO_BUTTON, NotMade
from flowc_runtime.oracle import QuietSink
from flowc_runtime.session import Mode, Session
from flowc_shims.streamlit.elements.download_button import DownloadButtonProps
from flowc_shims.streamlit.widget import WidgetProps

SCRIPT = """
import streamlit as st

n = st.slider("n", 0, 9)
rows = [0]
rows.append(n)

def made():
    st.write("for nobody")
    st.session_state["mine"] = 1
    again = st.session_state["mine"] + len(st.session_state.kept)
    rows.append(99)
    return f"{rows} {n} {again}"

def broken():
    raise ValueError("no rows")

st.session_state.setdefault("kept", []).append(n)
st.download_button("made", made, "a.csv", "text/csv")
st.download_button("broken", data=broken)
st.download_button("wrong", data=lambda: 3)
st.download_button("stops", data=st.stop)
st.download_button("off", data=made, disabled=True)
st.write(rows, list(st.session_state))
"""


@pytest.fixture(params=["reuse", "full_rerun"])
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    script = tmp_path / "app.py"
    script.write_text(SCRIPT)
    mode: Mode = request.param
    made = Session(script, sink=QuietSink(), mode=mode, caches=Caches(), blobs=BlobStore())
    made.handle(Rerun(1))
    yield made
    made.close()


def below(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from below(child)


def widget(session: Session, label: str) -> str:
    props = (node.props for node in below(session.page.main))
    return next(one.id for one in props if isinstance(one, WidgetProps) and one.label == label)


def texts(session: Session) -> list[str]:
    return [str(getattr(node.props, "body", "")) for node in below(session.page.main)]


def file(session: Session, label: str) -> tuple[str, str]:
    ref = session.make_file(widget(session, label))
    blob = session.blobs.get(ref.digest, ref.mime)
    assert blob is not None
    return blob.content.decode(), ref.mime


def test_the_function_sees_what_its_run_has_left(session: Session) -> None:
    assert file(session, "made") == ("[0, 0, 99] 0 2", "text/csv")
    session.handle(Interact(2, {widget(session, "n"): [5]}))
    assert file(session, "made") == ("[0, 5, 99] 5 3", "text/csv")


def test_what_it_changes_shows_in_no_run(session: Session) -> None:
    before = session.page
    file(session, "made")
    assert session.page is before
    session.handle(Rerun(2))
    assert not any("99" in text or "for nobody" in text or "mine" in text for text in texts(session))


def test_a_second_file_finds_what_the_first_has_left(session: Session) -> None:
    file(session, "made")
    assert file(session, "made") == ("[0, 0, 99, 99] 0 2", "text/csv")


@pytest.mark.parametrize(
    ("label", "told"), [("broken", "ValueError: no rows"), ("wrong", "not int"), ("stops", "ended early")]
)
def test_what_went_wrong_is_told(session: Session, label: str, told: str) -> None:
    with pytest.raises(NotMade, match=told):
        session.make_file(widget(session, label))
    assert "made" in [getattr(node.props, "label", "") for node in below(session.page.main)]


def test_who_cannot_press_gets_nothing(session: Session) -> None:
    for asked in (widget(session, "off"), widget(session, "n"), "nothing"):
        with pytest.raises(NotMade, match=NO_BUTTON):
            session.make_file(asked)


def test_details_stay_on_the_server_where_they_are_to(session: Session) -> None:
    session.configuration.set("client.showErrorDetails", "none")
    with pytest.raises(NotMade) as refused:
        session.make_file(widget(session, "broken"))
    assert "no rows" not in str(refused.value)


def test_the_function_is_not_called_by_a_run(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        "import streamlit as st\ndef made():\n    raise RuntimeError\n"
        "n = st.slider('n', 0, 9)\nst.download_button('x', made)\nst.write(n)\n"
    )
    session = Session(script, sink=QuietSink(), caches=Caches())
    session.handle(Rerun(1))
    report = session.handle(Interact(2, {widget(session, "n"): [3]}))
    assert [slot.cell for slot in report.executed] == ["L4", "L6"]
    props = [node.props for node in below(session.page.main)]
    assert [one.data for one in props if isinstance(one, DownloadButtonProps)] == [None]


LAZY = """
import streamlit as st
found = {1}
st.download_button("made", lambda: str(sorted(found)))
if st.checkbox("flag", True):
    found.add(2)
"""


def test_what_only_the_function_reads_is_in_place_for_it(tmp_path: Path) -> None:
    """A set cannot be put back: its maker must have executed in the run."""
    script = tmp_path / "app.py"
    script.write_text(LAZY)
    session = Session(script, sink=QuietSink(), caches=Caches())
    session.handle(Rerun(1))
    assert file(session, "made")[0] == "[1, 2]"
    session.handle(Interact(2, {widget(session, "flag"): False}))
    assert file(session, "made")[0] == "[1]"
