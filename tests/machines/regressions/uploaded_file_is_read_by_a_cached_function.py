# A cached function moves the file that it is given only while it computes.
# events: set file = ["a,1,2"]; rerun; set n = 2; set file = ["b"]; set file = ["a,1,2"]; set n = 1; rerun
import streamlit as st

n = st.slider("n", 0, 9, 1)


@st.cache_data
def load(file, n):
    return file.read().decode() * n


file = st.file_uploader("file")
if file is not None:
    st.write(load(file, n), file.tell())
    st.write(file.tell(), file.read(1))
