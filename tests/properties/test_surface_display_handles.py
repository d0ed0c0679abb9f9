"""Handles: where a command writes to, alone, in a `with`, and on what another command gave."""

from __future__ import annotations

import copy
import pickle
import threading
from typing import Any

import pytest

from flowc_shims.streamlit.delta_generator import (
    COMMANDS,
    MAIN_HANDLE,
    SIDEBAR_HANDLE,
    DeltaGenerator,
    ancestor_kinds,
)
from flowc_shims.streamlit.elements import ALL_PROPS
from flowc_shims.streamlit.elements.markdown import MarkdownProps
from flowc_shims.streamlit.elements.spinner import Spinner, SpinnerProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.errors import NoSessionContext
from flowc_shims.streamlit.host import use_host
from flowc_shims.streamlit.not_built import NotBuilt
from flowc_shims.streamlit.page import Append, Remove, Replace
from tests.properties.fake_host import FakeHost, fake_host

st: Any = MAIN_HANDLE  # commands are installed when the program starts: no type checker sees them


def test_every_kind_has_its_own_tag_and_is_frozen() -> None:
    tags = [props.__struct_config__.tag for props in ALL_PROPS]
    assert len(tags) == len(set(tags)) > 35
    assert [props for props in ALL_PROPS if not props.__struct_config__.frozen] == []


def test_a_command_outside_a_run_says_so() -> None:
    with pytest.raises(NoSessionContext):
        st.text("a")


def test_every_write_passes_a_checkpoint_first() -> None:
    seen: list[int] = []

    class Counting(FakeHost):
        def checkpoint(self) -> None:
            super().checkpoint()
            seen.append(len(self.writes))

    host = Counting()
    with use_host(host):
        st.columns(2)
        st.empty().text("a")
        st.toast("t")
        with st.spinner():
            pass
    # Before each of row, two columns, placeholder, text, toast, spinner; and once more when the spinner has gone.
    assert seen == [0, 1, 2, 3, 4, 5, 6, 8]


def test_a_preempted_write_does_not_take_place() -> None:
    class Preempted(BaseException):
        pass

    class Host(FakeHost):
        def checkpoint(self) -> None:
            raise Preempted

    host = Host()
    with use_host(host), pytest.raises(Preempted):
        st.text("a")
    assert host.writes == []


def test_the_main_handle_writes_to_the_current_container_and_others_to_their_own() -> None:
    with fake_host() as host:
        box = st.container()
        with box:
            st.text("in")
            SIDEBAR_HANDLE.text("side")
            with st.container():
                box.text("out again")
        st.text("out")
    assert host.outline() == [["container", "text", ["container"], "text"], "text"]
    assert [node.props for node in host.page().sidebar.children] == [TextProps(body="side")]


def test_a_container_can_be_entered_again_and_within_itself() -> None:
    with fake_host() as host:
        box = st.container()
        with box:
            st.text("1")
            with box:
                st.text("2")
            st.text("3")
        with box:
            st.text("4")
    assert host.outline() == [["container", "text", "text", "text", "text"]]


def test_an_exception_leaves_every_container() -> None:
    with fake_host() as host:
        with pytest.raises(ZeroDivisionError), st.container(), st.expander("x"):
            raise ZeroDivisionError
        assert host.current_container() == "main"
        st.text("after")
    assert host.outline()[-1] == "text"


def test_an_elements_handle_replaces_in_place() -> None:
    with fake_host() as host:
        place = st.text("a")
        st.text("below")
        second = place.markdown("b")
        assert isinstance(second, DeltaGenerator)
        second.markdown("c")
    assert [type(write) for write in host.writes] == [Append, Append, Replace, Replace]
    assert host.shown() == [MarkdownProps(body="c"), TextProps(body="below")]


def test_inside_a_placeholder_each_write_replaces_the_one_before() -> None:
    with fake_host() as host:
        with st.empty():
            st.text("a")
            st.columns(2)[1].text("in a column")
            st.text("b")
    assert host.shown() == [TextProps(body="b")]


def test_a_placeholder_entered_on_another_host_is_not_current_here() -> None:
    """A thread serves one run after the other; what an ended run entered must not leak into the next."""
    first, second = FakeHost(), FakeHost()
    with use_host(first):
        with st.empty():
            with use_host(second):
                st.text("a")
                st.text("b")
    assert second.outline() == ["text", "text"]
    assert first.outline() == ["empty"]


def test_threads_do_not_share_what_they_entered() -> None:
    host = FakeHost()

    def write() -> None:
        with use_host(FakeHost()) as _:
            st.text("own")

    with use_host(host), st.container():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        st.text("in")
    assert host.outline() == [["container", "text"]]


def test_a_spinner_goes_when_its_block_ends_even_with_an_exception() -> None:
    with fake_host() as host:
        spinner = st.spinner("wait")
        spinner.__enter__()
        assert host.outline() == ["spinner"]
        error = ValueError()
        assert spinner.__exit__(ValueError, error, None) is False
    assert host.outline() == []
    assert type(host.writes[-1]) is Remove


def test_a_spinner_stands_beside_a_placeholder_and_not_in_it() -> None:
    with fake_host() as host:
        place = st.empty()
        place.text("kept")
        with place, st.spinner("wait"):
            assert host.outline() == ["text", "spinner"]
        with st.container(), st.spinner("wait"):
            assert host.outline() == ["text", ["container", "spinner"]]
    assert host.outline() == ["text", ["container"]]


def test_a_spinner_can_be_used_once() -> None:
    with fake_host():
        spinner = st.spinner("wait")
        with spinner:
            pass
        with pytest.raises(RuntimeError), spinner:
            pass


def test_context_managers_say_that_they_only_change_the_container() -> None:
    assert DeltaGenerator.__flowc_transparent__ is True
    assert Spinner.__flowc_transparent__ is True
    assert SpinnerProps.is_transient


def test_tabs_and_expanders_give_themselves_to_with_and_containers_nothing() -> None:
    with fake_host():
        expander, (tab,), box = st.expander("e"), st.tabs(["t"]), st.container()
        with expander as inner:
            assert inner is expander
        with tab as inner:
            assert inner is tab
        with box as inner:
            assert inner is None
        assert (expander.open, tab.open) == (None, None)


def test_handles_cannot_be_changed_and_copies_are_themselves() -> None:
    with fake_host():
        box = st.container()
    with pytest.raises(AttributeError):
        box.color = "red"
    with pytest.raises(AttributeError):
        del box._ref
    assert copy.copy(box) is box
    assert copy.deepcopy({"box": box})["box"] is box
    assert pickle.loads(pickle.dumps(MAIN_HANDLE)) is MAIN_HANDLE
    assert pickle.loads(pickle.dumps(SIDEBAR_HANDLE)) is SIDEBAR_HANDLE


def test_a_pickled_handle_still_writes_to_its_place() -> None:
    with fake_host() as host:
        box = st.container()
        pickle.loads(pickle.dumps(box)).text("in")
    assert host.outline() == [["container", "text"]]


def test_ancestors_are_told_from_the_inside_out() -> None:
    with fake_host():
        with st.columns(2)[0], st.expander("e"):
            assert list(ancestor_kinds(st)) == ["expander", "column", "columns", "main"]
        assert list(ancestor_kinds(st)) == ["main"]
        assert list(ancestor_kinds(SIDEBAR_HANDLE.container())) == ["container", "sidebar"]


def test_what_is_not_built_is_named_when_it_is_called() -> None:
    connect = st.connection
    with fake_host(), pytest.raises(NotBuilt, match="connection"):
        connect("sql")
    assert not hasattr(st, "_repr_html_")


def test_commands_say_what_they_do() -> None:
    assert [name for name, command in COMMANDS.items() if not command.__doc__] == []
