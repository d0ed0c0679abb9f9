# While session state holds None a date or time has no default; where the address gives it a value, that is back in the next run.
# events: click none; back to "time=08:15&at=2026-05-03T08:15"; rerun; rerun; click none; rerun; back to "at=2026-05-04T08:15"; rerun; set n = 2
from datetime import datetime, time

import streamlit as st


def none():
    st.session_state.time = st.session_state.at = None


n = st.slider("n", 0, 9)
st.button("none", on_click=none)
with st.form("form", clear_on_submit=True):
    st.write(st.time_input("time", time(12, 30), key="time", bind="query-params"))
    st.write(st.datetime_input("at", datetime(2026, 5, 2, 12), key="at", bind="query-params"))
    st.form_submit_button()
st.write(str(st.query_params))
