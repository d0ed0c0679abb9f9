# What an opened call is given comes from a function that is opened elsewhere, and that counts.
# events: set n = 6; set n = 3; rerun
import streamlit as st
def make(count):
    def step():
        nonlocal count
        count += 2
        return count
    return step
tick = make(7)
def read(n):
    st.session_state.get("k")
    return n * 2 if n > 2 else tick()
def shown(n):
    st.write("shown", n)
    return n
n = st.slider("n", 0, 9, 1)
st.write(read(n))
tick()
st.write("count", tick())
last = shown(read(1 - n % 2))
