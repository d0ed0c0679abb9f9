"""After `st.stop` nothing more is shown, neither by `finally` nor by what a bare `except` goes on with."""

import streamlit as st


def leave(how):
    try:
        st.write("tried")
        if how != "never":
            st.stop()
        st.write("went on")
    finally:
        st.session_state.finals = st.session_state.get("finals", 0) + 1
        if how == "show in finally":
            st.write("in finally")


def main():
    how = st.selectbox("How", ["never", "plain", "show in finally", "swallowed"])
    st.write("finals before", st.session_state.get("finals", 0))
    if how == "swallowed":
        try:
            leave("plain")
        except BaseException:
            st.session_state.caught = True
            st.write("after the stop")
    else:
        leave(how)
    st.write("the end", st.session_state.get("caught", False))


main()
