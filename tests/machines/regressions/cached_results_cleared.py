# `clear` forgets one result, or all of a function, whoever asks for them.
# events: rerun; click one; rerun; click all; rerun; click every; set n = 1; click one; set n = 0
import streamlit as st

st.session_state.setdefault("calls", 0)

@st.cache_data(show_spinner=False)
def f(x):
    st.session_state.calls += 1
    return st.session_state.calls

n = st.slider("n", 0, 9, 0)
a = f(n)
b = f(7)
st.write(a, b)
if st.button("one"):
    f.clear(7)
if st.button("all"):
    f.clear()
st.button("every", on_click=st.cache_data.clear)
st.write(f(7))
