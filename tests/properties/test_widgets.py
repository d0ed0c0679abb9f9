"""Widgets: what makes one the same as before, how each follows the browser, and where it stands on the page."""

from __future__ import annotations

from flowc_shims.streamlit.elements.button import ButtonProps
from flowc_shims.streamlit.elements.checkbox import CheckboxProps
from flowc_shims.streamlit.elements.number_input import NumberInputProps
from flowc_shims.streamlit.elements.selectbox import SelectboxProps
from flowc_shims.streamlit.elements.text_area import TextAreaProps
from flowc_shims.streamlit.elements.text_input import TextInputProps
from flowc_shims.streamlit.package import surface
from tests.properties.session_host import App

st = surface()


def test_a_widget_in_the_sidebar_is_another_one() -> None:
    def script() -> None:
        st.checkbox("a")
        st.sidebar.checkbox("a")
        with st.sidebar, st.container():
            st.text(st.checkbox("b"))
        st.text(st.checkbox("b"))

    app = App(script).run()
    assert app.error is None
    assert len({props.id for props in app.elements() if isinstance(props, CheckboxProps)}) == 4


def test_position_and_help_are_no_identity_with_a_key() -> None:
    def one() -> None:
        st.slider("a", 0, 10, key="k", help="x")

    def other() -> None:
        st.text("first")
        st.slider("b", 0, 10, 5, key="k")

    assert App(one).run().id("k") == App(other).run().id("k")
    assert App(one).run().id("k").endswith("-k")


def test_the_whitelist_of_a_keyed_slider_is_identity() -> None:
    def ids(*bounds: int) -> str:
        return App(lambda: st.slider("a", *bounds, key="k")).run().id("k")

    assert ids(0, 10) == ids(0, 10)
    assert ids(0, 10) != ids(0, 20)


def test_labels_are_identity_without_a_key() -> None:
    assert App(lambda: st.checkbox("a")).run().id("a") != App(lambda: st.checkbox("b")).run().id("b")
    assert App(lambda: st.checkbox("a")).run().id("a") != App(lambda: st.toggle("a")).run().id("a")


def test_button_is_true_for_one_run() -> None:
    app = App(lambda: st.text(st.button("go", type="primary", icon=":material/home:", shortcut="Control + K"))).run()
    assert app.texts() == ["False"]
    before = app.only(ButtonProps)
    assert (before.type, before.icon, before.shortcut, before.width) == (
        "primary",
        ":material/home:",
        "ctrl+k",
        "content",
    )
    assert app.set("go", True).texts() == ["True"]
    assert app.only(ButtonProps) == before, "a click leaves no mark on the button"
    assert app.run().texts() == ["False"]


def test_checkbox_and_toggle_follow_the_browser() -> None:
    app = App(lambda: st.text((st.checkbox("a", True), st.toggle("b")))).run()
    assert app.texts() == ["(True, False)"]
    assert app.set("a", False).texts() == ["(False, False)"]
    assert app.set("b", True).texts() == ["(False, True)"]
    assert app.only(CheckboxProps).value is False
    assert app.only(CheckboxProps).default is True


def test_text_widgets() -> None:
    app = App(lambda: st.text((st.text_input("a", max_chars=2), st.text_area("b", None)))).run()
    assert app.texts() == ["('', None)"]
    assert app.set("a", "xyz").set("b", "l1\nl2").texts() == ["('xy', 'l1\\nl2')"]
    area = app.only(TextAreaProps)
    assert (area.value, area.default, area.height) == ("l1\nl2", None, 122)
    assert app.only(TextInputProps).value == "xy"


def test_text_input_kinds() -> None:
    def props(**arguments: object) -> TextInputProps:
        return App(lambda: st.text_input("a", **arguments)).run().only(TextInputProps)

    email = props(type="email")
    assert (email.icon, email.autocomplete) == (":material/mail:", "email")
    assert email.validate_regex is not None
    assert props(type="email", validate=("x", "y")).validate_message == "y"
    assert props(type="password").autocomplete == "new-password"
    assert props(live=True).live_debounce_ms == 250
    assert props(live="0.3s").live_debounce_ms == 300
    assert props(live="0ms").live_debounce_ms == 0
    assert props().live_debounce_ms is None


def test_none_in_session_state_empties_a_widget() -> None:
    def script() -> None:
        for key in ("b", "r", "t", "n"):
            if key not in st.session_state:
                st.session_state[key] = None
        st.text(
            (
                st.selectbox("b", [1, 2], key="b"),
                st.radio("r", [1, 2], key="r"),
                st.text_input("t", key="t"),
                st.number_input("n", key="n"),
            )
        )

    app = App(script).run()
    assert app.texts() == ["(None, None, None, None)"]
    assert app.run().texts() == ["(None, None, None, None)"]
    assert app.set("b", "2").set("n", 1.5).texts() == ["(2, None, None, 1.5)"]
    box, number = app.only(SelectboxProps), app.only(NumberInputProps)
    assert (box.value, number.value) == ("2", 1.5)


def test_a_disabled_widget_ignores_the_browser() -> None:
    calls: list[int] = []
    app = App(lambda: st.text(st.checkbox("a", disabled=True, on_change=lambda: calls.append(1)))).run()
    assert app.set("a", True).texts() == ["False"]
    assert calls == []
    assert app.only(CheckboxProps).disabled


def test_a_widget_in_a_placeholder_takes_its_place() -> None:
    def script() -> None:
        place = st.empty()
        place.text("loading")
        st.text(place.checkbox("a"))

    app = App(script).run()
    assert [type(props).__name__ for props in app.elements()] == ["CheckboxProps", "TextProps"]


def test_every_widget_looks_out_for_preemption() -> None:
    app = App(lambda: st.checkbox("a")).run()
    assert app.host.checkpoints >= 1


def test_a_widget_in_a_cached_function_is_warned_of() -> None:
    def script() -> None:
        def f() -> bool:
            return bool(st.checkbox("a"))

        st.cache_data(f, show_spinner=False)()

    app = App(script).run()
    assert [type(props).__name__ for props in app.elements()] == ["ExceptionProps", "CheckboxProps"]
