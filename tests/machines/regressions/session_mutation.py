# A list in session state grows by what a function gives.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

def f():
    return n * 2
if "s" not in st.session_state:
    st.session_state.s = []
st.session_state.s.append(f())
st.write(st.session_state.s)
x = st.session_state.setdefault("x", [])
x.append(1)
st.write(len(x))
