"""Dates, times, colours, groups of buttons, ratings and pages that stand in the address."""

from datetime import date, datetime, time

import streamlit as st


def said(where):
    st.write(where, {key: st.query_params.get_all(key) for key in sorted(st.query_params)})


def moments():
    fewer = st.checkbox("Fewer")
    last = date(2026, 5, 20) if fewer else date(2026, 12, 31)
    q = {"bind": "query-params"}
    st.date_input("Day", date(2026, 5, 2), date(2026, 1, 1), last, key="day", **q)
    st.date_input("No day", None, date(2026, 1, 1), last, key="noday", **q)
    st.date_input("Days", (date(2026, 5, 2), date(2026, 5, 9)), date(2026, 1, 1), last, key="days", **q)
    st.date_input("No days", [], date(2026, 1, 1), date(2026, 12, 31), key="nodays", **q)
    st.date_input("Any day", date(2026, 5, 2), key="anyday", format="DD.MM.YYYY", **q)
    st.time_input("Time", time(12, 30), key="time", **q)
    st.time_input("No time", None, key="notime", **q)
    st.time_input("Second", time(12, 30, 15), step=30, key="second", **q)
    at = datetime(2026, 5, 2, 12, 30)
    st.datetime_input("At", at, datetime(2026, 1, 1), datetime.combine(last, time(12)), key="at", **q)
    st.datetime_input("Not at", None, datetime(2026, 1, 1), datetime(2026, 12, 31), key="notat", **q)


def marks():
    q = {"bind": "query-params"}
    st.color_picker("Colour", "#00ff00", key="colour", **q)
    st.pills("Pill", ["a", "b", "c"], key="pill", **q)
    st.pills("Pills", ["a", "b", "c"], default=["b"], selection_mode="multi", key="pills", **q)
    st.segmented_control("Segment", [1, 2, 3], default=2, format_func=lambda n: "abc"[n - 1], key="segment", **q)
    st.segmented_control("Signs", [":material/home: a", "🐟 b"], key="signs", **q)
    st.feedback("stars", key="stars", **q)
    st.feedback("thumbs", default=1, key="thumbs", **q)
    st.pagination(9, key="page", **q)
    st.pagination(7, default=3, key="third", **q)


said("before")
moments()
marks()
st.write({key: st.session_state[key] for key in sorted(st.session_state)})
said("after")
