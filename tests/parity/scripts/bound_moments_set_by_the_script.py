"""What callbacks and the script set in widgets that are bound to the address, and widgets that come and go."""

from datetime import date, datetime, time

import streamlit as st

VALUES = {
    "day": (date(2026, 5, 3), None, date(2031, 1, 1)),
    "days": ((date(2026, 5, 3), date(2026, 5, 4)), (date(2026, 5, 3),), ()),
    "time": (time(8, 15), None, time(8, 15, 30)),
    "at": (datetime(2026, 5, 3, 8, 15), None, datetime(2031, 1, 1)),
    "colour": ("#ff0000", "#00ff00", "#abc"),
    "pill": ("c", None, "x"),
    "pills": (["a", "c"], [], ["x", "a"]),
    "stars": (3, None, 9),
    "page": (4, 1, 99),
}


def put(number):
    for key, values in VALUES.items():
        st.session_state[key] = values[number]


for number, name in enumerate(("First", "Second", "Third")):
    st.button(name, on_click=put, args=[number])
if not st.checkbox("Hide"):
    q = {"bind": "query-params", "disabled": st.checkbox("Disable")}
    st.date_input("Day", date(2026, 5, 2), date(2026, 1, 1), date(2026, 12, 31), key="day", **q)
    st.date_input("Days", (date(2026, 5, 2),), date(2026, 1, 1), date(2026, 12, 31), key="days", **q)
    st.time_input("Time", time(12, 30), key="time", **q)
    st.datetime_input("At", datetime(2026, 5, 2), datetime(2026, 1, 1), datetime(2026, 12, 31), key="at", **q)
    st.color_picker("Colour", "#00ff00", key="colour", **q)
    st.pills("Pill", ["a", "b", "c"], default="b", key="pill", **q)
    st.pills("Pills", ["a", "b", "c"], selection_mode="multi", key="pills", **q)
    st.feedback("stars", key="stars", default=2, **q)
    st.pagination(9, key="page", **q)
st.write({key: st.session_state[key] for key in sorted(st.session_state)})
st.write(str(st.query_params))
