"""Apps of several pages: both modes show the same, only what changed executes, and who comes back finds it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from flowc_runtime.cache.caches import Caches
from flowc_runtime.elements.node import Node
from flowc_runtime.events import Event, Interact, Rerun, RunReport, Visit
from flowc_runtime.oracle import QuietSink, observe_event
from flowc_runtime.session import Session
from flowc_runtime.trace import slots_in

FRAME = """\
import streamlit as st

def last():
    st.text("last")
    if st.button("home"):
        st.switch_page("home.py", query_params={"from": "last"})

k = st.sidebar.slider("k", 0, 9, 1)
pages = [st.Page("home.py", title="Home", icon="🏠"), st.Page("other.py"), st.Page(last, url_path="end")]
page = st.navigation({"A": pages[:1], "B": pages[1:]})
st.text(f"{page.title} {page.url_path} {pages[0].url_path}")
page.run()
st.text(f"after {k}")
"""
HOME = """\
import streamlit as st
import shared
n = st.slider("n", 0, 9, 2, key="n")

def times(x):
    return x * FACTOR

FACTOR = 3
m = st.slider("m", 0, 9, 2)
st.text(f"{times(m)} {__name__} {__file__[-7:]}")
shared.show(n)
class Kept: pass
kept = st.session_state.setdefault("kept", Kept())
st.text(str(isinstance(kept, Kept)))
def note():
    st.session_state.noted = FACTOR
st.button("note", on_click=note)
FACTOR = 4
st.text(str(st.session_state.get("noted")))
if m == 9:
    1 / 0
"""
OTHER = """\
import streamlit as st
import shared
n = st.slider("n", 0, 9, 2, key="n")
shared.show(n)
st.page_link("home.py", query_params={"a": 1})
for at in range(n):
    st.text(f"row {at}")
if n == 8:
    st.switch_page("home.py")
"""
CLOSED = """\
import streamlit as st
n = st.slider("n", 0, 9, 1)
page = st.navigation([st.Page("one.py")])
done = [run() for run in [page.run]]
st.text(n)
"""
SHARED = """\
import streamlit as st
def show(n):
    st.text(f"shared {n}")
    st.text("done")
"""


class App:
    """The same steps through a session of each mode; after each, what can be observed is compared."""

    def __init__(self, folder: Path, **files: str) -> None:
        self.folder = folder
        sys.modules.pop("shared", None)  # of the test before
        for name, text in files.items():
            path = folder / f"{name.replace('__', '/')}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        script = folder / "app.py"
        self.session = Session(script, sink=QuietSink(), caches=Caches())
        self.other = Session(script, sink=QuietSink(), mode="full_rerun", caches=Caches())
        self.report: RunReport | None = None

    def does(self, event: Event) -> list[str]:
        """The cells that executed."""
        told: list[RunReport] = []
        self.session.sink.run_ended = told.append  # type: ignore[assignment, method-assign]  # a sink that listens
        ours, theirs = observe_event(self.session, event), observe_event(self.other, event)
        assert ours == theirs
        assert self.session.address == self.other.address or self.session.address.where == self.other.address.where
        self.session.check_valid()
        return [slot.cell for slot in told[-1].executed]

    def visits(self, page: str, query: str = "") -> list[str]:
        return self.does(Visit(1, page, query))

    def sets(self, label: str, value: int) -> list[str]:
        return self.does(Interact(1, {self.widget(label): [value]}))

    def clicks(self, label: str) -> list[str]:
        return self.does(Interact(1, {self.widget(label): True}))

    def widget(self, label: str) -> str:
        nodes = [*below(self.session.page.sidebar), *below(self.session.page.main)]
        return next(str(getattr(one.props, "id", "")) for one in nodes if getattr(one.props, "label", "") == label)

    @property
    def texts(self) -> list[str]:
        found = (getattr(node.props, "body", None) for node in below(self.session.page.main))
        return [text for text in found if isinstance(text, str)]


def below(node: Node) -> list[Node]:
    return [one for child in node.children for one in (child, *below(child))]


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(tmp_path, app=FRAME, home=HOME, other=OTHER, shared=SHARED)


def test_only_what_changed_executes_within_a_page(app: App) -> None:
    app.visits("")
    assert app.texts[0] == "Home"
    app.does(Rerun(2))  # what was stored in session state is there now
    assert app.sets("m", 4) == ["home.py:L9", "home.py:L10"]
    assert app.sets("n", 5) == ["home.py:L3", "home.py:L11", "shared.L3"]
    assert app.sets("k", 3) == ["L8", "L13"]
    assert app.texts == ["Home", "12 __main__ home.py", "shared 5", "done", "True", "None", "after 3"]


def test_who_comes_back_to_a_page_finds_it(app: App) -> None:
    app.visits("")
    app.sets("k", 2)
    assert app.visits("other")[:3] == ["L10", "L11", "L12"]
    assert app.texts == ["other other", "shared 2", "done", "row 0", "row 1", "after 2"]
    app.sets("n", 3)
    # The class of an object in session state, the object, and what callbacks hold, are made anew; nothing else.
    again = app.visits("")
    assert again[:3] == ["L10", "L11", "L12"]
    assert {"home.py:L12", "home.py:L15", "home.py:L17"}.issuperset(again[3:])
    assert app.visits("other") == [
        "L10",
        "L11",
        "L12",
        "other.py:L3",
        "other.py:L4",
        "shared.L3<other.py:L4",
        "other.py:L6",
    ]


def test_a_page_switch_clears_widgets_but_those_of_the_frame(app: App) -> None:
    app.visits("")
    app.sets("k", 7)
    app.sets("n", 5)
    app.visits("other")
    assert app.texts[1] == "shared 2"
    assert app.texts[-1] == "after 7"


def test_a_script_switches_pages(app: App) -> None:
    app.visits("end")
    assert app.texts[:2] == ["last end", "last"]
    app.clicks("home")
    assert app.texts[0] == "Home"
    assert app.session.address.query == "from=last"
    app.visits("other", "a=1")
    app.sets("n", 8)
    assert app.texts[0] == "Home"
    assert app.session.address.query == ""


def test_an_address_that_is_no_page_shows_the_first_and_says_so(app: App) -> None:
    app.visits("nowhere")
    navigation = app.session.page.config.navigation
    assert navigation is not None
    assert (navigation.current, navigation.lost) == ("", True)
    app.does(Rerun(2))
    navigation = app.session.page.config.navigation
    assert navigation is not None and not navigation.lost
    assert [(one.path, one.title, one.icon, one.section) for one in navigation.entries] == [
        ("", "Home", "🏠", "A"),
        ("other", "other", "", "B"),
        ("end", "last", "", "B"),
    ]


def test_callbacks_and_classes_of_pages(app: App) -> None:
    app.visits("")
    app.clicks("note")
    assert app.texts[-2:] == ["4", "after 1"]
    app.visits("other")
    app.visits("")
    assert "True" in app.texts
    app.sets("m", 9)
    assert app.texts[-1] != "after 1"
    app.sets("m", 1)
    assert app.texts[-1] == "after 1"


def test_an_edit_of_a_page_executes_what_it_changed(app: App) -> None:
    app.visits("")
    (app.folder / "home.py").write_text(HOME.replace("{__name__}", "{__name__}!"))
    for session in (app.session, app.other):
        session.reload()
    assert "home.py:L10" in app.does(Rerun(2))
    assert app.texts[1] == "6 __main__! home.py"
    assert app.folder / "home.py" in app.session.watched_files()


def test_slots_of_other_pages_are_kept_apart(app: App) -> None:
    app.visits("")
    app.visits("other")
    labels = {slot.label for slot in slots_in(app.session.generation.root)}
    assert {"home.py:L3", "other.py:L3"} <= labels


def test_a_page_is_executed_once_and_only_when_it_is_its_turn(tmp_path: Path) -> None:
    app = App(
        tmp_path,
        app="import streamlit as st\np = st.Page('one.py')\nq = st.navigation([p])\nq.run()\nq.run()\n",
        one="import streamlit as st\nst.text('one')\n",
    )
    app.visits("")
    assert "only once" in str(app.session.uncaught)
    assert app.texts == ["one"]


def test_a_page_executed_in_a_closed_statement_is_still_right(tmp_path: Path) -> None:
    app = App(
        tmp_path,
        app=CLOSED,
        one="import streamlit as st\nm = st.slider('m', 0, 9, 1)\nst.text(m)\n",
    )
    app.visits("")
    app.sets("m", 4)
    assert "4" in app.texts
    app.sets("n", 5)
    assert app.texts == ["4", "5"]


def test_two_pages_at_one_address_are_refused(tmp_path: Path) -> None:
    for pages, said in (
        ("[st.Page('a.py'), st.Page('a.py')]", "url_path"),
        ("[]", "at least one"),
        ("[st.Page('a.py', default=True), st.Page('b.py', default=True)]", "default=True"),
        ("[st.Page('gone.py')]", "gone.py"),
        ("[st.Page('a.py', url_path='x/y')]", "/"),
        ("[st.Page('https://a.example/')]", "title"),
        ("[3]", "callable"),
    ):
        text = f"import streamlit as st\nst.navigation({pages}).run()\n"
        app = App(tmp_path, app=text, a="import streamlit as st\n", b="import streamlit as st\n")
        app.visits("")
        assert said in str(app.session.uncaught), pages


def test_a_folder_of_pages(tmp_path: Path) -> None:
    app = App(
        tmp_path,
        app=HOME,
        shared=SHARED,
        pages__10_last="import streamlit as st\nst.text('ten')\n",
        pages__2_Two_words="import streamlit as st\nst.text(st.slider('n', 0, 9, 2, key='n'))\n",
        pages____init__="",
    )
    app.visits("")
    navigation = app.session.page.config.navigation
    assert navigation is not None
    assert [one.title for one in navigation.entries] == ["app", "Two words", "last"]
    app.sets("n", 5)
    app.visits("Two_words")
    assert app.texts == ["2"]
    assert app.sets("n", 4) == ["pages/2_Two_words.py:L2"]
    (tmp_path / "pages" / "3_new.py").write_text("import streamlit as st\nst.text('new')\n")
    app.visits("new")
    assert app.texts == ["new"]
    (tmp_path / "pages" / "3_new.py").unlink()
    app.does(Rerun(3))
    assert "shared 2" in app.texts
    assert tmp_path / "pages" / "10_last.py" in app.session.watched_files()


def test_a_page_that_does_not_compile_says_so(tmp_path: Path) -> None:
    app = App(tmp_path, app="import streamlit as st\nst.navigation([st.Page('a.py')]).run()\n", a="def\n")
    app.visits("")
    assert isinstance(app.session.uncaught, SyntaxError)


def test_a_page_that_comes_and_goes(tmp_path: Path) -> None:
    text = "import streamlit as st\nst.text('frame')\nst.navigation([st.Page('a.py')]).run()\n"
    app = App(tmp_path, app=text)
    app.visits("")
    assert "a.py" in str(app.session.uncaught)
    (tmp_path / "a.py").write_text("import streamlit as st\nst.text('a')\n")
    assert "L2" not in app.does(Rerun(2))
    assert app.texts == ["frame", "a"]
    (tmp_path / "a.py").unlink()
    for session in (app.session, app.other):
        session.reload()
    app.does(Rerun(3))
    assert app.texts == ["frame"]
