"""Fragments that may run beside the rest of the page show in their own places."""

import streamlit as st


@st.fragment(parallel=True)
def part(name, n):
    st.write(name, n)
    st.write(name, "own", st.slider(f"Own {name}", 0, 5, n))


def main():
    n = st.number_input("n", 0, 5, 2)
    left, right = st.columns(2)
    with left:
        part("left", n)
    with right:
        part("right", n)
    st.write("below both")


main()
