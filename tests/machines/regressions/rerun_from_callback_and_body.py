# A button asks for another run; the counter shows how many there were.
# events: click go; click go; set n = 4; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)

st.session_state.runs = st.session_state.get("runs", 0) + 1
if st.button("go"):
    st.session_state.extra = n
    st.rerun()
st.write(st.session_state.runs, st.session_state.get("extra"))
