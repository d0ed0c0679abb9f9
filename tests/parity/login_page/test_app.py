"""The tests of the login page, as a project has them: nothing in here knows whether flowc or Streamlit is imported.

`tests/parity/test_login_page.py` runs this file in both environments; here it is collected as well, and runs nowhere
else, because `streamlit` has to be there.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from unittest import mock

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.errors import AppTestError


@pytest.fixture(autouse=True)
def word(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("READING_ROOM_WORD", "open sesame")
    yield
    st.cache_data.clear()


@pytest.fixture
def at() -> AppTest:
    return AppTest.from_file("app.py").run()


def enter(at: AppTest, text: str) -> AppTest:
    return at.text_input("word").set_value(text).run()


def test_a_visitor_stands_before_the_door(at: AppTest) -> None:
    assert at.session_state["visitor"] == "unknown"
    assert at.title[0].value == "The reading room"
    assert at.text_input.len == 1
    assert not at.exception
    assert not at.sidebar.button
    assert not at.success


def test_the_right_word_opens(at: AppTest) -> None:
    enter(at, "open sesame")
    assert at.session_state.visitor == "welcome"
    assert [box.value for box in at.success] == ["Come in."]
    assert len(at.text_input) == 0
    assert at.session_state["word"] == ""


def test_a_wrong_word_is_refused_and_forgotten(at: AppTest) -> None:
    enter(at, "open wheat")
    assert at.session_state.visitor == "refused"
    assert (at.error[0].value, at.error[0].icon) == ("That is not the word.", "🚪")
    assert at.text_input("word").value == ""
    assert at.caption.values == ["1 tried so far"]


def test_after_three_attempts_nobody_may_try(at: AppTest) -> None:
    for attempt in ("a", "b", "c"):
        enter(at, attempt)
    assert at.warning[0].value == "Too many attempts."
    assert at.text_input("word").disabled
    with pytest.raises(AppTestError):
        at.text_input("word").set_value("open sesame")


def test_a_visitor_who_is_in_may_leave() -> None:
    at = AppTest.from_file("app.py")
    at.session_state["visitor"] = "welcome"
    at.run()
    assert at.sidebar.selectbox("shelf").options == ["Maps", "Novels", "Poems"]
    at.sidebar.button[0].click().run()
    assert at.session_state["visitor"] == "unknown"
    assert at.main.text_input[0].label == "The word"


def test_the_shelf_and_the_pages_are_shown(at: AppTest) -> None:
    enter(at, "open sesame")
    at.sidebar.selectbox[0].select("Poems")
    at.slider[0].set_value(80).run()
    assert at.metric.values == ["Poems", "2.00"]
    assert [len(column.metric) for column in at.columns] == [1, 1]
    at.selectbox("shelf").select_index(0).run()
    assert at.get_by_key("shelf").value == "Maps"
    assert at.slider[0].value == 80


def test_what_is_replaced_for_a_test_is_replaced_in_the_app() -> None:
    with mock.patch("gate.expected", return_value="mellon"):
        at = AppTest.from_file("app.py").run()
        assert enter(at, "mellon").session_state.visitor == "welcome"


def test_a_function_is_an_app_as_well() -> None:
    def app(day, times=1):  # type: ignore[no-untyped-def]
        import streamlit as st

        for _ in range(times):
            st.write(f"{day:%d.%m.}")

    at = AppTest.from_function(app, args=(datetime.date(2026, 3, 1),), kwargs={"times": 2}).run()
    assert at.markdown.values == ["01.03.", "01.03."]


def test_an_error_of_the_app_is_an_element() -> None:
    at = AppTest.from_string("import streamlit as st\nst.text('before')\nraise ValueError('no shelf')").run()
    assert at.text[0].value == "before"
    assert [error.message for error in at.exception] == ["no shelf"]


def test_an_app_that_takes_too_long_is_stopped() -> None:
    at = AppTest.from_string("import time, streamlit as st\nwhile True:\n    time.sleep(0.01)\n    st.empty()")
    with pytest.raises(RuntimeError, match="timeout|timed out"):
        at.run(timeout=0.3)
