"""What arguments a cached function takes: underscores are left out, `hash_funcs` says how, the rest must be hashable."""

import streamlit as st


class Point:
    def __init__(self, x, note=""):
        self.x, self.note = x, note


@st.cache_data(hash_funcs={Point: lambda point: point.x})
def by_x(point):
    return point.x, point.note


@st.cache_data
def without(n, _point):
    return n, _point.x


@st.cache_data
def plain(point):
    return point.x


def main():
    x = st.slider("x", 0, 3, 1)
    note = st.text_input("Note", "first")
    point = Point(x, note)
    st.write(by_x(point), without(1, point))
    if st.checkbox("Unhashable"):
        plain(lambda: x if note else point)
        plain(point)
    st.write("end")


main()
