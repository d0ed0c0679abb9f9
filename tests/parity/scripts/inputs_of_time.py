"""Dates, times and both at once: single, ranges, empty, bounded, in other formats, under keys and from session state."""

import datetime as dt

import streamlit as st

DAY, LATE = dt.date(2024, 2, 29), dt.datetime(2024, 5, 31, 18, 45, 30)
day = st.date_input("Day", DAY)
span = st.date_input("Span", (DAY, LATE), format="DD.MM.YYYY", key="span", help="From, to")
half = st.date_input("Half", [DAY], min_value=dt.date(2024, 1, 1), max_value="2024-12-31")
open_end = st.date_input("Empty", None, min_value="2020-01-01", max_value="2025-06-30", key="empty")
now = st.date_input("Today", key="today", required=True)
bounded = st.date_input("Bounded", max_value=DAY, key="bounded", on_change="ignore")
st.write(day, span, half, open_end, bounded, type(span).__name__, now == dt.date.today())
at = st.time_input("At", dt.time(8, 15))
fine = st.time_input("Fine", LATE, step=30, key="fine", format="12h")
no_time = st.time_input("No time", None, step=dt.timedelta(hours=1), disabled=day.year == 2014)
text = st.time_input("Text", "14:05:06", format="localized")
st.write(at, fine, no_time, text)
moment = st.datetime_input("Moment", LATE)
narrow = st.datetime_input("Narrow", "2024-05-31T08:00", DAY, dt.datetime(2024, 6, 30, 12), step=600, key="narrow")
empty = st.datetime_input("No moment", None, min_value=DAY, max_value=dt.date(2030, 1, 1), format="MM-DD-YYYY")
st.write(moment, narrow, empty)


def tomorrow():
    st.session_state.set_day = st.session_state.set_day + dt.timedelta(days=1)


if "set_day" not in st.session_state:
    st.session_state.set_day = DAY
st.write(
    st.date_input("Set", key="set_day", value=DAY, max_value="2030-01-01"), st.button("Tomorrow", on_click=tomorrow)
)
with st.form("form"):
    st.write(st.date_input("Form's", DAY), st.time_input("Form's", dt.time(1)), st.datetime_input("Form's", LATE))
    st.form_submit_button()
with st.expander("Refused"):
    for arguments in (("2024-13-01",), (DAY, DAY, dt.date(2020, 1, 1)), (dt.date(2000, 1, 1), DAY), ([DAY] * 3,), (3,)):
        try:
            st.date_input("Wrong", *arguments)
        except Exception as error:
            st.write(type(error).__name__)
    for wrong in ({"step": 0}, {"step": 90_000}, {"step": "1h"}, {"value": "25:00"}, {"format": "24"}):
        try:
            st.time_input("Wrong", **{"value": dt.time(1), **wrong})
        except Exception as error:
            st.write(type(error).__name__)
