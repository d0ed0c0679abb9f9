import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
step = st.number_input("Step", 1, 5, 1)
if st.button("More"):
    st.session_state.count += step
if st.button("Less"):
    st.session_state["count"] -= step
st.write("Count:", st.session_state.count)
st.write(len(st.session_state), "count" in st.session_state)
