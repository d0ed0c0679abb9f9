# A C object hides the function that reads a changing global.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
import functools
k = 1
@functools.lru_cache(maxsize=None)
def f(x):
    return x + k
st.write(f(1))
n = st.slider("n", 0, 9, 1)
k = n
st.write(f(1), f(2))
st.write(f.cache_info().currsize)
p = functools.partial(f, 3)
st.write(p())
