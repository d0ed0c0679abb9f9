# A spinner that its `with` makes is made anew without executing; one that was made before can be used once.
# events: set n = 4; rerun; set m = 2; set n = 1; rerun; set twice = true; rerun
import streamlit as st
n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
with st.spinner(f"Working on {n}"):
    st.write("in it", m)
kept = st.spinner("kept")
with kept:
    st.write("kept", m)
if st.checkbox("twice"):
    with kept:
        st.write("never")
