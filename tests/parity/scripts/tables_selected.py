import pandas as pd
import streamlit as st

frame = pd.DataFrame({"a": [1, 2, 3, 4], "b": list("wxyz"), "c": [0.5, 1.5, 2.5, 3.5]})


@st.cache_data
def told(text):
    return f"told {text}"


def noticed():
    st.session_state.count = st.session_state.get("count", 0) + 1


def choose():
    st.session_state.many = {"selection": {"rows": [1, 2], "columns": ["c"], "cells": []}}


def main():
    top = st.slider("Rows", 0, 4, 3)
    event = st.dataframe(frame.head(top), on_select="rerun")
    st.write(event.selection, type(event).__name__, type(event.selection).__name__, told(str(event["selection"])))
    st.button("Choose", on_click=choose)
    many = st.dataframe(frame, key="many", on_select=noticed, selection_mode=["multi-row", "multi-column", "multi-cell"])
    st.write(many.selection.rows, frame.iloc[many.selection.rows], many.selection.columns, many.selection["cells"])
    st.write(st.session_state.many, st.session_state.get("count"))
    one = st.dataframe(
        frame.set_index("b"),
        key="one",
        on_select="rerun",
        selection_mode=("single-row-required", "single-column", "single-cell"),
        selection_default={"selection": {"rows": [2, 1], "columns": ["a"], "cells": [(1, "c")]}},
    )
    st.write(one.selection.rows, one.selection.columns, one.selection.cells, one.get("selection"))
    with st.form("form", clear_on_submit=st.checkbox("Clear")):
        inside = st.dataframe(frame, key="inside", on_select="rerun", selection_mode="single-row", hide_index=False)
        st.write(inside.selection.rows)
        st.form_submit_button("Send")
    try:
        inside["selection"] = 1
    except TypeError:
        st.write("it cannot be set")


@st.fragment
def part():
    event = st.dataframe(frame, key="part", on_select="rerun", selection_mode="multi-column")
    st.write("in the fragment", event.selection.columns)


main()
part()
