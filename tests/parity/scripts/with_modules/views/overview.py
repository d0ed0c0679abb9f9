import streamlit as st

from .tools import stars


def overview(level):
    st.header("Overview")
    st.write(stars(level))
    left, right = st.columns(2)
    left.metric("Level", level)
    right.progress(level / 9)
