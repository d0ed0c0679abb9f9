"""Frames: addresses, HTML, and the components of old."""

import streamlit as st
import streamlit.components.v1 as components

n = st.number_input("n", value=1)
st.iframe("https://example.org", height=200, alt="Example")
st.iframe(f"<b>{n}</b>", width="content")
st.iframe("/below", tab_index=-1)
components.html(f"<i>{n}</i>", height=60, scrolling=True)
components.iframe("https://example.org", width=300)
for wrong in ({"tab_index": -2}, {"tab_index": "1"}, {"height": 0}, {"width": "wide"}):
    try:
        st.iframe("https://example.org", **wrong)
    except Exception as error:
        st.write(type(error).__name__)
