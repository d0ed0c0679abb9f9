# An enumerate object cannot be walked twice.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
l = [10, 20, 30]
n = st.slider("n", 0, 9, 1)
l[0] = n
for i, x in enumerate(l):
    st.write(i, x)
    l[2] = i + n
e = enumerate(l)
st.write(next(e))
for i, x in e:
    st.write(i, x)
