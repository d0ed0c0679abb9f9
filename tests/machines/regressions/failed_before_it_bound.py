# A statement fails before it binds a name, which goes on to hold what it held.
# events: set n = 5; set n = 2; rerun
import streamlit as st
c = st.slider('n', 0, 6, 4)
d = 2 if c > 7 else c
try:
    d = st.slider('m', 1, 6, 3, on_change=unknown)
except NameError:
    st.text('unknown')
st.write(d)
