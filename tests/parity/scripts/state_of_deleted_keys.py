"""A deleted key reads as missing at once; a widget whose key was deleted has its default again."""

import streamlit as st


def forget():
    del st.session_state["level"]


def delete(name):
    try:
        del st.session_state[name]
    except KeyError:
        return "nothing to delete"
    return "deleted"


def main():
    st.slider("Level", 0, 5, 2, key="level")
    st.write(st.session_state.level)
    st.button("Back to the default", on_click=forget)
    if st.checkbox("Delete another"):
        st.session_state.other = 1
        st.write(delete("other"), delete("other"), "other" in st.session_state)
    if st.button("Delete below its widget"):
        st.write(delete("level"), "level" in st.session_state)


main()
