# A newer event comes, then the walk must start again: what was done before the event came stands, as in a full rerun.
# events: interrupt at 1; set n = 2; rerun
import time
import streamlit as st
from tests.machines import interruption

found = {1}
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.write("runs", st.session_state.runs)
n = st.slider("n", 0, 9)
interruption.here(1, time.time())
total = len(found) + n
st.write("total", total)
found.add(2)
st.write("found", sorted(found))
