"""A fragment whose place changes with the page, or that is there at times only, and comes back."""

import streamlit as st


@st.fragment
def part(name):
    st.text_input(f"Text {name}", key=f"text {name}")
    if st.toggle(f"More {name}"):
        st.write("more of", name, st.session_state[f"text {name}"])


def main():
    extras = st.slider("Extras", 0, 2)
    for at in range(extras):
        st.write("extra", at)
    if st.checkbox("First", True):
        part("first")
    part("second")
    with st.sidebar:
        part("third")


main()
