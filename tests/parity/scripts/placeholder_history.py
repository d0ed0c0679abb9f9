"""What a placeholder shows depends on everything that was written to it in this run, not on the last write alone."""

import streamlit as st


def rows(place, names):
    with place.container():
        for name in names:
            st.write(name)


def main():
    first = st.slider("First", 0, 4, 3)
    second = st.slider("Second", 0, 4, 1)
    place = st.empty()
    rows(place, [f"first {at}" for at in range(first)])
    if st.checkbox("A text in between"):
        place.text("between")
    if st.checkbox("Empty in between"):
        place.empty()
    rows(place, [f"second {at}" for at in range(second)])
    st.write("below")


main()
