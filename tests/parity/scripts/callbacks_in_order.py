"""Callbacks come before the script, with the arguments of the run that made the widget, one for each change."""

import streamlit as st


def note(*words, **named):
    st.session_state.setdefault("notes", []).append([*words, *named.values()])


def main():
    n = st.slider("n", 0, 5, 1, key="n", on_change=note, args=("slider",))
    st.button(f"Button at {n}", on_click=note, args=("button", n), kwargs={"twice": n * 2}, key="button")
    st.toggle("Toggle", on_change=lambda: note("toggle", st.session_state.n, n))
    st.text_input("Text", key="text", on_change=lambda known=n: note("text", st.session_state.text, known))
    st.write(st.session_state.get("notes", [])[-5:])


main()
