"""What each widget returns in the first run: value and type are Streamlit's."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import UTC, date, datetime, time

import numpy as np
import pandas as pd
import pytest

from flowc_shims.streamlit.package import surface
from tests.properties.session_host import App

st = surface()


def value_of(call: Callable[[], object]) -> object:
    """What one call returns in a first run."""
    found: list[object] = []
    app = App(lambda: found.append(call())).run()
    assert app.error is None, app.error
    return found[0]


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
