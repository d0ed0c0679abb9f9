# What a cached function shows in a container of somebody else cannot be shown again: finding the result is an error.
# events: rerun; rerun; set n = 1; clear; rerun; set n = 0
import streamlit as st

box = st.container()
n = st.slider("n", 0, 9, 0)

@st.cache_data(show_spinner=False)
def f(x):
    box.write("inside")
    return x

r = f(n)
st.write(r)
