"""A link is followed while the script fails, or stops, before it has come to its navigation."""

import streamlit as st

def one():
    st.text("one")
    st.toggle("T1", key="t1")

def two():
    st.text("two")
    st.toggle("T2")

fail = st.checkbox("Fail", key="fail")
later = st.checkbox("Stop", key="stop")
if fail:
    raise ValueError("before")
if later:
    st.stop()
page = st.navigation([st.Page(one, title="One"), st.Page(two, title="Two", url_path="two")])
page.run()
