import datetime as dt

import streamlit as st


def main():
    day = st.slider("Day", dt.date(2024, 1, 1), dt.date(2024, 1, 31), dt.date(2024, 1, 10))
    start, end = st.slider("Hours", value=(dt.time(9, 0), dt.time(17, 30)), key="hours")
    moment = st.slider(
        "Moment", dt.datetime(2024, 5, 1, 8), dt.datetime(2024, 5, 2, 8), dt.datetime(2024, 5, 1, 12), format="DD HH:mm"
    )
    st.write(str(day), day.isoformat(), start.isoformat(), end.isoformat(), moment.isoformat())


if __name__ == "__main__":
    main()
