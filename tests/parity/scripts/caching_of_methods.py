"""Cached methods, static methods and functions that are made in a function."""

import streamlit as st


class Source:
    def __init__(self, name):
        self.name = name

    @st.cache_data
    def load(_self, n):
        st.session_state.loads = st.session_state.get("loads", 0) + 1
        return [_self.name] * n

    @staticmethod
    @st.cache_data
    def size(n):
        return n * n


def main():
    n = st.slider("n", 0, 3, 1)
    name = st.radio("Name", ["one", "two"])

    @st.cache_data
    def local(n):
        return name, n

    st.write(Source(name).load(n), Source.size(n), local(n))
    st.write(st.session_state.get("loads", 0))


main()
