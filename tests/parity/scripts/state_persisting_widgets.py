"""`persist_state` for widgets of every kind, hidden and shown again, with other texts in between."""

import streamlit as st


def widgets(word):
    st.slider(f"Slider {word}", 0, 8, 1, key="slider", persist_state="session")
    st.multiselect("Many", ["x", "y", "z"], ["y"], key="many", persist_state="session")
    st.text_area("Area", "text", key="area", persist_state="session")
    st.checkbox("Check", key="check", persist_state="session")
    st.number_input("Number", 0, 9, 3, key="number", persist_state="session")


def main():
    show = st.toggle("Show", True)
    word = st.radio("Word", ["one", "two"], horizontal=True)
    if st.button("Forget"):
        st.session_state.pop("area", None)
    if show:
        widgets(word)
    st.write([st.session_state.get(name) for name in ("slider", "many", "area", "check", "number")])


main()
