# A cell that only sets session state is reused: a run that has been cut short ends there, and the key keeps its value.
# events: interrupt at 1; rerun; click other; interrupt at 1; rerun
import time
import streamlit as st
from tests.machines import interruption


def other():
    st.session_state.hits = 7


st.button("other", on_click=other)
x = 2
interruption.here(1, time.time())
st.session_state["hits"] = x
