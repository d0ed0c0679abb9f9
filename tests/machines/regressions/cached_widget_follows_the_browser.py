# A widget in a cached function stays on the page when the result is found, and shows what the browser holds for it.
# events: rerun; set inner = true; rerun; set n = 1; set inner = true; set n = 0; set inner = false; clear; rerun
import streamlit as st

n = st.slider("n", 0, 9, 0)

@st.cache_data(show_spinner=False)
def f(x):
    st.checkbox("inner", key="inner")
    return x

r = f(n)
st.write(r, st.session_state.get("inner"))
