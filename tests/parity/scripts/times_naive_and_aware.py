"""Dates and times in text, in tables and in JSON, with and without a time zone."""

import datetime as dt
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

ZONES = {"none": None, "UTC": dt.UTC, "Berlin": ZoneInfo("Europe/Berlin"), "fixed": dt.timezone(dt.timedelta(hours=-3))}


def moment(day, zone):
    return dt.datetime(2024, 3, day, 1, 30, 5, 250, tzinfo=ZONES[zone])


def main():
    zone = st.selectbox("Zone", list(ZONES))
    day = st.slider("Day", 1, 31, 31)
    when = moment(day, zone)
    st.write(when, when.date(), when.time(), dt.timedelta(days=day, seconds=3))
    st.write({"when": when, "date": when.date()})
    frame = pd.DataFrame({"when": [when, when + dt.timedelta(hours=1)], "day": [when.date()] * 2})
    st.dataframe(frame)
    st.table(frame.assign(span=frame.when - frame.when.iloc[0]))
    st.write(pd.Timestamp(when), frame.when.dt.hour.tolist())
    st.line_chart(frame.assign(n=[1, day]), x="when", y="n")


main()
