# A callback changes a list of the previous run: the next run does not see it, unless it lives in state.
# events: click add; click add; set n = 3; click keep; click keep; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
l = [n]
kept = st.session_state.setdefault("kept", [])
st.write("before", l, kept)
st.button("add", on_click=lambda: l.append(9))
st.button("keep", on_click=lambda: kept.append(n))
st.write("after", l, kept)
