"""Sliders over datetimes, aware ones too, over times of the day, with steps; their values in state."""

import datetime as dt

import streamlit as st


def main():
    zone = dt.timezone(dt.timedelta(hours=2)) if st.checkbox("Aware") else None
    low = dt.datetime(2024, 1, 1, tzinfo=zone)
    high = low + dt.timedelta(days=4)
    at = st.slider("At", low, high, low + dt.timedelta(days=1), step=dt.timedelta(hours=12), key="at")
    start, end = st.slider(
        "Range", dt.date(2024, 1, 1), dt.date(2024, 1, 9), (dt.date(2024, 1, 2), dt.date(2024, 1, 3))
    )
    clock = st.slider("Clock", dt.time(8), dt.time(18), dt.time(12), dt.timedelta(minutes=30), format="HH:mm")
    st.write(str(at), str(start), str(end), str(clock), at.tzinfo is None)
    st.write(st.session_state.at == at, (end - start).days)


main()
