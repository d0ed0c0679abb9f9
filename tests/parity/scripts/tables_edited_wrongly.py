import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
st.checkbox("Again")
c = st.column_config

for data, options in (
    (5, {}),
    (object(), {}),
    (pd.DataFrame([[1, 2]], columns=["a", "a"]), {}),
    (pd.DataFrame({"_index": [1]}), {}),
    (frame.set_index(["a", "b"]), {}),
    (frame.set_index(pd.period_range("2024-01", periods=2, freq="M")), {}),
    (frame, {"column_config": {"b": c.NumberColumn()}}),
    (frame, {"column_config": {"a": c.TextColumn()}}),
    (frame, {"column_config": {"a": c.TextColumn(disabled=True)}}),
    (frame, {"column_config": {"a": c.CheckboxColumn(), "b": c.DateColumn()}}),
    (frame, {"column_config": {"a": 5}}),
    (frame, {"width": "wide"}),
    (frame, {"height": -5}),
    (frame, {"on_change": "never"}),
    (frame, {"disabled": ("a", "b"), "num_rows": "sometimes"}),
    (pd.DataFrame({"a": [1, 2], "c": [1 + 2j, 3]}), {}),
    (pd.DataFrame({"a": pd.period_range("2024-01", periods=2, freq="M"), "b": [b"x", b"y"]}), {}),
):
    try:
        st.write(st.data_editor(data, **options))
    except Exception as error:
        st.write(type(error).__name__)

st.data_editor(frame, key="twice")
for wrong in (
    lambda: st.data_editor(frame, key="twice"),
    lambda: st.data_editor(frame),
    lambda: st.data_editor(frame, key="set"),
):
    try:
        st.session_state.set = {"edited_rows": {}}
        wrong()
    except Exception as error:
        st.write(type(error).__name__)


@st.fragment
def part():
    st.write("in the fragment", st.data_editor(frame, key="part", on_change="ignore"))
    st.button("In the fragment")


part()
with st.form("form", clear_on_submit=st.checkbox("Clear")):
    inside = st.data_editor(frame, key="inside", num_rows="add")
    st.write("in the form", inside)
    try:
        st.data_editor(frame, key="called", on_change=print)
    except Exception as error:
        st.write(type(error).__name__)
    st.form_submit_button("Send")
