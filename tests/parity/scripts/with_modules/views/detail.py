import streamlit as st

from . import tools


def detail(level):
    st.header("Detail")
    for i in range(level):
        tools.line(i)
    if st.button("Fail"):
        raise RuntimeError(f"level {level}")
    st.caption("done")
