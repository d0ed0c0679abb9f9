"""An error is shown where the script was: in the container that is open; what stood above stays, what stood below goes."""

import streamlit as st


def fail(where):
    st.write("in", where)
    if st.checkbox(f"Fail in {where}"):
        return [][0]
    return where


def main():
    left, right = st.columns(2)
    below = st.container()
    below.write("written early")
    with left:
        fail("left")
    with right, st.expander("Inner", expanded=True):
        fail("inner")
    with st.sidebar:
        fail("sidebar")
    below.write("written late")
    st.write("end")


main()
