# What is selected in a table is an input of who reads it, and of the table's callback; a script that sets it is heard.
# events: set t = "{\"selection\": {\"rows\": [0, 2]}}"; set Scale = 3; click Choose; rerun; set t = "{}"; click Choose
import pandas as pd
import streamlit as st


def choose():
    st.session_state.t = {"selection": {"rows": [1, 9], "columns": ["n"]}}


def noticed():
    st.session_state.count = st.session_state.get("count", 0) + 1


frame = pd.DataFrame({"n": [1, 2, 3], "word": ["a", "b", "c"]})
scale = st.slider("Scale", 1, 3, 1)
st.button("Choose", on_click=choose)
shown = frame.assign(n=frame["n"] * scale)
event = st.dataframe(shown, key="t", on_select=noticed, selection_mode=["multi-row", "single-column"])
st.write("rows", event.selection.rows, "columns", event.selection.columns)
chosen = frame.iloc[event.selection.rows]
st.write("words", list(chosen["word"]), "state", st.session_state.t.get("selection"))
st.write("told", st.session_state.get("count", 0))
