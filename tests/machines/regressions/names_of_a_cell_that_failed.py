# A cell that fails may have bound local names before: a handler sees them.
# events: set n = 4; set m = 2; set m = 5; set n = 2; set m = 4; rerun; set n = 0; set m = 3
import streamlit as st


def part(n, m):
    places = [0, 0, 0]
    first = second = "old"
    try:
        first = places[n] = "new"
        st.write("fits")
    except IndexError:
        st.write("first is", first, m)
    try:
        for second in range(n):
            (lambda: 1 // (2 - second))()
        del first
        st.write({}[m])
    except (ZeroDivisionError, KeyError) as error:
        st.write("second is", second, m, type(error).__name__)
    try:
        st.write(first)
    except NameError:
        st.write("deleted", m)


n = st.slider("n", 0, 9, 1)
m = st.slider("m", 0, 9, 1)
part(n, m)
