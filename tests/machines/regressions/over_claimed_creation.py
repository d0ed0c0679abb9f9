# A function reaches an iterator that existed before: it did not create it.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
it = iter(range(20))
def m():
    return next(it)
a = m()
n = st.slider("n", 0, 9, 1)
b = [m() for _ in range(n)]
st.write(a, b)
st.write("rest", next(it))
