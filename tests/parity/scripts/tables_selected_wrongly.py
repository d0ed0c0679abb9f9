import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": [1, 2], 5: [3, 4]})
st.checkbox("Again")

for options in (
    {"on_select": None},
    {"on_select": "never"},
    {"on_select": "rerun", "selection_mode": "all"},
    {"on_select": "rerun", "selection_mode": ["single-row", "multi-row"]},
    {"on_select": "rerun", "selection_mode": ["single-column", "multi-column"]},
    {"on_select": "rerun", "selection_mode": ["single-cell", "multi-cell"]},
    {"selection_mode": "all"},
    {"selection_default": {"selection": {}}},
    {"on_select": "rerun", "selection_default": {"rows": []}},
    {"on_select": "rerun", "selection_default": 5},
    {"on_select": "rerun", "key": "a", "selection_default": {"selection": {"rows": [9, -1, "x", 1], "columns": [5]}}},
    {"on_select": "rerun", "key": "b", "selection_default": {"selection": {"rows": 3}}},
    {"width": "wide"},
    {"height": -5},
):
    try:
        shown = st.dataframe(frame, **options)
        st.write(shown if "on_select" in options else "shown")
    except Exception as error:
        st.write(type(error).__name__)

st.dataframe(frame, key="twice", on_select="rerun")
try:
    st.dataframe(frame, key="twice", on_select="rerun")
except Exception as error:
    st.write(type(error).__name__)
st.session_state.set = {"selection": {"rows": [1]}}
st.write(st.dataframe(frame, key="set", on_select="rerun"))
st.session_state.wrong = 5
try:
    st.write(st.dataframe(frame, key="wrong", on_select="rerun"))
except Exception as error:
    st.write(type(error).__name__)
with st.form("form"):
    try:
        st.dataframe(frame, key="called", on_select=print)
    except Exception as error:
        st.write(type(error).__name__)
    st.form_submit_button("Send")
