"""Charts as widgets: what a script is given, what of it can be changed, and what executes again."""

from __future__ import annotations

import copy
import pickle

import pytest

from flowc.testing import AppTest
from flowc_shims.streamlit.attribute_dict import AttributeDictionary, ReadOnlyAttributeDictionary
from flowc_shims.streamlit.elements.plotly_chart import PlotlySelectionState, PlotlyState

STATE = PlotlyState({"selection": PlotlySelectionState({"points": [{"x": 1}], "box": []})})


def test_entries_are_attributes_on_every_level() -> None:
    assert STATE.selection.points == [{"x": 1}]
    assert STATE["selection"]["points"] is STATE.selection.points
    nested = ReadOnlyAttributeDictionary({"a": {"b": {"c": 1}}})
    assert nested.a.b.c == 1
    assert type(nested.a) is ReadOnlyAttributeDictionary
    with pytest.raises(AttributeError, match="nothing"):
        _ = nested.nothing
    free = AttributeDictionary({"a": {"b": 1}})
    free.c = 2
    assert free == {"a": {"b": 1}, "c": 2}
    assert free.a.b == 1


def test_a_selection_can_only_be_read() -> None:
    given = copy.deepcopy(STATE)
    changes = (
        lambda: given.__setitem__("a", 1),
        lambda: given.__delitem__("selection"),
        lambda: setattr(given, "a", 1),
        lambda: given.selection.update(a=1),
        given.selection.clear,
        lambda: given.pop("selection"),
        given.popitem,
        lambda: given.setdefault("a", 1),
        lambda: given.__ior__({"a": 1}),
    )
    for change in changes:
        with pytest.raises(TypeError, match="not changed"):
            change()
    assert given == STATE


def test_copies_are_of_the_same_classes() -> None:
    for other in (copy.copy(STATE), copy.deepcopy(STATE), pickle.loads(pickle.dumps(STATE))):
        assert other == STATE
        assert type(other) is PlotlyState
        assert type(other.selection) is PlotlySelectionState
    assert copy.deepcopy(STATE).selection.points is not STATE.selection.points


def test_who_does_not_read_a_selection_is_reused() -> None:
    at = AppTest.from_string(
        """
import streamlit as st
spec = {"mark": "bar", "params": [{"name": "pick", "select": "point"}], "encoding": {"x": {"field": "a"}}}
n = st.slider("n", 0, 9)
event = st.vega_lite_chart({"a": [1, 2]}, spec, on_select="rerun")
st.write(event.selection.pick)
"""
    ).run()
    at.slider[0].set_value(3).run()
    assert [str(cell) for cell in at.executed] == ["L4"]


def test_a_plain_chart_in_a_cached_function_is_no_widget() -> None:
    at = AppTest.from_string(
        """
import streamlit as st
@st.cache_data
def shown():
    st.line_chart([1, 2])
    return 1
st.write(shown())
st.write(shown(), "found")
"""
    ).run()
    at.run()
    at.run()
    assert at.executed == [], "a result that is found shows its chart without anybody asking"
