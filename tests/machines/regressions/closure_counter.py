# The state of a counter lies in a closure cell: it starts anew in every run.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

def mk():
    c = 0
    def step(by):
        nonlocal c
        c += by
        return c
    return step
c = mk()
c(1)
st.write("first", c(n))
c(1)
st.write("second", c(1))
