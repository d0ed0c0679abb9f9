"""A value copied to a key of its own outlives the widget; a `persist_state` widget does so itself."""

import streamlit as st


def keep():
    st.session_state.kept = st.session_state.shown


def main():
    st.session_state.setdefault("kept", "b")
    if st.toggle("Show", True):
        st.session_state.shown = st.session_state.kept
        st.radio("Letter", ["a", "b", "c"], key="shown", on_change=keep)
        st.select_slider("Lasting", [1, 2, 3], 2, key="lasting", persist_state="session")
        st.select_slider("Fleeting", [1, 2, 3], 2, key="fleeting")
    st.write(st.session_state.kept, st.session_state.get("lasting"), st.session_state.get("fleeting"))


main()
