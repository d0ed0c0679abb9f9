"""Tabs, expanders and popovers as widgets: what a script is told, and what executes again."""

from __future__ import annotations

import copy
import pickle

import pytest

from flowc.testing import AppTest
from flowc_shims.streamlit.elements.expander import ExpanderProps
from flowc_shims.streamlit.elements.popover import PopoverProps
from flowc_shims.streamlit.elements.tabs import TabsProps
from flowc_shims.streamlit.package import surface
from flowc_shims.streamlit.section import ExpanderContainer
from tests.properties.session_host import App


def test_a_section_that_does_not_report_is_no_widget() -> None:
    opened: list[object] = []

    def script() -> None:
        st = surface()
        opened.extend((st.expander("a").open, st.popover("b").open, *(tab.open for tab in st.tabs(["c", "d"]))))

    app = App(script).run()
    assert opened == [None, None, None, None]
    assert {app.only(kind).id for kind in (ExpanderProps, PopoverProps, TabsProps)} == {""}


def test_it_is_sent_at_once_also_inside_a_form() -> None:
    def script() -> None:
        st = surface()
        with st.form("form"):
            st.text(str(st.expander("a", on_change="rerun").open))

    app = App(script).run()
    assert app.widget("a").form == ""
    assert not app.widget("a").on_change_ignored
    assert app.set("a", True).texts() == ["True"]


def test_all_arguments_are_the_identity_also_with_a_key() -> None:
    wide = False

    def script() -> None:
        st = surface()
        st.text(str(st.expander("a", expanded=wide, key="a", on_change="rerun").open))

    app = App(script).run().set("a", True)
    before = app.id("a")
    wide = True
    app.run({before: False})
    assert app.id("a") != before
    assert app.texts() == ["True"], "another expander, which begins as it says"


def test_a_label_that_is_gone_gives_way_to_the_default() -> None:
    labels = ["a", "b", "c"]

    def script() -> None:
        st = surface()
        st.text(str([tab.open for tab in st.tabs(labels, default="b", key="tabs", on_change="rerun")]))

    app = App(script).run()
    assert app.texts() == ["[False, True, False]"]
    app.state.put("tabs", "c")
    assert app.run().texts() == ["[False, False, True]"]
    app.state.put("tabs", "d")
    assert app.run().texts() == ["[False, True, False]"]
    assert app.state.get("tabs") == "b"


def test_a_handle_is_copied_with_what_it_tells() -> None:
    kept: list[ExpanderContainer] = []

    def script() -> None:
        kept.append(surface().expander("a", expanded=True, on_change="rerun"))

    App(script).run()
    again = pickle.loads(pickle.dumps(kept[0]))
    assert type(again) is ExpanderContainer
    assert again.open is copy.deepcopy(kept[0]).open is kept[0].open is True
    with pytest.raises(AttributeError):
        kept[0].open = False  # type: ignore[misc] # what this is about


def test_who_does_not_ask_what_is_open_is_reused() -> None:
    at = AppTest.from_string(
        """
import streamlit as st
one, two = st.tabs(["one", "two"], on_change="rerun", key="tabs")
with one:
    st.write(sum(range(9)))
with two:
    st.write(sum(range(8)))
more = st.expander("more", key="more", on_change="rerun")
if more.open:
    st.write("more")
"""
    ).run()
    at.session_state["tabs"] = "two"
    at.run()
    assert [str(cell) for cell in at.executed] == ["L3", "L4", "L6"]
    at.session_state["more"] = True
    at.run()
    assert [str(cell) for cell in at.executed] == ["L8", "L9", "L10"]
