# What a cached function does to session state it does when it computes; found in the cache, it does nothing.
# events: rerun; click more; rerun; set n = 1; click more; rerun; clear; rerun
import streamlit as st

st.session_state.setdefault("count", 0)
if st.button("more"):
    st.session_state.count += 10
n = st.slider("n", 0, 9, 0)

@st.cache_data(show_spinner=False)
def f(x):
    st.session_state.count = x
    if "extra" in st.session_state:
        del st.session_state["extra"]
    return x * 2

r = f(n)
st.session_state.setdefault("extra", 1)
st.write(r, st.session_state.count)
