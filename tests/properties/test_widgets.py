"""Widgets: what a call returns, what it shows, and what it refuses; the facts are Streamlit's."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pandas as pd
import pytest

from flowc_shims.streamlit.elements.button import ButtonProps
from flowc_shims.streamlit.elements.checkbox import CheckboxProps
from flowc_shims.streamlit.elements.multiselect import MultiselectProps
from flowc_shims.streamlit.elements.number_input import NumberInputProps
from flowc_shims.streamlit.elements.radio import RadioProps
from flowc_shims.streamlit.elements.select_slider import SelectSliderProps
from flowc_shims.streamlit.elements.selectbox import SelectboxProps
from flowc_shims.streamlit.elements.slider import SliderProps
from flowc_shims.streamlit.elements.text_area import TextAreaProps
from flowc_shims.streamlit.elements.text_input import TextInputProps
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitDefaultNotInOptionsError,
    StreamlitDuplicateElementId,
    StreamlitDuplicateElementKey,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidMinMaxError,
    StreamlitInvalidNumberFormatError,
    StreamlitInvalidParameterTypeError,
    StreamlitInvalidWidthError,
    StreamlitJSNumberBoundsError,
    StreamlitMissingRequiredParameterError,
    StreamlitMixedNumericTypesError,
    StreamlitSelectionCountExceedsMaxError,
    StreamlitValueAboveMaxError,
    StreamlitValueBelowMinError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)
from flowc_shims.streamlit.package import surface
from tests.properties.session_host import App

st = surface()


def value_of(call: Callable[[], object]) -> object:
    """What one call returns in a first run."""
    found: list[object] = []
    app = App(lambda: found.append(call())).run()
    assert app.error is None, app.error
    return found[0]


def error_of(call: Callable[[], object]) -> Exception:
    return App(call).fails()


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Name(enum.StrEnum):
    ONE = "one"


VALUES: list[tuple[str, Callable[[], object], object]] = [
    ("checkbox", lambda: st.checkbox("a"), False),
    ("checkbox, any truth", lambda: st.checkbox("a", value="x"), True),
    ("toggle", lambda: st.toggle("a", value=True), True),
    ("button", lambda: st.button("a"), False),
    ("radio", lambda: st.radio("a", ["x", "y"]), "x"),
    ("radio, index", lambda: st.radio("a", ["x", "y"], index=1), "y"),
    ("radio, no index", lambda: st.radio("a", ["x", "y"], index=None), None),
    ("radio, no options", lambda: st.radio("a", []), None),
    ("selectbox", lambda: st.selectbox("a", (3, 4)), 3),
    ("selectbox, no options", lambda: st.selectbox("a", []), None),
    ("selectbox, array", lambda: st.selectbox("a", np.array([1, 2])), 1),
    ("selectbox, frame", lambda: st.selectbox("a", pd.DataFrame({"x": [5, 6], "y": [7, 8]})), 5),
    ("selectbox, series", lambda: st.selectbox("a", pd.Series(["u", "v"])), "u"),
    ("selectbox, index", lambda: st.selectbox("a", pd.Index([1, 2])), 1),
    ("selectbox, dictionary", lambda: st.selectbox("a", {"k": 1}), "k"),
    ("selectbox, iterator", lambda: st.selectbox("a", (x for x in [1, 2])), 1),
    ("selectbox, one", lambda: st.selectbox("a", 5), 5),
    ("selectbox, bytes", lambda: st.selectbox("a", b"ab"), b"ab"),
    ("selectbox, text", lambda: st.selectbox("a", "ab"), "ab"),
    ("selectbox, None", lambda: st.selectbox("a", None), None),
    ("selectbox, enum", lambda: st.selectbox("a", Colour), Colour.RED),
    ("selectbox, text enum", lambda: st.selectbox("a", Name), "one"),
    ("multiselect", lambda: st.multiselect("a", [1, 2]), []),
    ("multiselect, default", lambda: st.multiselect("a", [1, 2, 3], default=[3, 1]), [3, 1]),
    ("multiselect, one default", lambda: st.multiselect("a", [1, 2, 3], default=2), [2]),
    ("slider", lambda: st.slider("a"), 0),
    ("slider, value", lambda: st.slider("a", value=5), 5),
    ("slider, wide", lambda: st.slider("a", 0, 10, value=12), 12),
    ("slider, all", lambda: st.slider("a", 0, 10, value=()), (0, 10)),
    ("slider, one in a list", lambda: st.slider("a", 0, 10, value=[3]), (3,)),
    ("slider, backwards", lambda: st.slider("a", 0, 10, value=[8, 3]), (3, 8)),
    ("slider, swapped bounds", lambda: st.slider("a", 10, 0), 10),
    ("slider, float", lambda: st.slider("a", 0.0, 10.0), 0.0),
    ("slider, bool", lambda: st.slider("a", True, 10), 1),
    ("slider, numpy", lambda: st.slider("a", np.int64(0), np.int64(9), np.int64(3)), 3),
    ("slider, date", lambda: st.slider("a", value=date(2024, 1, 5)), date(2024, 1, 5)),
    ("slider, time", lambda: st.slider("a", value=time(12, 30)), time(12, 30)),
    ("slider, times", lambda: st.slider("a", value=(time(12, 30), time(13))), (time(12, 30), time(13, 0))),
    (
        "slider, datetime",
        lambda: st.slider("a", value=datetime(2024, 1, 5, tzinfo=UTC)),
        datetime(2024, 1, 5, tzinfo=UTC),
    ),
    ("select_slider", lambda: st.select_slider("a", ["x", "y"]), "x"),
    ("select_slider, value", lambda: st.select_slider("a", ["x", "y"], "y"), "y"),
    ("select_slider, range", lambda: st.select_slider("a", ["x", "y", "z"], ("z", "x")), ("x", "z")),
    ("select_slider, float", lambda: st.select_slider("a", [0.1, 0.1 * 3], 0.3), 0.1 * 3),
    ("text_input", lambda: st.text_input("a"), ""),
    ("text_input, number", lambda: st.text_input("a", value=5), "5"),
    ("text_input, cut", lambda: st.text_input("a", value="abcdef", max_chars=3), "abc"),
    ("text_input, none", lambda: st.text_input("a", value=None), None),
    ("text_area", lambda: st.text_area("a", "x\ny"), "x\ny"),
    ("number_input", lambda: st.number_input("a"), 0.0),
    ("number_input, int", lambda: st.number_input("a", 1), 1),
    ("number_input, min", lambda: st.number_input("a", 2, 10), 2),
    ("number_input, none", lambda: st.number_input("a", value=None), None),
    ("number_input, text format", lambda: st.number_input("a", value=5, format="%s"), 5),
    ("number_input, float format", lambda: st.number_input("a", value=5, format="%0.1f"), 5),
    ("number_input, bool", lambda: st.number_input("a", value=True), 1),
]


@pytest.mark.parametrize(("call", "expected"), [case[1:] for case in VALUES], ids=[case[0] for case in VALUES])
def test_value_in_the_first_run(call: Callable[[], object], expected: object) -> None:
    value = value_of(call)
    assert value == expected
    assert type(value) is type(expected)


REFUSED: list[tuple[str, Callable[[], object], type[Exception]]] = [
    ("two alike", lambda: (st.checkbox("a"), st.checkbox("a")), StreamlitDuplicateElementId),
    ("one key", lambda: (st.checkbox("a", key="k"), st.slider("b", key="k")), StreamlitDuplicateElementKey),
    ("empty key", lambda: st.checkbox("a", key=""), StreamlitValueError),
    ("reserved key", lambda: st.checkbox("a", key="$$IDx"), StreamlitAPIException),
    ("label visibility", lambda: st.checkbox("a", label_visibility="gone"), StreamlitValueError),
    ("on_change", lambda: st.checkbox("a", on_change="foo"), StreamlitValueError),
    ("on_click", lambda: st.button("a", on_click="rerun"), StreamlitAPIException),
    ("disabled", lambda: st.checkbox("a", disabled="yes"), TypeError),
    ("bind", lambda: st.checkbox("a", bind="url"), StreamlitValueError),
    ("bind, not built", lambda: st.checkbox("a", key="k", bind="query-params"), StreamlitAPIException),
    ("persist_state", lambda: st.checkbox("a", key="k", persist_state="ever"), StreamlitValueError),
    ("persist without key", lambda: st.checkbox("a", persist_state="page"), StreamlitMissingRequiredParameterError),
    ("button type", lambda: st.button("a", type="foo"), StreamlitValueError),
    ("button shortcut", lambda: st.button("a", shortcut="R"), StreamlitAPIException),
    ("button icon position", lambda: st.button("a", icon_position="top"), StreamlitValueError),
    ("button width", lambda: st.button("a", width="wide"), StreamlitInvalidWidthError),
    ("radio index", lambda: st.radio("a", ["x"], index=3), StreamlitValueOutOfRangeError),
    ("radio caption", lambda: st.radio("a", ["x"], captions=[5]), StreamlitInvalidParameterTypeError),
    ("selectbox index", lambda: st.selectbox("a", ["x"], index="0"), StreamlitInvalidParameterTypeError),
    ("selectbox format", lambda: st.selectbox("a", [1], format_func=lambda x: x), TypeError),
    ("selectbox arrays", lambda: st.selectbox("a", [np.array([1, 2])]), StreamlitAPIException),
    (
        "selectbox filter",
        lambda: st.selectbox("a", [1], filter_mode=None, accept_new_options=True),
        StreamlitIncompatibleParametersError,
    ),
    ("multiselect default", lambda: st.multiselect("a", [1], default=9), StreamlitDefaultNotInOptionsError),
    (
        "multiselect too many",
        lambda: st.multiselect("a", [1, 2], default=[1, 2], max_selections=1),
        StreamlitSelectionCountExceedsMaxError,
    ),
    ("multiselect max", lambda: st.multiselect("a", [1], max_selections=0), StreamlitValueError),
    ("slider, one point", lambda: st.slider("a", 1, 1), StreamlitInvalidMinMaxError),
    ("slider, step", lambda: st.slider("a", step=0), StreamlitValueError),
    ("slider, mixed", lambda: st.slider("a", 0.0, 10), StreamlitInvalidParameterTypeError),
    ("slider, value type", lambda: st.slider("a", 0, 10, value=1.5), StreamlitInvalidParameterTypeError),
    ("slider, text", lambda: st.slider("a", value="x"), StreamlitInvalidParameterTypeError),
    ("slider, list of text", lambda: st.slider("a", value=["x"]), KeyError),
    ("slider, three", lambda: st.slider("a", value=[1, 2, 3]), StreamlitValueError),
    ("slider, huge", lambda: st.slider("a", 0, 2**60), StreamlitJSNumberBoundsError),
    ("slider, beyond floats", lambda: st.slider("a", 0, 10**400), StreamlitJSNumberBoundsError),
    ("select_slider, none", lambda: st.select_slider("a"), StreamlitMissingRequiredParameterError),
    ("select_slider, other", lambda: st.select_slider("a", [1], 2), ValueError),
    ("text type", lambda: st.text_input("a", type="colour"), StreamlitValueError),
    ("text validate", lambda: st.text_input("a", validate=("x",)), StreamlitValueError),
    ("text live", lambda: st.text_input("a", live=300), StreamlitInvalidParameterTypeError),
    ("text live, long", lambda: st.text_input("a", live="2m"), StreamlitValueOutOfRangeError),
    ("number, mixed", lambda: st.number_input("a", value=1.5, min_value=1), StreamlitMixedNumericTypesError),
    ("number, below", lambda: st.number_input("a", 5, value=1), StreamlitValueBelowMinError),
    ("number, above", lambda: st.number_input("a", max_value=5, value=9), StreamlitValueAboveMaxError),
    ("number, bounds", lambda: st.number_input("a", 5, 1), StreamlitInvalidMinMaxError),
    ("number, huge", lambda: st.number_input("a", value=2**60), StreamlitJSNumberBoundsError),
    ("number, text", lambda: st.number_input("a", value="5"), StreamlitJSNumberBoundsError),
    ("number, format", lambda: st.number_input("a", value=5, format="x"), StreamlitInvalidNumberFormatError),
]


@pytest.mark.parametrize(("call", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(call: Callable[[], object], expected: type[Exception]) -> None:
    assert type(error_of(call)) is expected


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


def test_slider_props_and_events() -> None:
    app = App(lambda: st.text(repr(st.slider("a", 0, 10, (2, 5), 2)))).run()
    props = app.only(SliderProps)
    assert (props.data_type, props.min, props.max, props.step, props.format) == ("int", 0.0, 10.0, 2.0, "%d")
    assert (props.value, props.default) == ((2.0, 5.0), (2.0, 5.0))
    assert app.set("a", [4, 6.0]).texts() == ["(4, 6)"]
    assert app.only(SliderProps).value == (4.0, 6.0)
    assert app.set("a", [4, 60]).texts() == ["(2, 5)"], "what lies outside gives way to the default"
    assert app.set("a", [4]).texts() == ["(2, 5)"]
    assert app.set("a", "x").texts() == ["(2, 5)"]
    assert app.set("a", [float("nan"), 3]).texts() == ["(2, 5)"]


def test_slider_of_dates_and_times() -> None:
    app = App(lambda: st.text(repr(st.slider("a", value=datetime(2024, 1, 5, 6))))).run()
    props = app.only(SliderProps)
    day = 24 * 3600 * 1e6
    assert (props.data_type, props.step, props.format) == ("datetime", day, "YYYY-MM-DD")
    assert (props.max - props.min) == 28 * day
    assert app.set("a", [props.value[0] + day]).texts() == [repr(datetime(2024, 1, 6, 6))]
    times = App(lambda: st.text(repr(st.slider("a", value=time(6, tzinfo=UTC))))).run()
    props = times.only(SliderProps)
    assert (props.data_type, props.step, props.format) == ("time", 15 * 60e6, "HH:mm")
    assert times.set("a", [props.value[0] + 60e6]).texts() == [repr(time(6, 1, tzinfo=UTC))]
    hours = App(lambda: st.slider("a", datetime(2024, 1, 5), datetime(2024, 1, 5, 8))).run().only(SliderProps)
    assert hours.step == 15 * 60e6, "within a day the step is a quarter of an hour"
    steps = App(lambda: st.slider("a", value=date(2024, 1, 5), step=timedelta(days=2))).run().only(SliderProps)
    assert steps.step == 2 * day


def test_slider_takes_its_shape_from_session_state() -> None:
    def script() -> None:
        if "k" not in st.session_state:
            st.session_state.k = (2, 3)
        st.text(repr(st.slider("a", 0, 10, key="k")))

    app = App(script).run()
    assert app.texts() == ["(2, 3)"]
    assert app.only(SliderProps).value == (2.0, 3.0)
    assert app.set("a", [4, 7]).texts() == ["(4, 7)"]
    assert app.run().texts() == ["(4, 7)"]


def test_session_state_outside_a_slider() -> None:
    def script() -> None:
        st.session_state.k = 50
        st.slider("a", 0, 10, key="k")

    assert isinstance(App(script).fails(), StreamlitValueAboveMaxError)


def test_select_slider_events() -> None:
    app = App(lambda: st.text(st.select_slider("a", ["x", "y", "z"], ("x", "y")))).run()
    props = app.only(SelectSliderProps)
    assert (props.options, props.value, props.default) == (("x", "y", "z"), ("x", "y"), (0, 1))
    assert app.set("a", ["z", "y"]).texts() == ["('y', 'z')"]
    single = App(lambda: st.text(st.select_slider("a", ["x", "y"], key="k"))).run()
    assert single.set("a", ["y"]).texts() == ["y"]
    assert single.set("a", ["nope"]).texts() == ["x"]


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


def test_number_input_events() -> None:
    app = App(lambda: st.text(repr(st.number_input("a", 0, 10, 3)))).run()
    props = app.only(NumberInputProps)
    assert (props.data_type, props.value, props.min, props.max, props.step, props.format) == (
        "int",
        3.0,
        0.0,
        10.0,
        1.0,
        "%d",
    )
    assert app.set("a", 4.0).texts() == ["4"]
    assert app.set("a", 40).texts() == ["3"]
    assert app.set("a", "x").texts() == ["3"]
    floats = App(lambda: st.text(repr(st.number_input("a", value=None)))).run()
    props = floats.only(NumberInputProps)
    assert (props.data_type, props.value, props.min, props.max) == ("float", None, None, None)
    assert floats.set("a", 2).set("a", None).texts() == ["None"]


def test_a_number_outside_new_bounds_is_reset() -> None:
    bounds = [100]

    def script() -> None:
        st.text((st.number_input("a", 0, bounds[0], key="k"), st.session_state.k))

    app = App(script).run().set("a", 50)
    assert app.texts() == ["(50, 50)"]
    bounds[0] = 10
    assert app.run().texts() == ["(0, 0)"]


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
