# As above, but the exception reaches the page and ends the run.
# events: set w = true; set w = false; set w = true; rerun
import streamlit as st
w = st.checkbox("w")
st.write("start")
if w:
    v = [1]
st.write(v)
st.write("end")
