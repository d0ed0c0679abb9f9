# A mutable default argument collects within a run, not across runs.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

def f(p, acc=[]):
    acc.append(p)
    return acc
f(1)
st.write(f(2))
f(n)
st.write(len(f(3)), f(4))
