"""One placeholder written to again and again, in a loop: a progress that ends, and a table that is filled row by row."""

import streamlit as st


def count_up(place, most):
    for at in range(most):
        place.metric("Step", at, delta=at - most)
    return most


def main():
    most = st.slider("Most", 0, 6, 3)
    place, bar, total = st.empty(), st.progress(0.0), st.empty()
    lines = []
    for at in range(count_up(place, most)):
        bar.progress((at + 1) / most, text=f"{at + 1} of {most}")
        lines.append(f"line {at}")
        total.code("\n".join(lines))
    if st.checkbox("Clear"):
        bar.empty()
        total.empty()


main()
