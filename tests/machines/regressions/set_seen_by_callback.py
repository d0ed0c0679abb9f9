# A set that a branch changed in the run before: its old state cannot be put back, and only a callback will look at it.
# events: set flag = false; click look; rerun
import streamlit as st

found = {1}


def look():
    st.session_state.seen = sorted(found)


st.button("look", on_click=look)
if st.checkbox("flag", True):
    found.add(2)
st.write(st.session_state.get("seen"))
