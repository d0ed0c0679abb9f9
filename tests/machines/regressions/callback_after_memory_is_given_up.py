# After a run that was cut short, a callback of the run before sees that run's objects, though outcomes were given up.
# events: forget 5; interrupt at 1; set n = 4; click look; forget 3; interrupt at 1; set n = 5; click look; rerun
import time
import streamlit as st
from tests.machines import interruption

n = st.slider("n", 0, 9)
found = [1]
st.write(found, n)
interruption.here(1, time.time())
st.write("x")
found.append(2)


def look():
    st.session_state.seen = (list(found), n)


st.button("look", on_click=look)
st.write(st.session_state.get("seen"))
