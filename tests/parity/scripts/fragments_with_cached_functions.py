"""Cached functions and forms inside of fragments."""

import streamlit as st


@st.cache_data(show_spinner=False)
def squares(n):
    return [at * at for at in range(n)]


@st.fragment
def part():
    with st.form("form"):
        n = st.slider("n", 0, 6, 3)
        sent = st.form_submit_button("Send")
    st.write(squares(n), sent)
    if sent:
        st.session_state.sent = n
    st.bar_chart(squares(n))


def main():
    part()
    st.write("sent", st.session_state.get("sent"))
    st.button("Page")


main()
