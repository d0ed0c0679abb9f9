# What a branch showed, bound and stored is gone when the branch is not taken.
# events: set c = true; set n = 2; set c = false; rerun; set c = true; set n = 5
import streamlit as st
n = st.slider("n", 0, 9, 1)

c = st.checkbox("c")
x = "outer"
if c:
    st.write("inside", n)
    x = n
    y = st.slider("inner", 0, 9, 3)
    with st.sidebar:
        st.write("side", y)
st.write(x)
st.write("y" in globals())
