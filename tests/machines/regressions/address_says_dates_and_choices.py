# Dates, colours, choices, ratings and pages of the address: what does not fit any more leaves it, also where the cell is reused.
# events: go to "day=2026-05-30&days=2026-05-03&days=2026-05-28&pills=a&pills=c&stars=2&page=3&colour=ff0000"; set short = true; rerun; set short = false; click set; rerun; set short = true; back to "pills=x&page=99"; click set; set pills = "b"; go to ""; set page = 4; set n = 3; back to "page=2&stars=9"
from datetime import date

import streamlit as st


def put():
    st.session_state.day = date(2026, 5, 29)
    st.session_state.pills = ["b", "c"]
    st.session_state.stars = None
    st.session_state.page = 5


n = st.slider("n", 0, 9)
last = date(2026, 5, 20) if st.checkbox("short") else date(2026, 5, 31)
st.button("set", on_click=put)


def show(bind):
    st.write(st.date_input("day", date(2026, 5, 1), date(2026, 5, 1), last, key="day", bind=bind))
    st.write(st.date_input("days", (), date(2026, 5, 1), last, key="days", bind=bind))
    st.write(st.pills("pills", ["a", "b", "c"], selection_mode="multi", key="pills", bind=bind))
    st.write(st.feedback("stars", key="stars", default=1, bind=bind), st.pagination(6, key="page", bind=bind))
    st.write(st.color_picker("colour", "#00ff00", key="colour", bind=bind))
    st.write(st.tabs(["a", "b"] if last.day == 20 else ["a", "b", "c"], key="tabs", bind=bind)[-1].open)


show("query-params")
st.write(str(st.query_params), n)
