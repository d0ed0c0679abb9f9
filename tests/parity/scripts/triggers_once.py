"""A button is pressed in one run only: neither a rerun nor another widget presses it again."""

import streamlit as st


def main():
    log = st.session_state.setdefault("log", [])
    if st.button("Press"):
        log.append("press")
    if st.button("Press and rerun"):
        log.append("rerun")
        st.rerun()
    with st.form("form"):
        st.checkbox("In the form")
        if st.form_submit_button("Send"):
            log.append("send")
    st.slider("Other", 0, 5)
    st.write(log[-5:], len(log))


main()
