# A walk begins again after one cell has cleared a cache and filled it: the cell below finds what is there since.
# events: set n1 = 17; set n1 = 3
import functools
import streamlit as st
c = st.slider('n1', 0, 19, 5, key='n1')
@st.cache_data(show_spinner=False)
def load(x):
    print('load', x)
    return [x, x + 8, 7]
def renewed(x):
    load.clear()
    return load(x)
first = [renewed(x) for x in (2, c % 2)]
@functools.lru_cache(maxsize=None)
def g(x):
    return (x + c) % 97
st.write(g(g(c)))
st.write(load(2), load(c % 2))
