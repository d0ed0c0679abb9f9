"""A text that the script puts into the line for a message: it is in the line, and nobody has sent it."""

import streamlit as st


def suggest():
    st.session_state.line = "of a callback"


st.button("Suggest", on_click=suggest)
if st.checkbox("Each time"):
    st.session_state.line = "Hello"
if st.checkbox("No text"):
    st.session_state.line = 5
st.write("sent", st.chat_input("Say", key="line"), st.session_state.line)
message = st.chat_input("With files", key="files", accept_file=True, on_submit=suggest)
st.write("files", message and message.text)
