"""Widgets that choose among options: texts from the browser become options, what is none gives way, all is copied."""

from __future__ import annotations

from flowc_shims.streamlit.elements.multiselect import MultiselectProps
from flowc_shims.streamlit.elements.radio import RadioProps
from flowc_shims.streamlit.elements.select_slider import SelectSliderProps
from flowc_shims.streamlit.elements.selectbox import SelectboxProps
from flowc_shims.streamlit.errors import (
    StreamlitSelectionCountExceedsMaxError,
)
from flowc_shims.streamlit.package import surface
from tests.properties.session_host import App

st = surface()


def test_radio_and_selectbox_send_texts() -> None:
    def script() -> None:
        chosen = st.radio("r", [1, 2], format_func=lambda n: f"no {n}", captions=["x", None], horizontal=True)
        other = st.selectbox("s", [1, 2], index=None, placeholder="")
        st.text((chosen, other))

    app = App(script).run()
    radio, box = app.only(RadioProps), app.only(SelectboxProps)
    assert (radio.options, radio.value, radio.default, radio.captions) == (("no 1", "no 2"), "no 1", 0, ("x", ""))
    assert (box.options, box.value, box.default, box.placeholder) == (("1", "2"), None, None, " ")
    assert app.set("r", "no 2").set("s", "2").texts() == ["(2, 2)"]
    assert app.set("s", None).texts() == ["(2, None)"]
    assert app.set("r", "no 9").texts() == ["(1, None)"], "what is no option gives way to the default"


def test_selectbox_accepts_new_options_only_if_asked() -> None:
    open_ended = App(lambda: st.text(st.selectbox("a", ["x"], accept_new_options=True))).run()
    assert open_ended.set("a", "mine").texts() == ["mine"]
    assert open_ended.only(SelectboxProps).value == "mine"
    closed = App(lambda: st.text(st.selectbox("a", ["x"]))).run()
    assert closed.set("a", "mine").texts() == ["x"]


def test_of_equal_texts_the_last_option_is_meant() -> None:
    app = App(lambda: st.text(repr(st.selectbox("a", [1, "1"])))).run()
    assert app.texts() == ["1"]
    assert app.set("a", "1").texts() == ["'1'"]
    several = App(lambda: st.text(repr(st.multiselect("a", [1, "1"])))).run()
    assert several.set("a", ["1"]).texts() == ["[1]"], "of several choices it is the first, in Streamlit too"


def test_a_reset_selectbox_writes_session_state() -> None:
    options = ["a", "b", "c"]

    def script() -> None:
        st.text((st.selectbox("s", options, key="k"), st.session_state.k))

    app = App(script).run().set("s", "c")
    assert app.texts() == ["('c', 'c')"]
    options.remove("c")
    assert app.run().texts() == ["('a', 'a')"]
    assert app.only(SelectboxProps).value == "a"


def test_selectbox_keeps_its_value_when_options_move() -> None:
    options = ["a", "b"]
    app = App(lambda: st.text(st.selectbox("s", options, key="k"))).run().set("s", "b")
    options.insert(0, "z")
    assert app.run().texts() == ["b"]
    assert app.only(SelectboxProps).value == "b"


def test_multiselect() -> None:
    app = App(lambda: st.text(st.multiselect("m", [1, 2, 3], [1], select_all=True, max_selections=2))).run()
    props = app.only(MultiselectProps)
    assert (props.options, props.value, props.default, props.select_all) == (("1", "2", "3"), ("1",), (0,), -1)
    assert app.set("m", ["3", "1"]).texts() == ["[3, 1]"]
    assert app.set("m", ["3", "9"]).texts() == ["[3]"], "what is no option drops out"
    assert app.set("m", []).texts() == ["[]"]
    assert isinstance(app.fails({app.id("m"): ["1", "2", "3"]}), StreamlitSelectionCountExceedsMaxError)


def test_return_values_are_copies() -> None:
    def script() -> None:
        chosen = st.multiselect("m", [1, 2], [1], key="k")
        chosen.append(9)
        st.text(st.session_state.k)

    assert App(script).run().run().texts() == ["[1]"]


def test_options_are_copied_too() -> None:
    def script() -> None:
        option = st.selectbox("s", [{"a": 1}], key="k")
        option["a"] = 2
        st.text(st.session_state.k)

    assert App(script).run().texts() == ["{'a': 1}"]


def test_select_slider_events() -> None:
    app = App(lambda: st.text(st.select_slider("a", ["x", "y", "z"], ("x", "y")))).run()
    props = app.only(SelectSliderProps)
    assert (props.options, props.value, props.default) == (("x", "y", "z"), ("x", "y"), (0, 1))
    assert app.set("a", ["z", "y"]).texts() == ["('y', 'z')"]
    single = App(lambda: st.text(st.select_slider("a", ["x", "y"], key="k"))).run()
    assert single.set("a", ["y"]).texts() == ["y"]
    assert single.set("a", ["nope"]).texts() == ["x"]
