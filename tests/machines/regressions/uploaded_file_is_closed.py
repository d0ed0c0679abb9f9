# A file that a slot has closed is open in the next run, for who reads it before that.
# events: set file = ["a,1,2"]; set n = 2; rerun; set n = 3
import streamlit as st

n = st.slider("n", 0, 9, 1)
file = st.file_uploader("file")
if file is not None:
    st.write("open", file.read(n), file.closed)
    with file:
        file.seek(0)
        st.write("inside", len(file.read()))
    st.write("closed", file.closed, n)
