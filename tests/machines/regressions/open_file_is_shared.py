# An open file is used up by who reads it; whoever reads again needs a new one.
# events: set n = 4; rerun; set k = 5; set n = 2; set k = 1
from pathlib import Path
import streamlit as st

path = Path(__file__).with_name("lines.txt")
if "begun" not in st.session_state:
    st.session_state.begun = True
    path.write_text("a\nb\nc\n")
n = st.slider("n", 0, 9, 1)
k = st.slider("k", 0, 9, 1)
file = open(path)
first = file.readline() * k
st.write(first)
rest = [line * n for line in file]
st.write(rest)
file.close()
