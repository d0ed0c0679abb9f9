"""A widget with `on_change="ignore"` starts no run: its value comes with the next event, whichever that is."""

import streamlit as st


def main():
    quiet = st.slider("Quiet", 0, 9, 2, on_change="ignore", key="quiet")
    many = st.multiselect("Quiet choice", ["a", "b", "c"], on_change="ignore")
    note = st.text_input("Quiet note", on_change="ignore")
    loud = st.checkbox("Loud")
    st.button("Go")
    st.write(quiet, many, note, loud, st.session_state.quiet)
    if loud:
        st.number_input("Only when loud", 0, 5, on_change="ignore")


main()
