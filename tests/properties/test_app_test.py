"""`AppTest`: what is flowc's own about it; that it tells what Streamlit's tells is `tests/parity/test_app_test.py`."""

from __future__ import annotations

import importlib
import sys
import textwrap
from pathlib import Path
from unittest import mock

import pytest

from flowc.testing import AppTest, AppTestError
from flowc.testing.app import surface as names
from flowc.testing.app.replaced import Replaced
from flowc_shims.streamlit import finder
from flowc_shims.streamlit.package import submodule

COUNTING = """
import streamlit as st

rows = st.slider("Rows", 0, 10, 3, key="rows")
title = st.text_input("Title")
doubled = rows * 2
st.metric("Doubled", doubled)
st.header(title or "none")
if st.button("Go", disabled=rows > 5):
    st.toast(f"gone {doubled}")
"""


def app(text: str) -> AppTest:
    return AppTest.from_string(textwrap.dedent(text))


def test_a_run_executes_what_a_value_reaches() -> None:
    at = app(COUNTING).run()
    assert not at.reused
    at.text_input[0].input("Trains").run()
    assert "title" in at.executed
    assert ":8" in at.executed
    assert "doubled" in at.reused
    assert "doubled" not in at.executed
    assert {*at.executed} & {*at.reused} == set()


def test_why_names_the_widget() -> None:
    at = app(COUNTING).run()
    at.slider("rows").set_value(4).run()
    told = at.why("doubled").splitlines()
    assert told[0] == 'run 2: the slider "Rows" was set to [4.0]'
    assert "rows changed from 3 to 4" in told[1]
    assert "reused" in at.why("title")
    with pytest.raises(AppTestError, match="nothing"):
        at.why("nothing")


def test_values_wait_for_the_run() -> None:
    at = app(COUNTING).run()
    at.slider("rows").set_value(5)
    assert (at.slider("rows").value, at.session_state.rows, at.metric[0].value) == (5, 3, "6")
    at.run()
    assert (at.slider("rows").value, at.session_state.rows, at.metric[0].value) == (5, 5, "10")


def test_a_click_counts_for_one_run() -> None:
    at = app(COUNTING).run()
    at.button[0].click().run()
    assert (at.button[0].value, at.toast[0].value) == (True, "gone 6")
    at.run()
    assert (at.button[0].value, at.toast.len) == (False, 0)


def test_what_nobody_could_use_is_refused() -> None:
    at = app(COUNTING).run()
    at.slider("rows").set_value(6).run()
    with pytest.raises(AppTestError, match="disabled"):
        at.button[0].click()
    with pytest.raises(AppTestError, match="set_value"):
        at.metric[0].set_value(3)
    with pytest.raises(KeyError):
        at.slider("columns")
    with pytest.raises(KeyError):
        at.get_by_key("columns")
    assert at.get_by_key("rows") is at.slider[0]


def test_session_state_is_a_mapping_before_and_after_the_first_run() -> None:
    at = app(
        """
        import streamlit as st
        st.session_state.setdefault("n", 0)
        st.session_state.n += 1
        st.write(st.session_state)
        """
    )
    at.session_state["n"] = 5
    at.session_state.other = "x"
    at.run()
    assert at.session_state.to_dict() == {"n": 6, "other": "x"}
    del at.session_state["other"]
    assert "other" not in at.session_state
    assert at.session_state.get("other", 1) == 1
    assert [*at.session_state.items()] == [("n", 6)]
    with pytest.raises(AttributeError, match="other"):
        _ = at.session_state.other
    assert at.run().session_state["n"] == 7


def test_an_option_that_is_not_offered_is_refused() -> None:
    at = app("import streamlit as st\nst.radio('R', [1, 2], format_func=lambda n: f'<{n}>')").run()
    assert (at.radio[0].options, at.radio[0].index) == (["<1>", "<2>"], 0)
    assert at.radio[0].set_value(2).run().radio[0].value == 2
    with pytest.raises(ValueError, match="not one of the options"):
        at.radio[0].set_value(3).run()


def test_a_script_that_is_edited_runs_as_it_is_now(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("import streamlit as st\nx = 1\nst.write(x)\n")
    at = AppTest.from_file(script).run()
    script.write_text("import streamlit as st\nx = 22\nst.write(x)\n")
    assert at.run().markdown.values == ["`22`"]


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError, match="absent.py"):
        AppTest.from_file("absent.py")


def test_a_run_that_takes_too_long_leaves_an_app_that_can_run_again() -> None:
    at = app(
        """
        import time
        import streamlit as st
        while st.checkbox("Wait", True, key="wait"):
            time.sleep(0.01)
            break
        while st.session_state.wait:
            time.sleep(0.01)
        st.text("over")
        """
    )
    with pytest.raises(RuntimeError, match="longer than its timeout of 0.2 seconds"):
        at.run(timeout=0.2)
    at.session_state["wait"] = False
    assert at.run().text.values == ["over"]


def test_several_runs_of_one_event_are_one_run_of_the_test() -> None:
    at = app(
        """
        import streamlit as st
        st.session_state.setdefault("n", 0)
        if st.session_state.n < 3:
            st.session_state.n += 1
            st.toast(f"{st.session_state.n}")
            st.rerun()
        st.text(st.session_state.n)
        """
    ).run()
    assert (at.text.values, at.toast.values) == (["3"], ["1", "2", "3"])


REPLACING = """
import json
import textwrap
import streamlit as st
data = json.loads("[1, 2]")
text = textwrap.TextWrapper(9).fill("a b")
st.text(f"{data} {text}")
"""


def test_what_a_test_replaces_between_runs_is_replaced_for_the_app() -> None:
    at = app(REPLACING).run()
    with mock.patch("json.loads", return_value="replaced"):
        assert at.run().text.values == ["replaced a b"]
        assert at.run().executed == []
    with mock.patch.object(textwrap.TextWrapper, "fill", return_value="filled"):
        assert at.run().text.values == ["[1, 2] filled"]
    assert at.run().text.values == ["[1, 2] a b"]
    at.run()
    assert "data" in at.reused


def test_what_the_source_does_not_name_is_not_looked_at(tmp_path: Path) -> None:
    source, replaced = tmp_path / "app.py", Replaced()
    source.write_text("import colorsys, textwrap")
    replaced.look([source])
    importlib.import_module("colorsys")
    assert not replaced.look([source])
    with mock.patch.object(sys.modules["colorsys"], "rgb_to_hsv"):
        assert replaced.look([source])
    assert replaced.look([source]), "it is back"
    with mock.patch("shelve.open"):
        assert not replaced.look([source])


def test_query_parameters_and_secrets_are_the_tests_own() -> None:
    at = AppTest.from_string("""
import streamlit as st
st.write(st.query_params.get("n", "none"), st.query_params.get_all("many"), "token" in st.secrets and st.secrets.token)
st.query_params["seen"] = "yes"
""")
    at.query_params = {"n": 3, "many": ["a", "b"]}
    at.secrets = {"token": "quiet words"}
    at.run()
    assert at.markdown[0].value == "3"
    assert at.query_params == {"n": "3", "many": ["a", "b"], "seen": "yes"}
    assert at.json[0].value == '["a", "b"]'
    at.secrets["token"] = "other words"
    assert at.run().markdown[-1].value == "other words"


def test_pages_are_switched(tmp_path: Path) -> None:
    (tmp_path / "more.py").write_text("import streamlit as st\nst.title('More')\nst.slider('n', 0, 9, 4)\n")
    (tmp_path / "home.py").write_text("import streamlit as st\nst.title('Home')\n")
    (tmp_path / "app.py").write_text("import streamlit as st\nst.navigation(['home.py', 'more.py']).run()\n")
    at = AppTest.from_file(tmp_path / "app.py").run()
    assert at.title[0].value == "Home"
    with pytest.raises(ValueError, match="no page 'less.py'; the pages of the last run: home.py, more.py"):
        at.switch_page("less.py")
    assert at.switch_page("more.py").run().title[0].value == "More"
    assert at.slider[0].set_value(7).run().slider[0].value == 7
    assert at.switch_page("home.py").run().title[0].value == "Home"


def test_the_names_are_those_of_streamlit() -> None:
    with finder.installed():
        assert "streamlit.testing.v1" not in sys.modules
        assert submodule("streamlit.testing.v1").AppTest is AppTest
        assert submodule("streamlit.testing.v1.errors").AppTestError is AppTestError
        assert submodule("streamlit.testing.v1.element_tree").Slider is names.NAMES["Slider"]


def test_each_claim_of_the_user_and_each_fact_of_the_browser_is_an_input_of_its_own() -> None:
    at = app("""
        import streamlit as st

        name = st.user.get("name")
        mail = st.user.email
        zone = st.context.timezone
        everybody = sorted(st.user)
        st.text([name, mail, zone, everybody])
    """)
    at.run()
    at.user = {"email": "test@example.com", "name": "Ida"}
    assert at.run().executed == ["L4", "L7", "L8"]
    at.context = {"timezone": "Europe/Berlin"}
    assert at.run().executed == ["L6", "L8"]
    at.user["email"] = "ida@example.com"
    assert at.run().executed == ["L5", "L8"]
    assert at.run().executed == []


def test_html_that_only_styles_stands_apart() -> None:
    at = AppTest.from_string(
        """
import streamlit as st
st.html("<style>p {}</style>")
st.html("<b>y</b>")
with st.container():
    st.html("<style>q {}</style>")
"""
    ).run()
    assert [one.type for one in at.main] == ["main", "html", "flex_container"]
    assert [one.value for one in at.html] == ["<b>y</b>", "<style>p {}</style>", "<style>q {}</style>"]
