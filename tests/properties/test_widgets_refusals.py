"""What the widgets refuse, and with which of Streamlit's errors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

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


def error_of(call: Callable[[], object]) -> Exception:
    return App(call).fails()


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
    ("bind without key", lambda: st.pills("a", ["b"], bind="query-params"), StreamlitMissingRequiredParameterError),
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
