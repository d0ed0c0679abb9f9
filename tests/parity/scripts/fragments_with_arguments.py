"""A fragment's own run has the arguments, the variables and the globals of the call; what it gives back goes nowhere."""

import streamlit as st

factor = 2


@st.fragment
def part(name, *numbers, scale=1):
    own = st.slider(f"Own {name}", 0, 5, 1)
    st.write(name, [number * scale * factor + own for number in numbers])
    return own


def main():
    global factor
    factor = st.radio("Factor", [2, 3])
    scale = st.number_input("Scale", 1, 5)
    back = part("first", 1, 2, scale=scale)
    other = part("second", scale, scale=2)
    st.write("given back", back, other)


main()
