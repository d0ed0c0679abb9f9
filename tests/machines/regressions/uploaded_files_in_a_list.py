# Each of several files is at its beginning in each run, also when the list of them has been changed.
# events: set files = ["a,1,2", "bb"]; set n = 2; set n = 3; set files = ["a,1,2", "bb", "ccc"]; rerun; set n = 1; set files = ["bb"]; set n = 2
import streamlit as st

n = st.slider("n", 0, 9, 1)
files = st.file_uploader("files", accept_multiple_files=True, key="kept")
for file in files:
    st.write(file.name, file.read(n))
files.reverse()
st.write(*[file.read(1) for file in files])
kept = st.session_state.kept
st.write(*[(file.name, file.read(n)) for file in kept])
st.write(*[file.tell() for file in kept], *[file.tell() for file in files])
