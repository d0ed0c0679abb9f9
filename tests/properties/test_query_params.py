"""`st.query_params` and `st.context`: both modes show the same, and each parameter is an input of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime.address import parsed_query
from flowc_runtime.cache.caches import Caches
from flowc_runtime.elements.node import Node
from flowc_runtime.events import Browser, Event, Interact, Rerun, RunReport, Visit
from flowc_runtime.oracle import QuietSink, comparable
from flowc_runtime.session import Mode, Session
from flowc_runtime.visiting import Visiting

READS = """\
import streamlit as st
st.text(f"a {st.query_params.get('a', 'none')}")
st.text(f"b {st.query_params.get('b', 'none')}")
st.text(str("c" in st.query_params))
st.text(str(list(st.query_params)))
"""
WRITES = """\
import streamlit as st
st.text(st.query_params.get("n", "none"))
n = st.slider("n", 0, 9, 1, key="n")
if n > 3:
    st.query_params["n"] = n
    st.query_params.more = ["x", "y"]
if n == 9:
    del st.query_params["n"]
if n == 8:
    st.query_params.from_dict({"only": "this"})
st.text(f"{st.query_params.to_dict()} {st.query_params.get_all('more')} {st.query_params}")
"""


class Tab:
    """A session and what it shows."""

    def __init__(self, folder: Path, source: str, mode: Mode = "reuse") -> None:
        script = folder / "app.py"
        script.write_text(source)
        self.session = Session(script, sink=QuietSink(), mode=mode, caches=Caches())

    def does(self, event: Event) -> RunReport:
        return self.session.handle(event)

    def executed(self, event: Event) -> list[str]:
        return [slot.cell for slot in self.does(event).executed]

    @property
    def texts(self) -> list[str]:
        return [str(getattr(node.props, "body", "")) for node in _below(self.session.page.main)]

    def slides(self, key: str, value: int) -> Interact:
        widget = next(node for node in _below(self.session.page.main) if getattr(node.props, "key", None) == key)
        return Interact(1, {str(getattr(widget.props, "id", "")): [value]})


def _below(node: Node) -> list[Node]:
    return [one for child in node.children for one in (child, *_below(child))]


def test_only_who_reads_a_parameter_executes_when_it_changes(tmp_path: Path) -> None:
    tab = Tab(tmp_path, READS)
    tab.does(Visit(0, query="a=1&b=2"))
    assert tab.texts == ["a 1", "b 2", "False", "['a', 'b']"]
    assert tab.executed(Visit(1, query="a=1&b=3")) == ["L3"]
    assert tab.executed(Visit(2, query="a=1&b=3&c=")) == ["L4", "L5"]
    assert tab.texts == ["a 1", "b 3", "True", "['a', 'b', 'c']"]
    assert tab.executed(Visit(3, query="b=3&c=")) == ["L2", "L5"]


def test_an_answer_that_is_not_verified_shows_an_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tab = Tab(tmp_path, READS)
    tab.does(Visit(0, query="a=1"))
    first = dict(tab.session.address.where.params)
    real = Visiting.answer
    monkeypatch.setattr(Visiting, "answer", lambda self, fact: first.get("a") if "a" in str(fact) else real(self, fact))
    tab.does(Visit(1, query="a=2"))
    assert tab.texts[0] == "a 1"


def test_writes_are_seen_at_once_and_performed_again(tmp_path: Path) -> None:
    tabs = [Tab(tmp_path, WRITES, mode) for mode in ("reuse", "full_rerun")]
    for value in (1, 5, 5, 2, 9, 4, 8, 8, 7):
        pages: list[object] = []
        for tab in tabs:
            tab.does(Rerun(0) if tab.session.page.main.children == () else tab.slides("n", value))
            tab.does(Rerun(1))
            pages.append((comparable(tab.session.page), tab.session.address.query))
        assert pages[0] == pages[1]
    assert tabs[0].session.address.query == "only=this&n=7&more=x&more=y"
    assert tabs[0].session.page.config.query == "only=this&n=7&more=x&more=y"


def test_a_reused_write_takes_place_after_the_reader_took_it_away(tmp_path: Path) -> None:
    tab = Tab(tmp_path, WRITES)
    tab.does(Rerun(0))
    tab.does(tab.slides("n", 5))
    assert tab.session.address.query == "n=5&more=x&more=y"
    assert "L5" not in tab.executed(Visit(1, query=""))
    assert tab.session.address.query == "n=5&more=x&more=y"


def test_what_cannot_be_set(tmp_path: Path) -> None:
    for statement, said in (
        ("st.query_params['embed'] = 'true'", "embed"),
        ("st.query_params['a'] = {'b': 1}", "dict"),
        ("del st.query_params['gone']", "gone"),
        ("st.query_params.gone", "gone"),
    ):
        tab = Tab(tmp_path, f"import streamlit as st\n{statement}\n")
        report = tab.does(Rerun(0))
        assert report.ending == "exception"
        assert said in str(tab.session.uncaught)


def test_embedding_is_not_shown_to_scripts(tmp_path: Path) -> None:
    tab = Tab(
        tmp_path, "import streamlit as st\nst.text(f\"{st.query_params.to_dict()} {'embed' in st.query_params}\")\n"
    )
    tab.does(Visit(0, query="embed=true&a=1"))
    assert tab.texts == ["{'a': '1'} False"]


def test_the_browser_tells_of_itself(tmp_path: Path) -> None:
    source = """\
import streamlit as st
st.text(st.context.headers["accept-language"])
st.text(f"{st.context.cookies.to_dict()} {st.context.ip_address}")
st.text(f"{st.context.theme.type} {st.context['locale']} {st.context.timezone_offset} {'url' in st.context}")
"""
    tab = Tab(tmp_path, source)
    browser = Browser((("Accept-Language", "de"),), (("a", "1"),), "dark", None, -60, "de", ip_address="127.0.0.1")
    tab.does(Visit(0, browser=browser))
    assert tab.texts == ["de", "{'a': '1'} None", "dark de -60 True"]
    assert tab.executed(Visit(1, browser=Browser(browser.headers, (("a", "2"),), "dark", None, -60, "de"))) == ["L3"]
    assert tab.executed(Visit(2)) == []


def test_a_query_longer_than_anybody_writes_is_none() -> None:
    assert parsed_query("a=1&a=2&b=") == {"a": ("1", "2"), "b": ""}
    assert parsed_query("a=" + "x" * 600_000) == {}
    assert parsed_query("&".join("a=1" for _ in range(2_000))) == {}
