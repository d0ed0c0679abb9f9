"""What a cached function shows: its elements on a hit, and the spinner while it runs."""

from __future__ import annotations

from flowc_shims.streamlit.caching.errors import (
    CacheReplayClosureError,
)
from flowc_shims.streamlit.elements.spinner import SpinnerProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.package import surface
from flowc_shims.streamlit.page import Append, Remove
from tests.properties.counted_function import counted
from tests.properties.session_host import App

st = surface()


def test_elements_are_shown_again_on_a_hit() -> None:
    @st.cache_data  # type: ignore[untyped-decorator] # the surface is what a script sees: a module without types
    def f() -> None:
        st.text("one")
        with st.container():
            st.text("in")
        place = st.empty()
        place.text("late")
        st.sidebar.text("side")

    def script() -> None:
        f()
        with st.expander("more"):
            f()

    app = App(script)
    first = app.run().texts()
    assert first == ["one", "in", "late", "side"] * 2
    targets = [
        write.target
        for write in app.host.writes
        if isinstance(write, Append) and isinstance(write.props, TextProps) and write.props.body == "one"
    ]
    assert targets[0] is None
    assert targets[1] is not None, "the second time it stands in the expander"
    assert app.run().texts() == first


def test_nested_functions_show_what_the_inner_one_shows() -> None:
    @st.cache_data  # type: ignore[untyped-decorator] # see above
    def inner() -> None:
        st.text("inner")

    @st.cache_data  # type: ignore[untyped-decorator] # see above
    def outer() -> None:
        inner()
        st.text("outer")

    app = App(lambda: (inner(), outer(), outer())).run()
    assert app.texts() == ["inner", "inner", "outer", "inner", "outer"]


def test_a_container_from_outside_cannot_be_replayed() -> None:
    def script() -> None:
        box = st.container()

        @st.cache_data  # type: ignore[untyped-decorator] # see above
        def f() -> None:
            box.text("x")

        f()
        st.text("once")
        f()

    app = App(script)
    assert type(app.fails()) is CacheReplayClosureError
    assert app.texts() == ["x", "once"]


def test_a_spinner_is_shown_while_the_outermost_function_runs() -> None:
    inner, _ = counted()
    outer = st.cache_data(lambda: inner(1), show_spinner="Working", show_time=True)
    app = App(lambda: (outer(), inner(2), outer())).run()
    shown = [write.props for write in app.host.writes if isinstance(write, Append)]
    spinners = [props for props in shown if isinstance(props, SpinnerProps)]
    assert [(props.text, props.show_time, props.cache) for props in spinners] == [
        ("Working", True, True),
        ("Running `counted.<locals>.function(...)`.", False, True),
    ]
    assert sum(isinstance(write, Remove) for write in app.host.writes) == 2
    quiet, _ = counted(show_spinner=False)
    assert App(quiet).run().host.writes == []
