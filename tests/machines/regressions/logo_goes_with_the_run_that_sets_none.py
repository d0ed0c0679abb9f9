# A reused slot says its logo again; a run that sets none has none; a cached function sets it when it computes.
# events: rerun; rerun; set n = 1; rerun; set n = 2; rerun; set n = 0; set m = 1; set m = 0; set n = 3; rerun; set m = 1
import streamlit as st

n = st.slider("n", 0, 9, 0)
m = st.slider("m", 0, 9, 0)

@st.cache_data(show_spinner=False)
def f(x):
    if x == 3:
        st.logo("⛵")
    return x

if n != 1:
    st.logo("🐟")
f(n)
if m:
    st.logo("🦊", size="large")
st.write(n)
