"""The server with the real engine: a Streamlit script over real sockets, from widget to patch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from flowc.testing import Tab, connect
from flowc_runtime.server import ServeOptions, serving

_SCRIPT = """
import pandas as pd
import streamlit as st

st.set_page_config(page_title="Squares")


def main():
    st.title("Squares")
    n = st.slider("How many", 1, 50, 3, key="n")
    st.metric("Sum", sum(i * i for i in range(n)))
    st.dataframe(pd.DataFrame({"square": [i * i for i in range(n)]}))
    if "count" not in st.session_state:
        st.session_state.count = 0
    st.button("Add", on_click=add)
    st.text(f"count {st.session_state.count}")
    choice = st.sidebar.selectbox("Colour", ["red", "green"])
    st.sidebar.text(f"chosen {choice}")


def add():
    st.session_state.count += 1


main()
"""


@pytest.fixture(params=["reuse", "full_rerun"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    script = tmp_path / "squares.py"
    script.write_text(_SCRIPT)
    with serving(ServeOptions(script, port=0, headless=True, mode=request.param)) as url:
        yield url, script


def test_widgets_reach_the_script_and_only_what_changed_comes_back(served: tuple[str, Path]) -> None:
    url, _ = served
    with connect(url, timeout=30) as tab:
        assert tab.find("heading").text == "Squares"
        assert tab.config["title"] == "Squares"
        before = len(tab.received)
        tab.set("How many", 5)
        assert tab.find("metric").props["value"] == "30"
        changed = [message for message in tab.received[before:] if message.type == "patch"]
        ops = [op for patch in changed for op in msgspec.convert(patch.fields["ops"], list[dict[str, object]])]
        assert {op["op"] for op in ops} == {"update"}
        assert sum(patch.size for patch in changed) < 1500
        tab.click("Add")
        tab.click("Add")
        assert tab.find("text", "count").text == "count 2"
        tab.set("Colour", "green")
        assert tab.sidebar.children[1].text == "chosen green"
        assert tab.find("text", "count").text == "count 2"


def test_a_table_is_a_blob_that_is_fetched_once(served: tuple[str, Path]) -> None:
    url, _ = served
    with connect(url, timeout=30) as tab:
        digest = _table(tab)
        content = tab.blob(digest)
        assert len(content) > 100
        before = len(tab.received)
        tab.click("Add")
        assert _table(tab) == digest
        assert all(not message.fields.get("blobs") for message in tab.received[before:])


def test_a_saved_script_keeps_session_state_and_a_syntax_error_shows(served: tuple[str, Path]) -> None:
    url, script = served
    with connect(url, timeout=30) as tab:
        tab.click("Add")
        script.write_text(_SCRIPT.replace('f"count ', 'f"counted '))
        tab.wait_for(lambda: bool(tab.find_all("text", "counted 1")))
        script.write_text("st.title(\n")
        tab.wait_for(lambda: bool(tab.find_all("exception")))
        assert "SyntaxError" in str(dict(tab.find("exception").props))
        script.write_text(_SCRIPT)
        tab.wait_for(lambda: bool(tab.find_all("text", "count 1")) and not tab.find_all("exception"))


def test_two_visitors_do_not_share_their_state(served: tuple[str, Path]) -> None:
    url, _ = served
    with connect(url, timeout=30) as one, connect(url, timeout=30) as two:
        one.click("Add")
        two.set("n", 9)
        two.rerun()
        assert two.find("text", "count").text == "count 0"
        assert one.find("metric").props["value"] == "5"


def test_an_endless_dashboard_is_preempted_by_its_own_widgets(tmp_path: Path) -> None:
    script = tmp_path / "live.py"
    script.write_text(
        "import time\n"
        "import streamlit as st\n"
        "on = st.checkbox('Live')\n"
        "place = st.empty()\n"
        "tick = 0\n"
        "while on:\n"
        "    tick += 1\n"
        "    place.text(f'tick {tick}')\n"
        "    time.sleep(0.005)\n"
        "place.text('still')\n"
    )
    with serving(ServeOptions(script, port=0, headless=True)) as url, connect(url, timeout=30) as tab:
        assert tab.find("text").text == "still"
        tab.send_values({"Live": True})
        tab.wait_for(lambda: "tick" in tab.find("text").text)
        seen = tab.find("text").text
        tab.wait_for(lambda: tab.find("text").text != seen)
        tab.set("Live", False)
        assert tab.find("text").text == "still"
        assert "preempted" in {report.ending for report in tab.reports}


def _table(tab: Tab) -> str:
    data = tab.find("dataframe").props["data"]
    return str(msgspec.convert(data, dict[str, object])["digest"])


@pytest.mark.parametrize("leave", ["sys.exit(3)", "raise KeyboardInterrupt", "raise SystemExit('done')"])
def test_a_script_that_exits_ends_only_its_run(leave: str, tmp_path: Path) -> None:
    script = tmp_path / "leaves.py"
    script.write_text(
        "import sys\nimport streamlit as st\n"
        f"st.text('before')\nif st.button('leave'):\n    {leave}\nst.text('after')\n"
    )
    with serving(ServeOptions(script, port=0, headless=True)) as url, connect(url, timeout=30) as tab:
        assert tab.click("leave").ending == "stop"
        assert [element.text for element in tab.find_all("text")] == ["before"]
        tab.rerun()
        assert [element.text for element in tab.find_all("text")] == ["before", "after"]
        with connect(url, timeout=30) as other:
            assert [element.text for element in other.find_all("text")] == ["before", "after"]
