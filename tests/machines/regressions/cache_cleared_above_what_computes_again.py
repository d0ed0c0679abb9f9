# A walk begins again after the script has cleared a cache: who asked before finds its result, who asks after computes.
# events: second: rerun; second: set n1 = 17
import functools
import streamlit as st
c = st.slider('n1', 0, 19, 5, key='n1')
@st.cache_data(show_spinner=False)
def load(x):
    st.session_state.hits = (st.session_state.get('hits', 0) + x) % 97
    return [x, x + 8, 7]
if sum(load(2)) > 4:
    st.cache_data.clear()
st.write(load(1))
@functools.lru_cache(maxsize=None)
def g(x):
    return (x + c) % 97
st.write(g(g(c)))
chosen = [sum(load(2))]
