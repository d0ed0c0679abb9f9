# Two statements write one name; only one of them depends on the slider.
# events: set n = 4; set n = 4; rerun; set n = 2; set n = 1; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

t = 1
st.write(t)
t = n
st.write(t)
t = 1
st.write(t)
