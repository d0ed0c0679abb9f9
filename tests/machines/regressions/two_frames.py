# Two calls of one function make two closures with a variable each.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

def m(a):
    b = a * 10
    def inner():
        return b + n
    st.write("m", a)
    return inner
f = m(1)
g = m(n)
st.write(f(), g())
