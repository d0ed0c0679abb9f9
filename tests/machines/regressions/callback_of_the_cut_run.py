# After a run that was cut short, a callback that it registered again sees no more than it had bound.
# events: interrupt at 1; set n = 4; click look; rerun
import time
import streamlit as st
from tests.machines import interruption

n = st.slider("n", 0, 9)


def look():
    st.session_state.seen = (list(found), n)


st.button("look", on_click=look)
interruption.here(1, time.time())
st.write("x")
found = [1]
st.write(st.session_state.get("seen"))
