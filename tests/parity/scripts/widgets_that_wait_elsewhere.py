"""Quiet widgets in forms, in fragments and beside them, and callbacks of others that see their values."""

import streamlit as st


def told():
    st.session_state.told = (st.session_state.first, st.session_state.second)


@st.fragment
def part():
    st.toggle("Loud in the fragment", on_change=told)
    st.write(st.slider("Quiet in the fragment", 0, 9, 3, on_change="ignore"))
    st.write(st.session_state.second, st.session_state.get("told"))


def main():
    st.radio("First", ["x", "y"], key="first", on_change="ignore")
    st.select_slider("Second", ["low", "high"], key="second", on_change="ignore")
    part()
    with st.form("form"):
        word = st.text_area("Word", "word", on_change="ignore")
        st.form_submit_button("Send", on_click=told)
    st.write(st.session_state.first, word, st.session_state.get("told"))


main()
