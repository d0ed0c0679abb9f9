import streamlit as st

name = st.text_input("Name", key="name")
kept = st.checkbox("Stop early")
if kept:
    st.warning("Stopping")
    st.stop()
late = st.slider("Late", 0, 5, key="late")
st.write(name, late)
try:
    if late == 3:
        st.stop()
finally:
    st.write("finally")
st.write("end")
