# An uploaded file is at its beginning in each run, and for each reader where the slots before have read it to.
# events: set file = ["a,1,2"]; set n = 2; set m = 1; set n = 4; rerun; set file = ["b,3,4,5"]; set m = 3; set file = []; set file = ["a,1,2"]
import io

import streamlit as st

n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
file = st.file_uploader("file")
if file is not None:
    st.write("first", file.read(n), file.tell())
    st.write("then", file.read(m), file.tell())
    st.write("rest", file.readline())
    file.seek(m)
    st.write("from", m, file.read())
    st.write("all", file.getvalue(), n)
    file.write(b"!" * n)
    st.write("written", file.getvalue())
    buffer = io.BytesIO(file.getvalue())
    st.write("buffer", buffer.read(m))
    st.write("on", buffer.read(n), buffer.tell())
