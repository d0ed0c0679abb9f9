# A walk begins again after the script has cleared a bounded cache: what was computed before and after stands.
# events: 
import streamlit as st
def g(x):
    pass
d = st.slider('n1', 1, 8, 3, key='n1')
@st.cache_data(show_spinner=False, max_entries=1, ttl='6s')
def load(x):
    st.session_state.hits = (st.session_state.get('hits', 0) + x) % 97
    return [x, x + 7, 6]
@st.fragment(key='p3', parallel=True)
def part3(x=0):
    pass
ys = load(0)
st.write(ys, load(1))
ys.append(sum(load(0)))
load.clear()
st.write(load(1))
b = ([2, part3(g((lambda t: t + d)(7)))][part3(6) % 2] - d) % 97
