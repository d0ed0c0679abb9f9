# A callback of the run before sees the objects of its run, though outcomes were given up and the next run was cut short.
# events: forget 3; set n = 1; forget 6; interrupt at 1; set n = 2; click add; rerun
import time

import streamlit as st
from tests.machines import interruption

n = st.slider("n", 0, 5, 0, key="n")
rows = [0]
st.write("before", rows, n)
interruption.here(1, time.time())
st.write("after it")
rows.append(n)
st.button("add", key="add", on_click=lambda: st.session_state.update(seen=[*rows]))
st.write(st.session_state.get("seen"))
