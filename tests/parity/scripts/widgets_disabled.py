"""A disabled widget keeps its value; its callback is not called when the script changes it."""

import streamlit as st


def told():
    st.session_state.told = st.session_state.get("told", 0) + 1


def main():
    off = st.toggle("Off")
    if st.button("Set"):
        st.session_state.amount = 7
    st.slider("Amount", 0, 9, 2, key="amount", disabled=off, on_change=told)
    st.selectbox("Kind", ["a", "b"], key="kind", disabled=off, on_change=told)
    st.button("Do", disabled=off, on_click=told)
    st.write(st.session_state.amount, st.session_state.kind, st.session_state.get("told", 0))


main()
