"""Without a key every parameter that shows makes another widget, with its own default; some do not count."""

import streamlit as st


def main():
    word = st.selectbox("Word", ["one", "two"])
    off = st.checkbox("Off")
    st.write(st.slider(f"Slider {word}", 0, 9, 3))
    st.write(st.slider("Same slider", 0, 9, 3, disabled=off, label_visibility="hidden" if off else "visible"))
    st.write(st.number_input("Number", 0, 9, 2 if off else 1))
    st.write(st.text_input("Text", help=word))
    st.write(st.radio("Radio", [word, "always"], horizontal=off))


main()
