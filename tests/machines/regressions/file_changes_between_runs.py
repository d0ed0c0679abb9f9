# A file is written anew between runs, with as many bytes, in the same tick of the clock; then it goes and comes back.
# events: set n = 4; click two; set n = 5; click one; click two; rerun; click drop; set n = 2; click one; rerun
from pathlib import Path
import streamlit as st

file = Path(__file__).with_name("data.txt")
def put(text):
    file.write_text(text)
def drop():
    file.unlink(missing_ok=True)
if "begun" not in st.session_state:
    st.session_state.begun = True
    put("one")
n = st.slider("n", 0, 9, 1)
for word in ["one", "two"]:
    st.button(word, on_click=put, args=(word,))
st.button("drop", on_click=drop)
try:
    with open(file) as lines:
        text = lines.read()
except FileNotFoundError:
    text = "nothing"
st.write(text)
with open(__file__) as own:
    st.write(len(own.read()))
st.write(n)
