# What fails in a `finally` fails alone, or while another error or an interruption is on its way, which its message tells.
# events: set n = 4; set n = 2; interrupt at 1; rerun; rerun; set n = 4
import time
import streamlit as st
from tests.machines import interruption

n = st.slider("n", 0, 9, 1)
interruption.here(1, time.time())
try:
    st.write(10 // (n - 4))
finally:
    total = missing + 7
