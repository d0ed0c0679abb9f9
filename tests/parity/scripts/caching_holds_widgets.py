"""Widgets in a cached function: while its result is found they stand there, hold what the user gives, and do nothing."""

import streamlit as st


@st.cache_data(show_spinner=False)
def with_widgets(n):
    level = st.slider("Level", 0, 9, n)
    text = st.text_input("Text", key="text")
    pressed = st.button("Press")
    return [n, level, text, pressed]


def main():
    n = st.number_input("n", 0, 3, 1)
    st.write(with_widgets(n))
    st.write("state", st.session_state.get("text", "nothing"))
    st.checkbox("Again")


main()
