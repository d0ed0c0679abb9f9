# Two statements take from one iterator.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

it = iter([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
st.write(next(it))
for _ in range(n):
    next(it)
st.write(next(it, "end"))
st.write(sum(it))
g = (i * n for i in range(4))
st.write(next(g))
st.write(list(g))
