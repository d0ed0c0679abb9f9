"""A widget that a run does not show is forgotten when that run has ended; within the run its key can still be read."""

import streamlit as st


def area():
    with st.container(border=True):
        return st.text_input("Text", "first", key="text"), st.slider("Number", 0, 9, 3)


def main():
    shown = st.checkbox("Show", True)
    st.write("at the start", st.session_state.get("text", "(nothing)"))
    if shown:
        st.write(*area())
    st.write("at the end", st.session_state.get("text", "(nothing)"))
    st.checkbox("Something else")


main()
