# A run that a newer event cuts short still does what its finally says, and is cut at the same place if it begins again.
# events: interrupt at 1; set n = 2; rerun; interrupt at 1; set n = 3; set n = 4
import time
import streamlit as st
from tests.machines import interruption

found = {1}
state = st.session_state
state.runs = state.get("runs", 0) + 1
n = st.slider("n", 0, 9)
try:
    interruption.here(1, time.time())
    st.write("in the try", n)
finally:
    state.total = len(found) + n + state.get("total", 0)
    st.write("on the way out", state.total)
state.after = state.get("after", 0) + 1
found.add(2)
st.write("found", sorted(found), state.runs, state.total, state.after)
