"""Two widgets that follow each other through callbacks, as in a converter of units."""

import streamlit as st


def from_celsius():
    st.session_state.fahrenheit = st.session_state.celsius * 9 / 5 + 32


def from_fahrenheit():
    st.session_state.celsius = (st.session_state.fahrenheit - 32) * 5 / 9


def main():
    left, right = st.columns(2)
    with left:
        st.number_input("Celsius", -50.0, 150.0, 20.0, 5.0, key="celsius", on_change=from_celsius)
    with right:
        st.number_input("Fahrenheit", -60.0, 310.0, 68.0, 1.0, key="fahrenheit", on_change=from_fahrenheit)
    st.write(round(st.session_state.celsius, 3), round(st.session_state.fahrenheit, 3))


main()
