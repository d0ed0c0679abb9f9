"""`st.stop` and errors in a fragment's own run leave the rest of the page as it is."""

import streamlit as st


@st.fragment
def part():
    how = st.selectbox("How", ["on", "stop", "fail", "return"])
    st.write("before")
    if how == "stop":
        st.stop()
    if how == "fail":
        raise LookupError("in the fragment")
    if how == "return":
        return
    st.slider("After", 0, 5, 1)


def main():
    with st.container(border=True):
        part()
    st.write("after the fragment")
    st.checkbox("Page")


main()
