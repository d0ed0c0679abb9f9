# A file that was not there is an input too.
# events: set n = 4; click put; rerun; click drop; set n = 3; click put
from pathlib import Path
import streamlit as st

def put():
    Path(__file__).with_name("late.txt").write_text("here")
def drop():
    Path(__file__).with_name("late.txt").unlink(missing_ok=True)
st.button("put", on_click=put)
st.button("drop", on_click=drop)
n = st.slider("n", 0, 9, 1)
def load():
    try:
        return Path(__file__).with_name("late.txt").read_text()
    except OSError as error:
        return type(error).__name__
text = load()
st.write(text)
drop() if n == 3 else None
