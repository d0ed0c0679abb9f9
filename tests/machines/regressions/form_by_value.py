# The form around a widget is chosen by a value: the form, what it refuses, and the handles made in it follow.
# events: set inside = true; set n = 3; set inside = false; set sidebar = true; set n = 4; set sidebar = false; set inside = true
import streamlit as st
inside = st.checkbox("inside")
sidebar = st.checkbox("sidebar")
plain = st.container()
place = st.form("f") if inside else (st.sidebar if sidebar else plain).container()
with place:
    n = st.slider("n", 0, 9, 1)
    k = st.slider("k", 0, 9, 1, key="k")
    box = st.container()
    if not inside:
        st.write("a page")
try:
    with place:
        st.button("go")
except Exception as error:
    st.write(type(error).__name__)
with place:
    if inside:
        st.form_submit_button()
box.slider("in the box", 0, 9)
st.write(n, k)
