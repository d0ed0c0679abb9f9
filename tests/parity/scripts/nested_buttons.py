import streamlit as st

if st.button("Outer"):
    st.write("outer pressed")
    if st.button("Inner"):
        st.write("inner is never reached")
pressed = [st.button(str(i), key=f"b{i}") for i in range(3)]
st.write(pressed)
if any(pressed):
    st.session_state.last = pressed.index(True)
st.write("last", st.session_state.get("last"))
if st.toggle("Show more") and st.button("More"):
    st.balloons()
