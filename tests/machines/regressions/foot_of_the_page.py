# st.bottom is a root of its own: what is written there stands in the order of the script, whatever is reused.
# events: rerun; set n = 1; rerun; set n = 2; set m = 1; rerun; set n = 3; set m = 0; set n = 0; rerun
import streamlit as st

n = st.slider("n", 0, 9, 0)
with st.bottom:
    m = st.slider("m", 0, 9, 0)
    if n == 2:
        st.write("two")

@st.cache_data(show_spinner=False)
def f(x):
    if x == 3:
        st.bottom.write("cached")
    return x

def show(where, what):
    where.write(what)

for at in range(n):
    show(st.bottom, f"row {at}")
st.write(f(n))
st.bottom.write(("m", m))
with st.sidebar:
    try:
        st.bottom.write("never")
    except Exception as error:
        st.write(type(error).__name__)
