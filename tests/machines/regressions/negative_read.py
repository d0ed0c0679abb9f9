# A name that one branch binds is absent in the next run.
# events: set w = true; set w = false; set w = true; rerun
import streamlit as st
w = st.checkbox("w")
if w:
    v = 1
try:
    st.write(v)
except NameError:
    st.write("no v")
