# A deleted name is absent until it is bound again.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

a = 1
b = [a]
if n > 2:
    del a
try:
    st.write(a)
except NameError as e:
    st.write(type(e).__name__)
a = n
st.write(a, b)
del b[0]
st.write(b)
