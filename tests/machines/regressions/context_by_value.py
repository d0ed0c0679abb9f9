# The container that a with block writes to is chosen by a value.
# events: set c = true; set n = 3; set c = false; set n = 1; rerun
import streamlit as st
a = st.container()
b = st.container()
c = st.checkbox("c")
n = st.slider("n", 0, 9, 1)
with (a if c else b):
    st.write("here")
    st.write(n)
a.write("a")
b.write("b")
