"""What a cached function shows is shown again on a hit: columns, tables, messages, in the container that is open then."""

import pandas as pd
import streamlit as st


@st.cache_data(show_spinner="working")
def report(n):
    st.write("made for", n)
    left, right = st.columns(2)
    left.metric("n", n)
    with right:
        st.dataframe(pd.DataFrame({"n": range(n)}))
    st.toast(f"toast {n}")
    with st.sidebar:
        st.caption(f"side {n}")
    return n * 2


def main():
    n = st.slider("n", 0, 3, 1)
    if st.checkbox("In a box"):
        with st.container(border=True):
            st.write(report(n))
    st.write(report(n), report(2))


main()
