# Nothing announces that somebody asks whether a file is there; the call site notes it.
# events: set n = 4; click put; rerun; click longer; click drop; set n = 5; click put
import os
from os.path import isfile
from pathlib import Path
import streamlit as st

file = Path(__file__).with_name("late.txt")
def put():
    file.write_text("here")
def longer():
    file.write_text("here it is")
def drop():
    file.unlink(missing_ok=True)
st.button("put", on_click=put)
st.button("longer", on_click=longer)
st.button("drop", on_click=drop)
n = st.slider("n", 0, 9, 1)
there = os.path.exists(file)
st.write(there)
if file.exists():
    st.write("it exists")
sizes = [os.path.getsize(path) for path in [file] if isfile(path)]
st.write(sizes)
def main():
    if Path(file).is_file():
        st.write("a file")
    else:
        st.write("no file")
main()
def helper():
    return os.path.exists(file)
st.write(helper())
drop() if n == 5 else None
