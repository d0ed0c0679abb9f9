# A caller changes its copy of cached data, and the shared resource for good.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun; clear; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

@st.cache_data
def load(k):
    st.write("computing", k)
    return [k]
@st.cache_resource
def pool():
    return []
a = load(n)
a.append("mine")
st.write(a, load(n))
pool().append(n)
st.write(len(pool()), pool() is pool())
