# An error on the way out of a run that was cut short tells nothing of what cut it.
# events: interrupt at 1; set n = 2
import time
import streamlit as st
from tests.machines import interruption
n = st.slider('n', 1, 9, 5)
interruption.here(1, time.time())
try:
    log = st.session_state.get('log', [])
finally:
    st.write(unset + n)
