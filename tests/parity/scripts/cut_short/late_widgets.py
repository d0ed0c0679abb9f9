"""A run that is cut short before it comes to its last widgets and changes: those keep what they were."""

import time

import streamlit as st

from tests.parity import cut_short


def told():
    st.session_state.told = st.session_state.get("told", 0) + 1


def main():
    state = st.session_state
    state.setdefault("log", [])
    n = st.slider("n", 0, 5, 1, key="n", on_change=told)
    if st.button("Press"):
        state.log.append("pressed")
    state.log.append(n)
    cut_short.here(time.time())
    st.write("after the cut", state.log[-4:], state.get("told"))
    state.log.append("end")
    late = st.selectbox("Late", ["a", "b"], key="late")
    if st.checkbox("More"):
        st.text_input("Very late", key="very_late")
    st.write(late, state.get("very_late"))


main()
