"""Sliders and number inputs: what they tell the browser, what they take from it, and what their bounds do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from flowc_shims.streamlit.elements.number_input import NumberInputProps
from flowc_shims.streamlit.elements.slider import SliderProps
from flowc_shims.streamlit.errors import (
    StreamlitValueAboveMaxError,
)
from flowc_shims.streamlit.package import surface
from tests.properties.session_host import App

st = surface()


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
