"""Errors, stops and reruns in a fragment, in its own runs and in full ones."""

import streamlit as st

WAYS = ["fine", "error", "stop", "rerun", "caught", "no place"]


@st.fragment
def part(start):
    st.session_state.count = st.session_state.get("count", 0) + 1
    way = st.radio("Way", WAYS)
    if way == "error":
        raise ValueError(f"no {start}")
    if way == "stop":
        st.stop()
    if way == "rerun" and st.session_state.count % 4:
        st.rerun(scope="fragment") if st.session_state.get("alone") else st.rerun()
    if way == "no place":
        elsewhere.write("nothing was here")
    st.write("part", way, st.session_state.count)
    st.toggle("Alone", key="alone")


elsewhere = st.container()
st.checkbox("Before")
try:
    part(st.number_input("Start", 0, 5))
except Exception as error:
    st.write("failed", type(error).__name__)
    if not st.checkbox("Go on"):
        raise
st.write("after", st.slider("After", 0, 5))
