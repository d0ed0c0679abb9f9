"""The model of Streamlit's browser, held against pages whose outcome its web client's rules fix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import dedent

import pytest

from tests.parity.events import Again, act
from tests.parity.normal_form import Form, Json, nodes, props_of
from tests.parity.observed import Observed
from tests.parity.real_streamlit import DriverFailed, RealStreamlit

Open = Callable[[str], Observed]


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


@pytest.fixture
def opened(real: RealStreamlit, tmp_path_factory: pytest.TempPathFactory) -> Open:
    def open_script(source: str) -> Observed:
        script = tmp_path_factory.mktemp("script") / "script.py"
        script.write_text("import streamlit as st\n" + dedent(source))
        return real.open(script)

    return open_script


def texts(page: Form) -> list[Json]:
    return [props_of(form)["body"] for form in nodes(page) if form["kind"] in ("text", "markdown")]


def test_a_block_over_a_block_of_its_type_keeps_what_it_does_not_overwrite(opened: Open) -> None:
    page = opened("""
        place = st.empty()
        with place.container():
            st.text("a")
            st.text("b")
        with place.container():
            st.text("c")
    """).page
    assert texts(page) == ["c", "b"]


def test_a_block_over_an_element_begins_empty(opened: Open) -> None:
    page = opened("""
        place = st.empty()
        with place.container():
            st.text("a")
            st.text("b")
        place.text("between")
        with place.container():
            st.text("c")
    """).page
    assert texts(page) == ["c"]


@pytest.mark.parametrize("end", ["st.stop()", "1 / 0", "pass"])
def test_what_a_run_did_not_reach_goes_when_it_ends(opened: Open, real: RealStreamlit, end: str) -> None:
    first = opened(f"""
        st.text("before")
        if st.checkbox("End"):
            {end}
            st.text("reached")
        else:
            st.text("after")
            st.text("long after")
    """)
    assert texts(first.page) == ["before", "after", "long after"]
    last = real.step(act(first.page, "End", True))
    assert texts(last.page) == (["before", "reached"] if end == "pass" else ["before"])


def test_a_run_that_ends_for_a_rerun_is_followed_by_the_one_it_asked_for(opened: Open, real: RealStreamlit) -> None:
    first = opened("""
        if st.button("Go"):
            st.session_state.n = st.session_state.get("n", 0) + 1
            st.text("going")
            st.rerun()
        st.text(st.session_state.get("n", 0))
    """)
    assert texts(real.step(act(first.page, "Go")).page) == ["1"]


def test_a_spinner_leaves_nothing(opened: Open) -> None:
    page = opened("""
        import time
        st.text("before")
        with st.spinner("wait"):
            time.sleep(0.15)
            st.text("during")
        st.text("after")
    """).page
    assert [form["kind"] for form in nodes(page)] == ["text", "text", "text"]


def test_the_browser_sends_what_the_user_chose_until_the_widget_goes(opened: Open, real: RealStreamlit) -> None:
    first = opened("""
        if not st.checkbox("Hide"):
            st.text(st.slider("Level", 0, 5))
    """)
    assert texts(real.step(act(first.page, "Level", [4.0])).page) == ["4"]
    assert texts(real.step(Again()).page) == ["4"]
    assert texts(real.step(act(first.page, "Hide", True)).page) == []
    assert texts(real.step(act(first.page, "Hide", False)).page) == ["0"]


def test_each_case_starts_with_fresh_caches_and_state(opened: Open) -> None:
    source = """
        @st.cache_resource
        def runs():
            return []
        runs().append(1)
        st.session_state.setdefault("mine", []).append(1)
        st.text(len(runs()) + len(st.session_state.mine))
    """
    assert texts(opened(source).page) == texts(opened(source).page) == ["2"]


def test_a_script_that_does_not_compile_is_told(opened: Open) -> None:
    assert opened("this is no Python").broken == "SyntaxError"


def test_what_fails_in_the_harness_fails_the_test(opened: Open, real: RealStreamlit) -> None:
    page = opened('st.checkbox("There")').page
    step = act(page, "There", True)
    opened('st.text("gone")')
    with pytest.raises(DriverFailed, match="NoSuchWidget"):
        real.step(step)
