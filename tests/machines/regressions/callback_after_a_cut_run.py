# A callback of the run before the one that was cut short sees that run's globals.
# events: interrupt at 1; set n = 2; click look; rerun
import time
import streamlit as st
from tests.machines import interruption

n = st.slider("n", 0, 9, 1)
interruption.here(1, time.time())
st.write("x")
found = [1]


def look():
    st.session_state.seen = [n, *found]


st.button("look", on_click=look)
st.write(st.session_state.get("seen"))
