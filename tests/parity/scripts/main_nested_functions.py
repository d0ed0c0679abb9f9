"""Functions within functions, with variables of the outer ones, some of them set from within."""

import streamlit as st


def main():
    size = st.slider("Size", 1, 4, 2)
    lines = []
    shown = 0

    def line(text):
        nonlocal shown
        shown += 1
        lines.append(text)
        st.write(f"{shown}: {text} of {size}")

    def section(title):
        def row(at):
            line(f"{title} {at}")
            return at * factor

        factor = st.number_input(f"Factor of {title}", 1, 5, 2)
        return sum(row(at) for at in range(size))

    first = section("first")
    second = section("second") if st.checkbox("Second") else 0
    size += 1
    line("last")
    st.write(first, second, lines, shown)


main()
