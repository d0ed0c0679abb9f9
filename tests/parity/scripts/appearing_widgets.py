import streamlit as st

show = st.checkbox("Show details")
if show:
    name = st.text_input("Name", "default")
    level = st.slider("Level", 0, 5, 1, key="level")
    st.write(name, level)
else:
    st.write("hidden", "level" in st.session_state)
kind = st.radio("Kind", ["text", "number"])
if kind == "text":
    value = st.text_input("Value", key="value_text")
else:
    value = st.number_input("Value", 0, 9, key="value_number")
st.write("value", value)
st.write(sorted(st.session_state))
