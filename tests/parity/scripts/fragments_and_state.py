"""Session state between fragments and the page: the page sees what a fragment did with its next run only."""

import streamlit as st


@st.fragment
def counter(name):
    state = st.session_state
    if st.button(f"Up {name}"):
        state[name] = state.get(name, 0) + 1
    if st.button(f"All {name}"):
        state[name] = 0
        st.rerun()
    if st.button(f"Only {name}"):
        state[name] = state.get(name, 0) + 10
        st.rerun(scope="fragment")
    st.write(name, state.get(name, 0))


def main():
    st.write("on the page", [st.session_state.get(name, 0) for name in "ab"])
    counter("a")
    counter("b")
    st.checkbox("Page")


main()
