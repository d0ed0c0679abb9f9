"""A dashboard that goes on for ever, until somebody touches something."""

import time

import streamlit as st

from tests.parity import cut_short


def frames(place, speed):
    n = 0
    while True:
        with place.container():
            st.metric("Frame", n)
            st.progress(min(n, 10) * 10)
        n += speed
        cut_short.here(time.time())


def main():
    running = st.toggle("Run")
    speed = st.slider("Speed", 1, 5, 1)
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    place = st.empty()
    if running:
        frames(place, speed)
    st.write("at rest", speed, st.session_state.runs)


main()
