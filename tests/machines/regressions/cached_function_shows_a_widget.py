# A widget in a cached function is registered by the run that computes, and by no other.
# events: rerun; set n = 1; set inner = true; rerun; set n = 0; rerun; clear; rerun
import streamlit as st

n = st.slider("n", 0, 9, 0)

@st.cache_data(show_spinner=False)
def f(x):
    return x, st.checkbox("inner", key="inner")

r = f(n)
st.write(r, "inner" in st.session_state)
