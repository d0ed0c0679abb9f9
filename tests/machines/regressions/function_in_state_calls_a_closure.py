# A function of the first run, kept in session state, calls a closure that counts: the one of its own run.
# events: set n = 6; rerun; set n = 2
import streamlit as st
def make(count):
    def step():
        nonlocal count
        count += 1
        return count
    return step
tick = make(4)
def read():
    return tick()
n = st.slider("n", 0, 9, 1)
if "read" not in st.session_state:
    st.session_state.read = read
st.write(n, st.session_state.read(), tick())
