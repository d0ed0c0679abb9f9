# A function of the first run is called in every run: it reads the globals of the run that made it.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

k = n * 10
def f():
    return k
if "f" not in st.session_state:
    st.session_state.f = f
k = k + 1
st.write(st.session_state.f(), f(), k)
