# A function stores into a global what it already holds: the store is an input all the same.
# events: set m = 5; set n = 5; set m = 2; set n = 3; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
g = n
m = st.slider("m", 0, 9, 1)
def f():
    global g
    g = m
f()
st.write(g)
