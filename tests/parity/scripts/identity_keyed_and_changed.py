"""With a key a widget stays the same one while its texts change, and becomes another when what it may hold changes."""

import streamlit as st


def main():
    most = st.radio("Most", [5, 9])
    word = st.selectbox("Word", ["one", "two"])
    step = st.radio("Step", [1, 2])
    st.write(st.slider(f"Slider {word}", 0, most, 3, key="slider", help=word))
    st.write(st.number_input(f"Number {word}", 0, most, 3, step, key="number"))
    st.write(st.text_input(f"Text {word}", word, max_chars=most, key="text", placeholder=word))
    st.write(st.checkbox(f"Check {word}", value=step == 2, key="check"))
    st.write(st.select_slider("Stops", list(range(most)), 1, key="stops"))
    st.write(st.text_area("Area", "area", key="area", height=100 * step))


main()
