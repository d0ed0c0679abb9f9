# The order of a set depends on how it came about.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
s = {8, 16, 1}
st.write(list(s))
n = st.slider("n", 0, 9, 1)
s.discard(8)
s.add(n * 8)
st.write(list(s))
t = set()
for i in (n * 8, 8, 0):
    t.add(i)
st.write(list(t))
