"""An error of a cached function is not kept: the next call tries again; what was shown before it is shown each time."""

import streamlit as st


@st.cache_data
def shows(n):
    st.write("made", n)
    return n + 1


@st.cache_data(show_spinner=False)
def fails(n):
    if n == 2:
        raise ValueError("not two")
    return n


def main():
    n = st.slider("n", 0, 3, 1)
    try:
        st.write(fails(n))
    except ValueError as err:
        st.write(str(err), shows(n))
    st.write(shows(n))
    st.checkbox("Again")


main()
