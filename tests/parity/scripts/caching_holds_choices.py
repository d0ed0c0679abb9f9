"""Choices with callbacks that stand in cached functions."""

import streamlit as st


def told(what):
    st.session_state.setdefault("told", []).append(what)


@st.cache_data(show_spinner=False)
def choices(n):
    with st.container(border=True):
        one = st.radio("One", ["a", "b", "c"], index=n, key="one", on_change=told, args=("one",))
    many = st.multiselect("Many", ["x", "y", "z"], ["y"], key="many")
    ends = st.select_slider("Ends", [1, 2, 3, 4], (2, 3))
    return [one, many, ends]


def main():
    n = st.slider("n", 0, 1)
    if st.checkbox("In the sidebar"):
        with st.sidebar:
            st.write(choices(n))
    else:
        st.write(choices(n))
    if st.button("Set"):
        st.session_state.many = ["x", "z"]
    st.write(st.session_state.get("many"), st.session_state.get("told"))


main()
